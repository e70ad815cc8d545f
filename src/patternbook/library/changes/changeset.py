"""Every change to a library as one value that can be shown, applied whole, and undone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from collections.abc import Mapping


def content_hash(data: bytes) -> str:
    """Return the name of a content: the first 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(data).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Edit:
    """New text for a file. `seen` is the content hash of what the editor saw, None for a new file.

    `text` None deletes the file.
    """

    path: str
    seen: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """A file gets another path; its text may be edited in the same change, under the new path."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Addition:
    """A new file that is no text, such as a picture."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Edits, moves and additions that belong together, and why: all of them happen, or none."""

    title: str
    reason: str = ""
    edits: tuple[Edit, ...] = ()
    moves: tuple[Move, ...] = ()
    additions: tuple[Addition, ...] = ()


class StaleChangeError(PatternbookError):
    """A file is no longer what the author of a change saw."""


def _moved(files: dict[str, bytes], move: Move) -> None:
    if move.old not in files:
        message = f"{move.old} is gone: read the library again and repeat the change"
        raise StaleChangeError(message)
    if move.new in files and move.new != move.old:
        message = f"{move.new} exists already: rename or remove it first"
        raise StaleChangeError(message)
    files[move.new] = files.pop(move.old)


def _edited(files: dict[str, bytes], edit: Edit) -> None:
    present = files.get(edit.path)
    if (None if present is None else content_hash(present)) != edit.seen:
        message = f"{edit.path} has changed since it was read: read it again and repeat the change"
        raise StaleChangeError(message)
    if edit.text is None:
        files.pop(edit.path, None)
    else:
        files[edit.path] = edit.text.encode()


def _added(files: dict[str, bytes], addition: Addition) -> None:
    if files.setdefault(addition.path, addition.data) != addition.data:
        message = f"{addition.path} exists already and holds something else: choose another name"
        raise StaleChangeError(message)


def apply(changes: ChangeSet, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files after a change; the given ones stay as they are.

    Moves come first, then edits, which name files by their new paths, then additions. Raises StaleChangeError,
    with nothing changed, when a file is not what the change expects.
    """
    after = dict(files)
    for move in changes.moves:
        _moved(after, move)
    for edit in changes.edits:
        _edited(after, edit)
    for addition in changes.additions:
        _added(after, addition)
    return after


def inverse(changes: ChangeSet, files: Mapping[str, bytes]) -> ChangeSet:
    """Return the change that leads from `apply(changes, files)` back to `files`."""
    origin = {move.new: move.old for move in changes.moves}
    deleted = {edit.path for edit in changes.edits if edit.text is None}
    edits = []
    for edit in changes.edits:
        before = files.get(origin.get(edit.path, edit.path))
        after = None if edit.text is None else content_hash(edit.text.encode())
        edits.append(Edit(origin.get(edit.path, edit.path), after, None if before is None else before.decode()))
    new = (each for each in changes.additions if each.path not in files)
    edits += [Edit(each.path, content_hash(each.data), None) for each in new]
    moves = tuple(Move(move.new, move.old) for move in reversed(changes.moves) if move.new not in deleted)
    return ChangeSet(f"Undo: {changes.title}", changes.reason, tuple(edits), moves)
