"""What happened to the files of a library: dated changes by people, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from heapq import merge
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Act(StrEnum):
    """What a commit did to a file."""

    ADDED = "added"
    EDITED = "edited"
    MOVED = "moved"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Commit:
    """Who changed something, when, and in which words.

    `date` is when the author wrote it, `committed` when it came into the history; both are ISO 8601
    with the offset of the person's clock. `coauthors` are the names of the Co-authored-by lines.
    """

    id: str
    date: str
    author: str
    title: str = ""
    committed: str = ""
    coauthors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What one commit did to one file. `previous` is the old path of a moved file, else ""."""

    commit: Commit
    act: Act
    path: str
    previous: str = ""

    @property
    def date(self) -> str:
        """When the author wrote the change, ISO 8601 with an offset."""
        return self.commit.date

    @property
    def author(self) -> str:
        """Who wrote the change."""
        return self.commit.author

    @property
    def came(self) -> str:
        """When the change came into the history, ISO 8601 with an offset; else when it was written."""
        return self.commit.committed or self.commit.date

    @property
    def day(self) -> str:
        """The day on which the change came into the history, as `2026-08-18`."""
        return self.came[:10]


@dataclass(frozen=True)
class History:
    """Every change of a library's files, the newest first.

    `head` is the commit that was read from. `gap` is "" when the whole history is known; otherwise
    a sentence without a full stop that says what is missing, and then nothing is said to be the
    first change of a file. `moves_known` is False where git could not compare contents.
    """

    head: str = ""
    changes: tuple[Change, ...] = ()
    gap: str = ""
    moves_known: bool = field(default=True)

    def joined(self, other: History) -> History:
        """Return both histories as one, for a library whose files lie in two repositories."""

        def age(change: Change) -> float:
            return -datetime.fromisoformat(change.came).timestamp()

        changes = tuple(merge(self.changes, other.changes, key=age))
        return History(self.head, changes, self.gap or other.gap, self.moves_known and other.moves_known)

    @cached_property
    def _at(self) -> dict[str, list[int]]:
        """The positions of the changes that name a path, newest first."""
        found: dict[str, list[int]] = {}
        for position, change in enumerate(self.changes):
            found.setdefault(change.path, []).append(position)
            if change.previous:
                found.setdefault(change.previous, []).append(position)
        return found

    def _names(self, path: str) -> dict[str, int]:
        """Return every name that a file has had, and the newest position from which on it had it.

        The log of branches that were joined may list a move twice; a name ends only where its file
        moves to a name that this one never had.
        """
        names = {path: 0}
        unread = [path]
        while unread:
            name = unread.pop()
            for position in self._at.get(name, ()):
                change = self.changes[position]
                if position < names[name]:
                    continue
                if change.previous == name and change.path not in names:
                    break
                if change.path == name and change.previous and change.previous not in names:
                    names[change.previous] = self._beside(change.previous, position)
                    unread.append(change.previous)
        return names

    def _beside(self, path: str, moved: int) -> int:
        """Return how far before its move the old path is still this file: other branches may edit it for a while."""
        for position in reversed(self._at[path]):
            if position < moved and self.changes[position].act is not Act.EDITED:
                break
            moved = min(moved, position)
        return moved

    def _positions(self, names: dict[str, int]) -> Iterator[int]:
        """Yield the changes of a file under all its names."""
        for name, newest in names.items():
            for position in self._at.get(name, ()):
                change = self.changes[position]
                if change.previous == name and change.path not in names:
                    break
                if position >= newest and change.path == name:
                    yield position

    def of(self, path: str) -> tuple[Change, ...]:
        """Return the changes of a file, the newest first, followed through the moves that git is sure of."""
        return tuple(self.changes[position] for position in sorted(self._positions(self._names(path))))

    def last(self, path: str) -> Change | None:
        """Return the newest change of a file, None when the history does not tell."""
        return next(iter(self.of(path)), None)

    def first(self, path: str) -> Change | None:
        """Return the change that added a file, under whichever path; None when the history does not tell."""
        if self.gap or not self.moves_known:
            return None
        changes = self.of(path)
        return changes[-1] if changes and changes[-1].act is Act.ADDED else None

    def people(self, path: str) -> tuple[str, ...]:
        """Return everybody who changed a file, co-authors included, the first contributor first."""
        names: dict[str, None] = {}
        for change in reversed(self.of(path)):
            names.update(dict.fromkeys((change.commit.author, *change.commit.coauthors)))
        return tuple(names)
