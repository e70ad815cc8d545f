"""Put a merge on the library's branch, and let the folder that is served follow when nobody works on those files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.collaborate.disk.journal import Journal, modes
from patternbook.collaborate.git import commit as committing
from patternbook.collaborate.git.comparing import changed_paths, data_at
from patternbook.collaborate.proposals.forge import ForgeError
from patternbook.library import StaleChangeError

if TYPE_CHECKING:
    from pathlib import Path

    import pygit2

    from patternbook.collaborate.git.repository import Repository


def _journal(repository: Repository, root: Path, tip: pygit2.Commit, made: pygit2.Commit) -> Journal:
    """Return what the files of the working tree hold before and after a merge."""
    pairs = changed_paths(repository, tip, made)
    paths = tuple(dict.fromkeys(path for pair in pairs for path in pair if path))
    origin = {new: old for old, new in pairs if old and new}
    if edited := committing.uncommitted(repository, paths):
        message = (
            f"{edited} is being edited in the folder that is served: commit or undo that there, then merge again. "
            "The proposal waits, nothing is lost"
        )
        raise ForgeError(message)
    permissions = {} if repository.git.is_bare else modes(root, paths, origin)
    before, after = ({path: data_at(repository, commit, path) for path in paths} for commit in (tip, made))
    return Journal(before, after, permissions, str(made.id))


def land(repository: Repository, root: Path, tip: pygit2.Commit, made: pygit2.Commit, title: str) -> None:
    """Move the library's branch from `tip` to a commit made on it, and bring the files of the working tree along.

    The caller holds the lock. Raises StaleChangeError when the branch has moved, ForgeError when
    somebody is editing one of the files in the working tree; then nothing is changed.
    """
    branch = committing.current_branch(repository)
    if branch.target != tip.id:
        message = f"{branch.shorthand} got another commit in the meantime; merge again"
        raise StaleChangeError(message)
    journal = _journal(repository, root, tip, made)
    committing.publish(repository, root, journal, lambda: committing.swap(branch, made.id, title))
