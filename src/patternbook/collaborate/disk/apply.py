"""Make a change real in the working tree: all of it, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.collaborate.disk.journal import Journal, changing, modes, perform, read
from patternbook.collaborate.shelf import refuse_below
from patternbook.library.changes import changeset

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.library import ChangeSet


def paths_of(changes: ChangeSet) -> tuple[str, ...]:
    """Return every path that a change touches, old and new, once and in order."""
    moved = (path for move in changes.moves for path in (move.old, move.new))
    return tuple(
        dict.fromkeys((*moved, *(edit.path for edit in changes.edits), *(new.path for new in changes.additions)))
    )


def apply(changes: ChangeSet, root: Path) -> None:
    """Apply a change to the files of a library.

    Raises NotOurOwnError for a file of the library underneath a shelf, StaleChangeError when a file is
    not what the change expects, WriteError when the disk
    refuses, UnsafePathError for a path outside the library; then nothing is changed. Killed at any
    instant, the library is as before, or `journal.finish` makes it as after.
    """
    with changing(root):
        before = {path: read(root, path) for path in paths_of(changes)}
        present = {path: data for path, data in before.items() if data is not None}
        refuse_below(changes, root, present)
        after = changeset.apply(changes, present)
        permissions = modes(root, after, {move.new: move.old for move in changes.moves})
        journal = Journal(before, {path: after.get(path) for path in before}, permissions)
        perform(journal, root)
