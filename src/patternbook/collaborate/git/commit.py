"""Make a change real as one commit, built beside the working tree and put on the branch by compare-and-swap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygit2
from pygit2.enums import FileMode, FileStatus

from patternbook.collaborate.disk.apply import paths_of
from patternbook.collaborate.disk.index import index_held
from patternbook.collaborate.disk.journal import (
    Journal,
    WriteError,
    carry_out,
    changing,
    clear,
    modes,
    open_journal,
    write_down,
)
from patternbook.collaborate.git.repository import (
    CONTENDED,
    Repository,
    RepositoryError,
    blob_in,
    commit_at,
    open_repository,
    steadily,
)
from patternbook.collaborate.shelf import refuse_below
from patternbook.library import StaleChangeError
from patternbook.library.changes import changeset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from patternbook.library import ChangeSet


def current_branch(repository: Repository) -> pygit2.Reference:
    """Return what moves when somebody commits: the branch of HEAD, or HEAD itself where it names a commit."""
    try:
        return repository.git.lookup_reference("HEAD").resolve()
    except (KeyError, pygit2.GitError) as error:
        message = "the git repository has no commit yet; make the first one with git"
        raise RepositoryError(message) from error


def _signature(repository: Repository) -> pygit2.Signature:
    try:
        return repository.git.default_signature
    except (KeyError, pygit2.GitError) as error:
        message = "git does not know who you are; run `git config user.name` and `git config user.email` with a value"
        raise RepositoryError(message) from error


def entries(repository: Repository, tree: pygit2.Tree, paths: tuple[str, ...]) -> dict[str, pygit2.Blob]:
    """Return the files that a commit has at some paths of the library."""
    blobs = {path: blob_in(tree, repository.path(path)) for path in paths}
    return {path: blob for path, blob in blobs.items() if blob is not None}


def uncommitted(repository: Repository, paths: Iterable[str]) -> str:
    """Return the first of some files that differs from what is committed, "" when none does."""
    if repository.git.is_bare:
        return ""
    for path in paths:
        try:
            status = repository.git.status_file(repository.path(path))
        except KeyError:
            continue
        if status != FileStatus.CURRENT:
            return path
    return ""


def _refuse_uncommitted(repository: Repository, paths: tuple[str, ...]) -> None:
    """Raise RepositoryError when one of the files differs from what is committed."""
    if path := uncommitted(repository, paths):
        message = f"{path} has changes that are not committed; commit them first, or leave out --commit"
        raise RepositoryError(message)


def tree_with(
    repository: Repository, base: pygit2.Tree, changes: ChangeSet, after: dict[str, bytes | None]
) -> pygit2.Oid:
    """Write a tree with some files changed; other files and permissions are those of `base`."""
    origin = {move.new: move.old for move in changes.moves}
    before = entries(repository, base, paths_of(changes))
    index = pygit2.Index()
    index.read_tree(base)
    for path, data in after.items():
        if data is None:
            if path in before:
                index.remove(repository.path(path))
            continue
        kept = before.get(origin.get(path, path))
        blob = steadily(repository.git.create_blob, data)
        file_mode = FileMode(kept.filemode) if kept is not None else FileMode.BLOB
        index.add(pygit2.IndexEntry(repository.path(path), blob, file_mode))
    return steadily(index.write_tree, repository.git)


def message_of(changes: ChangeSet) -> str:
    """Return the message of the commit that makes a change real."""
    return f"{changes.title}\n\n{changes.reason}\n" if changes.reason else f"{changes.title}\n"


def swap(branch: pygit2.Reference, commit: pygit2.Oid, title: str) -> None:
    """Move the branch to a commit, unless somebody else moved it since it was read."""
    try:
        branch.set_target(commit, f"commit: {title}")
    except CONTENDED as error:
        message = f"{branch.shorthand} got another commit in the meantime; read the library again and repeat the change"
        raise StaleChangeError(message) from error


def commit(changes: ChangeSet, root: Path, *, base: str = "") -> str:
    """Commit a change on the present branch and return the commit's name.

    Only the files of the change are touched, whatever else is changed or staged. With `base`, the
    branch has to be at that commit. Raises StaleChangeError when the committed files are not what
    the change expects or the branch has moved on, RepositoryError when there is no repository or
    one of the files has uncommitted changes; then nothing is changed.
    """
    with changing(root):
        repository = open_repository(root)
        branch, author, paths = current_branch(repository), _signature(repository), paths_of(changes)
        parent = commit_at(repository, str(branch.target))
        if base and str(parent.id) != base:
            message = f"{branch.shorthand} is no longer at {base[:10]}; read the library again and repeat the change"
            raise StaleChangeError(message)
        _refuse_uncommitted(repository, paths)
        present = {path: entry.data for path, entry in entries(repository, parent.tree, paths).items()}
        refuse_below(changes, root, present)
        done = changeset.apply(changes, present)
        after = {path: done.get(path) for path in paths}
        tree = tree_with(repository, parent.tree, changes, after)
        message = message_of(changes)
        made = steadily(repository.git.create_commit, None, author, author, message, tree, [parent.id])
        before = {path: present.get(path) for path in paths}
        origin = {move.new: move.old for move in changes.moves}
        permissions = {} if repository.git.is_bare else modes(root, paths, origin)
        journal = Journal(before, after, permissions, str(made))
        publish(repository, root, journal, lambda: swap(branch, made, changes.title))
        return str(made)


def publish(repository: Repository, root: Path, journal: Journal, swap: Callable[[], None]) -> None:
    """Put a commit on its branch, then bring the index and the files of the working tree to it.

    Whoever commits in that folder meanwhile is let in before, and then the branch has moved on, or after.
    """
    if repository.git.is_bare:
        swap()
        return
    open_journal(root)
    with index_held(root) as index:
        if index is not None:
            index.prepare(journal.commit, tuple(journal.after))
        write_down(journal, root)
        try:
            swap()
        except StaleChangeError:
            clear(root)
            raise
        if index is not None:
            index.follow()
        try:
            carry_out(journal, root)
        except OSError as error:
            why = f"the commit is made, but {error.filename} could not be written ({error.strerror})"
            message = f"{why}; mend that, and the next command brings the files to the commit"
            raise WriteError(message) from error
    clear(root)
