"""The git repository around a library: find it, and read the library as it was at a revision."""

from __future__ import annotations

import posixpath
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import pygit2
from pygit2.enums import FileMode

from patternbook.collaborate.disk.worktree import READ, is_skipped
from patternbook.collaborate.opening import preset, read_config
from patternbook.collaborate.shelf import CONFIG, shelf_of, text_below
from patternbook.errors import PatternbookError
from patternbook.library import Files, Library, make_library, parse_config
from patternbook.library.assemble import LARGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path


_Made = TypeVar("_Made")

CONTENDED = (ValueError, OSError, pygit2.GitError)
"""What git raises when another writer, of this process or of another one, moved a ref meanwhile or holds its lock."""


_ATTEMPTS, _PAUSE = 10, 0.005


def steadily(work: Callable[..., _Made], *values: object) -> _Made:
    """Read or write objects of a repository, and again when `git gc` moved them in that very instant.

    It puts objects from one file into another, which libgit2 may miss, and takes away folders that are
    empty, perhaps one that libgit2 has just made.
    """
    for _ in range(_ATTEMPTS):
        with suppress(OSError, KeyError):
            return work(*values)
        time.sleep(_PAUSE)
    return work(*values)


class RepositoryError(PatternbookError):
    """There is no git repository, or it does not have what was asked of it."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository and the folder in it, "" for its root, that holds the library."""

    git: pygit2.Repository
    prefix: str = ""

    def path(self, path: str) -> str:
        """Return the path in the repository of a path in the library."""
        return f"{self.prefix}/{path}" if self.prefix else path


def open_repository(root: Path) -> Repository:
    """Open the git repository that holds a library. Raises RepositoryError."""
    root = root.resolve()
    try:
        place = pygit2.discover_repository(str(root))
        repository = pygit2.Repository(place) if place else None
    except pygit2.GitError as error:
        message = f"git refuses {root}: {error}"
        raise RepositoryError(message) from error
    if repository is None:
        message = f"{root} is not in a git repository; begin one with `git init`"
        raise RepositoryError(message)
    if repository.workdir is None:
        return Repository(repository)
    inside = root.relative_to(repository.workdir.rstrip("/") or "/").as_posix()
    return Repository(repository, "" if inside == "." else inside)


def commit_at(repository: Repository, revision: str) -> pygit2.Commit:
    """Return the commit that a revision names. Raises RepositoryError when there is none."""
    try:
        return steadily(repository.git.revparse_single, revision).peel(pygit2.Commit)
    except (KeyError, ValueError, pygit2.GitError) as error:
        message = f"git knows no commit {revision!r} here; name a branch, a tag or a commit (a shallow clone has few)"
        raise RepositoryError(message) from error


def blob_in(tree: pygit2.Tree, path: str) -> pygit2.Blob | None:
    """Return the file at a path of a tree, None where there is none."""
    try:
        entry = tree[path]
    except KeyError:
        return None
    return entry if isinstance(entry, pygit2.Blob) else None


def _tree(repository: Repository, commit: pygit2.Commit) -> pygit2.Tree | None:
    """Return the library's folder at a commit, None when it was not there yet."""
    if not repository.prefix:
        return commit.tree
    try:
        found = commit.tree[repository.prefix]
    except KeyError:
        return None
    return found if isinstance(found, pygit2.Tree) else None


def _entries(tree: pygit2.Tree, folder: str = "", without: str = "") -> Iterator[tuple[str, pygit2.Object]]:
    """Yield every file below a tree that a library would read from a disk, with its path; none in `without`."""
    for entry in tree:
        name = entry.name or ""
        path = f"{folder}/{name}" if folder else name
        if isinstance(entry, pygit2.Tree):
            if path != without and not is_skipped(name, path):
                yield from _entries(entry, path, without)
        elif entry.filemode != FileMode.COMMIT:
            yield path, entry


def _content(blobs: dict[str, pygit2.Object], path: str, hops: int = 4) -> bytes | str:
    """Return the bytes of a file, through symbolic links; a sentence without a full stop when it has none."""
    entry = blobs.get(path)
    if not isinstance(entry, pygit2.Blob) or hops == 0:
        return "the file is a symbolic link that leads to no file of the library"
    try:
        size = entry.size
    except (KeyError, pygit2.GitError):
        return "git does not have the content of the file (a partial clone?)"
    if size > LARGEST_TEXT:
        return f"the file has {size / 1e6:.1f} MB and was not read; no pattern is that long"
    if entry.filemode == FileMode.LINK:
        target = posixpath.join(posixpath.dirname(path), entry.data.decode(errors="replace"))
        return _content(blobs, posixpath.normpath(target), hops - 1)
    return entry.data


def _same(repository: Repository, library: Library, at: str, commit: pygit2.Commit) -> dict[str, str]:
    """Return the texts of a library, read at one commit, that are the same at another; git need not unpack them."""
    diff = commit_at(repository, at).tree.diff_to_tree(commit.tree)
    changed = {file.path for delta in diff.deltas for file in (delta.old_file, delta.new_file)}
    return {page.path: page.source for page in library.own_pages if repository.path(page.path) not in changed}


def _read(repository: Repository, commit: pygit2.Commit, known: Mapping[str, str], without: str = "") -> Files:
    tree = _tree(repository, commit)
    blobs = dict(_entries(tree, without=without)) if tree is not None else {}
    texts = {path: known[path] for path, entry in blobs.items() if path in known and entry.filemode != FileMode.LINK}
    read = {path: _content(blobs, path) for path in blobs if path.endswith(READ) and path not in texts}
    contents = {path: found for path, found in read.items() if isinstance(found, bytes)}
    unreadable = {path: found for path, found in read.items() if isinstance(found, str)}
    return Files(contents, frozenset(blobs) - unreadable.keys(), unreadable, texts)


def read_files_at(root: Path, revision: str) -> Files:
    """Read a library's files as they were at a revision. Raises RepositoryError."""
    repository = open_repository(root)
    return _read(repository, commit_at(repository, revision), {})


def read_below_at(root: Path, revision: str, folder: str) -> dict[str, str]:
    """Return the texts of the files below a folder of a library, as they were at a revision. Raises RepositoryError."""
    repository = open_repository(root)
    tree = _tree(repository, commit_at(repository, revision))
    found = tree[folder] if tree is not None and folder in tree else None
    blobs = dict(_entries(found, folder)) if isinstance(found, pygit2.Tree) else {}
    return {path: entry.data.decode() for path, entry in blobs.items() if isinstance(entry, pygit2.Blob)}


def open_library_at(root: Path, revision: str, previous: Library | None = None, *, at: str = "") -> Library:
    """Read the library in a folder as it was at a revision, with the configuration it had then.

    What other packages add is that of an earlier reading, else of the folder as it is: naming code to
    run is for those who keep the folder, not for whoever proposes a revision. So is naming the library
    underneath a shelf, whose files are read as they lie on the disk now.
    `previous`, any reading of the library, spares parsing the files that are the same; with the commit
    that it was read `at`, those are not unpacked either.
    """
    repository = open_repository(root)
    commit = commit_at(repository, revision)
    known = _same(repository, previous, at, commit) if previous is not None and at else {}
    shelf = shelf_of(root)
    files = _read(repository, commit, known, shelf.inside if shelf else "")
    text = files.contents.get(CONFIG, b"").decode(errors="replace")
    plugged = (previous.config if previous else read_config(root)).plugged
    config = replace(parse_config(text, preset(), text_below(root)), plugged=plugged)
    return make_library(shelf.cover(files) if shelf else files, config, previous)
