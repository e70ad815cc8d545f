"""Set a repository to rights after its space died in the middle of something; nobody has to help."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pygit2

from patternbook.collaborate.disk.journal import finish
from patternbook.collaborate.disk.lock import locked
from patternbook.collaborate.git.repository import open_repository
from patternbook.collaborate.proposals import discussion

if TYPE_CHECKING:
    from collections.abc import Iterator

STALE = 3.0
"""Seconds after which the lock file of a ref belongs to nobody: git holds one for thousandths of a second."""

STALE_INDEX = 600.0
"""The same for git's index, which `git commit --all` holds for as long as somebody writes the message."""

_OURS = ("refs/patternbook", "refs/heads")


def _locks(folder: Path) -> Iterator[Path]:
    yield from (file for file in (folder / "HEAD.lock",) if file.is_file())
    for place in _OURS:
        yield from (folder / place).rglob("*.lock")


def _age(lock: Path) -> float:
    return time.time() - lock.stat().st_mtime


def unlock(root: Path, patience: float = STALE) -> tuple[str, ...]:
    """Remove lock files that a killed process left behind; return their names.

    Waits until young ones are old enough. Of several workers that begin at once one does so at a time, so
    that none removes a lock that somebody has taken since it looked.
    """
    folder, gone = _common(root), []
    with locked(root):
        for lock in list(_locks(folder)):
            with suppress(FileNotFoundError):
                if (age := _age(lock)) < patience:
                    time.sleep(patience - age)
                if _age(lock) >= patience:
                    lock.unlink()
                    gone.append(lock.relative_to(folder).as_posix())
        index = folder / "index.lock"
        with suppress(FileNotFoundError):
            if _age(index) >= STALE_INDEX:
                index.unlink()
                gone.append(index.name)
    return tuple(gone)


def _common(root: Path) -> Path:
    """Return the folder that holds the refs of a repository."""
    return Path(open_repository(root).git.path)


def recover(root: Path) -> None:
    """Remove what blocks, end what was begun, and give each proposal its branch. Called before a space serves.

    Raises RepositoryError when there is no repository.
    """
    unlock(root)
    finish(root)
    git = open_repository(root).git
    for number in discussion.numbers(git):
        name = f"refs/heads/proposal/{number}"
        if git.references.get(name) is None:
            last = git.references[f"{discussion.NOTES}{number}"].target
            with suppress(discussion.BrokenNoteError):
                discussion.claim(git, name, pygit2.Oid(hex=discussion.read(git, pygit2.Oid(hex=str(last)))[1]))
