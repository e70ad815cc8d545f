"""Hold git's index while a branch moves, so that nobody commits from files and an index that are behind it.

Whoever holds `index.lock` alone may write the index, and `git commit` needs it: without it a commit made
between a merge and the index that follows would take the merge back. The lock file says whose it is, so
that one which a killed process left behind is known.
"""

from __future__ import annotations

import shutil
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from patternbook.collaborate.disk.private import keep_first
from patternbook.collaborate.git.program import git, git_text
from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PATIENCE = 5.0
_PAUSE = 0.02


class GitIndexError(PatternbookError):
    """Git's index cannot be held or written."""


class Index:
    """The index of the folder that holds a library, held by this process."""

    def __init__(self, root: Path, file: Path) -> None:
        self._root = root
        self._file = file
        self._next = file.with_name("patternbook.index")

    def prepare(self, commit: str, paths: Iterable[str]) -> None:
        """Make the index in which some files are as a commit has them, beside the one that is there."""
        for left in (self._next, self._next.with_name(f"{self._next.name}.lock")):
            left.unlink(missing_ok=True)
        if self._file.exists():
            shutil.copyfile(self._file, self._next)
        answer = git(self._root, "reset", "-q", commit, "--", *paths, index=self._next)
        if answer is not None and answer.returncode != 0:
            message = f"git does not prepare its index: {answer.stderr.strip()}; nothing was changed"
            raise GitIndexError(message)

    def follow(self) -> None:
        """Put what was prepared in place."""
        if self._next.exists():
            self._next.replace(self._file)


def _file(root: Path) -> Path | None:
    """Return the index of the folder that holds a library, None where there is no repository or no git."""
    folder = git_text(root, "rev-parse", "--absolute-git-dir")
    return Path(folder, "index") if folder else None


def _lock(file: Path) -> Path:
    return file.with_name("index.lock")


def _mark(root: Path) -> bytes:
    return b"patternbook %s\n" % bytes(root.resolve())


def _is_ours(lock: Path, root: Path) -> bool:
    """Whether a lock was taken for a library; by somebody who is dead, when the caller holds the library's own lock."""
    try:
        return lock.read_bytes() == _mark(root)
    except OSError:
        return False


@contextmanager
def index_held(root: Path) -> Iterator[Index | None]:
    """Hold git's index until the block ends; the caller holds the library's own lock.

    Gives None where there is no repository. Raises GitIndexError when git is at work there and does
    not come to an end.
    """
    file = _file(root)
    if file is None:
        yield None
        return
    lock, deadline = _lock(file), time.monotonic() + _PATIENCE
    while not keep_first(lock, _mark(root)) and not _is_ours(lock, root):
        if time.monotonic() > deadline:
            message = (
                f"somebody is committing in {root} right now; try again when that is done. "
                f"If nobody is, a git that died left {lock} behind: remove it"
            )
            raise GitIndexError(message)
        time.sleep(_PAUSE)
    try:
        yield Index(root, file)
    finally:
        lock.unlink(missing_ok=True)


def let_go(root: Path) -> None:
    """Give git's index back where a killed process held it for a library; the caller holds the library's own lock."""
    file = _file(root)
    if file is not None and _is_ours(_lock(file), root):
        _lock(file).unlink(missing_ok=True)
