"""Look at all that a check may know beside the files, as far as somebody asked for it, and tell what stays unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from patternbook.collaborate.checks.spelling import Spelling, open_spelling
from patternbook.collaborate.observing import observe
from patternbook.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from patternbook.library import Library
    from patternbook.mature.observations import LinkResult, Observations


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where to look: dictionaries as a rule, and on demand git's history, the web, and a linter of Markdown."""

    spelling: bool = True
    history: bool = False
    links: bool = False
    style: bool = False

    @property
    def leaves_the_library(self) -> bool:
        """Whether what is seen can change while the library and the dictionaries stay the same."""
        return self.history or self.links or self.style


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen, what is unknown as sentences without a full stop, and the dictionaries that were opened."""

    seen: Observations
    unknown: tuple[str, ...]
    spelling: Spelling


def _languages(library: Library, paths: Collection[str] | None) -> frozenset[str]:
    """Return the languages of the patterns that are looked at."""
    own = (page for page in library.own_pages if isinstance(page, Pattern))
    return frozenset(pattern.language for pattern in own if paths is None or pattern.path in paths)


def unknown_spelling(spelling: Spelling, languages: Collection[str]) -> Iterator[str]:
    """Yield one sentence for each reason why the spelling of some languages is not looked at."""
    reasons: dict[str, list[str]] = {}
    for language, why in sorted(spelling.missing.items()):
        if language in languages:
            reasons.setdefault(why, []).append(language)
    yield from (f"spelling is unknown in {', '.join(named)}: {why}" for why, named in reasons.items())


def _unknown_links(links: Mapping[str, LinkResult]) -> Iterator[str]:
    if unknown := sorted(address for address, result in links.items() if result.state == "unknown"):
        more = f" and {len(unknown) - 1} more" if len(unknown) > 1 else ""
        yield f"{len(unknown)} of {len(links)} web links are unknown: {unknown[0]} ({links[unknown[0]].why}){more}"


def look(root: Path, library: Library, outlook: Outlook, paths: Collection[str] | None = None) -> Look:
    """Look where an outlook says, for a library or for some of its files.

    Raises StyleError when a linter is asked for and there is none.
    """
    seen = observe(root, library, history=outlook.history)
    spelling = open_spelling(root, library) if outlook.spelling else Spelling()
    seen = replace(seen, dictionaries=spelling.dictionaries)
    unknown = list(unknown_spelling(spelling, _languages(library, paths)))
    if outlook.history and (seen.history is None or seen.history.gap):
        unknown.append(f"history is unknown: {seen.history.gap if seen.history else 'the library is not in git'}")
    if outlook.style:
        from patternbook.collaborate.checks.style import read_style  # noqa: PLC0415 - starts another program

        seen = replace(seen, style=read_style(root, library, None if paths is None else sorted(paths)))
    if outlook.links:
        from patternbook.collaborate.links.observing import observe_links  # noqa: PLC0415 - loads the HTTP client

        links = observe_links(root, library, paths)
        unknown += _unknown_links(links)
        seen = replace(seen, links=links)
    return Look(seen, tuple(unknown), spelling)
