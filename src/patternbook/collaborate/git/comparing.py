"""What differs between two commits of a library, file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygit2.enums import DeltaStatus

from patternbook.collaborate.git.repository import blob_in
from patternbook.collaborate.proposals.forge import ForgeError, change_of

if TYPE_CHECKING:
    import pygit2

    from patternbook.collaborate.git.repository import Repository
    from patternbook.collaborate.proposals.forge import FileChange


def _inside(repository: Repository, path: str) -> str:
    """Return the path in the library of a path in the repository. Raises ForgeError for one outside of it."""
    if not repository.prefix:
        return path
    inside = path.removeprefix(f"{repository.prefix}/")
    if inside == path:
        message = f"the proposal changes {path}, which is outside of the library; merge its branch with git"
        raise ForgeError(message)
    return inside


def changed_paths(repository: Repository, before: pygit2.Commit, after: pygit2.Commit) -> list[tuple[str, str]]:
    """Return old and new path of every file that differs, "" where there is none; moves are found by content."""
    diff = before.tree.diff_to_tree(after.tree)
    diff.find_similar()
    found = []
    for delta in diff.deltas:
        old = "" if delta.status == DeltaStatus.ADDED else _inside(repository, delta.old_file.path or "")
        new = "" if delta.status == DeltaStatus.DELETED else _inside(repository, delta.new_file.path or "")
        found.append((old, new))
    return sorted(found, key=lambda pair: pair[1] or pair[0])


def data_in(repository: Repository, tree: pygit2.Tree, path: str) -> bytes | None:
    """Return the bytes of a file of the library in a tree, None where there is none."""
    blob = blob_in(tree, repository.path(path)) if path else None
    return blob.data if blob is not None else None


def data_at(repository: Repository, commit: pygit2.Commit, path: str) -> bytes | None:
    """Return the bytes of a file of the library at a commit, None where there is none."""
    return data_in(repository, commit.tree, path)


def text_in(repository: Repository, tree: pygit2.Tree, path: str) -> str | None:
    """Return the text of a file of the library in a tree, None where there is none."""
    return _text(data_in(repository, tree, path))


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode(errors="replace")


def changed_files(repository: Repository, before: pygit2.Commit, after: pygit2.Commit) -> tuple[FileChange, ...]:
    """Return every file that differs, with its text before and after."""
    return tuple(
        change_of(new or old, data_at(repository, before, old), data_at(repository, after, new))
        for old, new in changed_paths(repository, before, after)
    )
