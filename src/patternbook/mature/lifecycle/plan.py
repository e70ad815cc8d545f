"""What a step in a pattern's life comes to: a change, and what it leaves for people; and the files that it moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from patternbook.library import ChangeSet, Library
    from patternbook.pattern import Level, Pattern


@dataclass(frozen=True, slots=True)
class Plan:
    """A change, and what it leaves for people to do, one sentence each."""

    changes: ChangeSet
    remarks: tuple[str, ...] = ()


def in_every_language(pattern: Pattern, library: Library) -> tuple[Pattern, ...]:
    """Return a pattern in every language, the source language first."""
    found = (library.pattern(pattern.slug, language) for language in library.languages)
    return tuple(each for each in found if each is not None)


def refilled(path: str, library: Library, *, level: Level | None = None, slug: str = "") -> str:
    """Return the path that a pattern file has on another level or under another name."""
    for expression in library.config.pattern_paths():
        match = expression.match(path)
        if match is None:
            continue
        wanted = {"level": level.folder if level else "", "slug": slug}
        names = [name for name in match.re.groupindex if wanted.get(name)]
        for name in sorted(names, key=match.start, reverse=True):
            path = path[: match.start(name)] + wanted[name] + path[match.end(name) :]
        return path
    return path
