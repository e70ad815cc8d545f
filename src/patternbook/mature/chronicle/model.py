"""A period of a library, and everything that happened in it, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from patternbook.library import Library
    from patternbook.library.history import Change, History
    from patternbook.mature.evidence.open_reviews import OpenReview
    from patternbook.mature.scope import Scope
    from patternbook.pattern import KnownInstance, Level, Pattern


@dataclass(frozen=True, slots=True)
class Came:
    """A pattern or a translation that is new: when it came and by whom, as far as git tells."""

    pattern: Pattern
    date: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A pattern that went to another level: when, and after how many days on the level before; None if unknown."""

    pattern: Pattern
    before: Level
    after: Level
    date: str
    days: int | None


@dataclass(frozen=True, slots=True)
class Improved:
    """A pattern or a translation whose words changed, and in which sections."""

    pattern: Pattern
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InstanceAdded:
    """An instance that a pattern did not list before; `organization` is the name that counts, None if anonymous."""

    pattern: Pattern
    organization: str | None
    instance: KnownInstance


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who changed the library: in how many commits, and whether never before."""

    name: str
    commits: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Everything that happened; `since` and `until` are days. `renamed` holds patterns with their old slugs."""

    since: str
    until: str
    commits: int
    new: tuple[Came, ...]
    levels: tuple[LevelChange, ...]
    renamed: tuple[tuple[str, Pattern], ...]
    retired: tuple[Pattern, ...]
    improved: tuple[Improved, ...]
    instances: tuple[InstanceAdded, ...]
    translations: tuple[Came, ...]
    retranslated: tuple[Improved, ...]
    contributors: tuple[Contributor, ...]
    open_reviews: tuple[OpenReview, ...]
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """What is compared: the library before and after, the whole history until then, and the commits of the period."""

    since: str
    until: str
    before: Library
    after: Scope
    history: History
    commits: frozenset[str]

    def changes(self, path: str) -> tuple[Change, ...]:
        """Return what the period's commits did to a file, the newest first."""
        return tuple(change for change in self.history.of(path) if change.commit.id in self.commits)

    def came(self, pattern: Pattern) -> Came:
        """Return when a file came, and who wrote it within the period."""
        changes = self.changes(pattern.path)
        names = (name for c in reversed(changes) for name in (c.commit.author, *c.commit.coauthors))
        return Came(pattern, changes[-1].day if changes else "", tuple(dict.fromkeys(names)))
