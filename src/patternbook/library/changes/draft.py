"""Put a change together step by step: every step sees what the steps before it have written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.errors import PatternbookError
from patternbook.library.changes.changeset import ChangeSet, Edit, Move, content_hash
from patternbook.library.overlay import refuse_public
from patternbook.pattern.markdown import outline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from patternbook.library.model import Library
    from patternbook.pattern import Link


class PlanError(PatternbookError):
    """A change cannot be planned; the message says what stands in its way."""


class Draft:
    """The texts of a library as they will be. Files are named by their present paths until the end.

    `records` are the texts of the files below `.patternbook`, by path.
    """

    def __init__(self, library: Library, records: Mapping[str, str] | None = None) -> None:
        self.library = library
        self._present: dict[str, str] = {path: page.source for path, page in library.documents.items()}
        self._present.update((path, pattern.source) for path, pattern in library.by_path.items())
        self._present.update((path, notes.source) for path, notes in library.notes_by_path.items())
        self._present.update(records or {})
        self._texts: dict[str, str | None] = {}
        self._moves: dict[str, str] = {}

    @property
    def moves(self) -> Mapping[str, str]:
        """The files that move, from present path to future path."""
        return self._moves

    def __contains__(self, path: str) -> bool:
        return self._texts.get(path, self._present.get(path)) is not None

    def pages(self) -> Iterator[str]:
        """Yield the paths of all Markdown files, in order."""
        paths = {*self._present, *self._texts}
        yield from (path for path in sorted(paths) if path.endswith(".md") and path in self)

    def text(self, path: str) -> str:
        """Return the text of a file as it will be, "" when there is none."""
        return self._texts.get(path, self._present.get(path)) or ""

    def links(self, path: str) -> tuple[Link, ...]:
        """Return the links of a Markdown file as it will be."""
        if path in self._texts:
            return outline(self.text(path)).links
        page = self.library.file(path)
        return page.links if page else ()

    def write(self, path: str, text: str) -> None:
        """Give a file a text."""
        if text != self.text(path) or path not in self:
            self._texts[path] = text

    def delete(self, path: str) -> None:
        """Take a file away."""
        self._texts[path] = None

    def move(self, old: str, new: str) -> None:
        """Give a file another path. Raises PlanError when another file is there."""
        if old == new:
            return
        if new in self.library.files or new in self:
            message = f"{new} exists already; rename or remove it first"
            raise PlanError(message)
        self._moves[old] = new

    def changes(self, title: str, reason: str = "") -> ChangeSet:
        """Return everything as one change. Raises NotOurOwnError where it touches the library underneath a shelf."""
        edits = []
        for path, text in sorted(self._texts.items()):
            present = self._present.get(path)
            if text == present:
                continue
            seen = None if present is None else content_hash(present.encode())
            edits.append(Edit(self._moves.get(path, path), seen, text))
        moves = tuple(Move(old, new) for old, new in sorted(self._moves.items()))
        changes = ChangeSet(title, reason, tuple(edits), moves)
        refuse_public(changes, self.library)
        return changes
