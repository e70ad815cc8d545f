"""Change several files as one: what is to happen is written down first, and finished by whoever comes next.

The journal is one file that appears whole (it is renamed into place) and goes when the last file
is in place. Killed before it appears, nothing has happened; killed after, the next command ends
the work. A file that a person has edited in between is left to that person.
"""

from __future__ import annotations

import json
import os
import shutil
from base64 import b64decode, b64encode
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.collaborate.disk.index import index_held, let_go
from patternbook.collaborate.disk.lock import locked
from patternbook.collaborate.git.program import git
from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_REGULAR = 0o644


class UnsafePathError(PatternbookError):
    """A change names a file that is none of the library's."""


class WriteError(PatternbookError):
    """A file could not be written; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Journal:
    """What every file that changes holds before and after, None for no file.

    `modes` are the permissions of new files. `commit` is the name of the commit that a change of
    files belongs to, "" for a change of the working tree alone.
    """

    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]
    modes: Mapping[str, int]
    commit: str = ""


def place(root: Path, path: str) -> Path:
    """Return where a file of a library lies. Raises UnsafePathError for a place that a change may not touch."""
    parts = path.split("/")
    bad = (
        not path
        or path.startswith("/")
        or "\\" in path
        or "\0" in path
        or not {"", ".", "..", ".git"}.isdisjoint(parts)
    )
    file = root / path
    if bad or not file.parent.resolve().is_relative_to(root.resolve()):
        message = f"{path!r} is not a place inside the library; nothing was changed"
        raise UnsafePathError(message)
    if file.is_symlink():
        message = f"{path} is a symbolic link; change the file that it leads to"
        raise UnsafePathError(message)
    return file


def read(root: Path, path: str) -> bytes | None:
    """Return the bytes of a file, None when there is none. Raises UnsafePathError."""
    file = place(root, path)
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}; nothing was changed"
        raise WriteError(message) from error


def _mode(root: Path, path: str) -> int:
    """Return the permissions of a file, those of a plain one when there is none."""
    try:
        return place(root, path).stat().st_mode & 0o777
    except OSError:
        return _REGULAR


def modes(root: Path, paths: Iterable[str], origin: Mapping[str, str]) -> dict[str, int]:
    """Return the permissions that files will have: one that moves here, from its path in `origin`, keeps its own."""
    return {path: _mode(root, origin.get(path, path)) for path in paths}


def _folder(root: Path) -> Path:
    """Return where the journal lies: inside `.git` where there is one, so that it is never committed."""
    git = root / ".git"
    return git / "patternbook" if git.is_dir() and not git.is_symlink() else root / ".patternbook" / "journal"


def is_unfinished(root: Path) -> bool:
    """Whether a command was interrupted, or is at work right now."""
    return _folder(root).exists()


def _save(file: Path, data: bytes, permissions: int = _REGULAR) -> None:
    with file.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    file.chmod(permissions)


def _text(data: bytes | None) -> str | None:
    return None if data is None else b64encode(data).decode()


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else b64decode(text)


def open_journal(root: Path) -> Path:
    """Let whoever comes next see that something is going on, and return where its journal will lie."""
    folder = _folder(root)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def write_down(journal: Journal, root: Path) -> None:
    """Write a journal; from the moment this returns the change will happen."""
    folder = open_journal(root)
    content = {
        "before": {path: _text(data) for path, data in journal.before.items()},
        "after": {path: _text(data) for path, data in journal.after.items()},
        "modes": dict(journal.modes),
        "commit": journal.commit,
    }
    _save(folder / "part", json.dumps(content).encode())
    (folder / "part").replace(folder / "journal.json")


def read_down(root: Path) -> Journal | None:
    """Return the journal of an interrupted change, None when it was not begun."""
    file = _folder(root) / "journal.json"
    if not file.is_file():
        return None
    content = json.loads(file.read_bytes())
    before = {path: _bytes(text) for path, text in content["before"].items()}
    after = {path: _bytes(text) for path, text in content["after"].items()}
    return Journal(before, after, content["modes"], content["commit"])


def clear(root: Path) -> None:
    """Take the journal away: the change is done, or will not be."""
    folder = _folder(root)
    (folder / "journal.json").unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    if folder.parent.name == ".patternbook":
        with suppress(OSError):
            folder.parent.rmdir()


def _put(root: Path, path: str, data: bytes | None, permissions: int) -> None:
    """Make a file hold some bytes, or be gone; each in one step."""
    file = place(root, path)
    if data is None:
        file.unlink(missing_ok=True)
        with suppress(OSError):
            for folder in file.relative_to(root).parents[:-1]:
                (root / folder).rmdir()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    part = _folder(root) / "part"
    _save(part, data, permissions)
    part.replace(file)


def carry_out(journal: Journal, root: Path, *, forward: bool = True) -> tuple[str, ...]:
    """Bring every file to what it holds after the change (before it, when not `forward`).

    Returns the files that hold neither, because somebody has edited them since; they stay as they are.
    """
    wanted = journal.after if forward else journal.before
    edited = []
    for path in wanted:
        present = read(root, path)
        if present == wanted[path]:
            continue
        if present not in (journal.before[path], journal.after[path]):
            edited.append(path)
            continue
        _put(root, path, wanted[path], journal.modes.get(path, _REGULAR))
    return tuple(edited)


def _put_back(journal: Journal, root: Path, error: OSError) -> WriteError:
    """Undo what was carried out before the disk failed; returns the error to raise."""
    why = f"{error.filename or root} could not be written: {error.strerror or error}"
    try:
        carry_out(journal, root, forward=False)
    except OSError:
        return WriteError(f"{why}; the change is half done, and the next command ends it once the disk can be written")
    clear(root)
    return WriteError(f"{why}; nothing was changed")


def perform(journal: Journal, root: Path) -> None:
    """Write a journal, carry it out, take it away; on an error of the disk everything is put back.

    The caller holds the lock. Raises WriteError.
    """
    try:
        write_down(journal, root)
        carry_out(journal, root)
    except OSError as error:
        raise _put_back(journal, root, error) from error
    clear(root)


def _is_committed(root: Path, commit: str) -> bool:
    answer = git(root, "merge-base", "--is-ancestor", commit, "HEAD")
    return answer is not None and answer.returncode == 0


def _end(root: Path) -> tuple[str, ...]:
    """End what an interrupted command began, or drop it if it had not begun; the caller holds the lock."""
    journal = read_down(root)
    edited: tuple[str, ...] = ()
    if journal is not None and not journal.commit:
        edited = carry_out(journal, root)
    elif journal is not None and _is_committed(root, journal.commit):
        with index_held(root) as index:
            if index is not None:
                index.prepare("HEAD", tuple(journal.after))
                index.follow()
            edited = carry_out(journal, root)
    let_go(root)
    clear(root)
    return edited


def finish(root: Path) -> tuple[str, ...]:
    """End what an interrupted command began, or drop it if it had not begun.

    Every command calls this before it reads the library. Returns the files left alone because
    somebody has edited them since.
    """
    if not is_unfinished(root):
        return ()
    with locked(root):
        return _end(root)


@contextmanager
def changing(root: Path) -> Iterator[None]:
    """Hold the lock of a library in which nothing is half done, whoever was killed while this one waited."""
    with locked(root):
        if is_unfinished(root):
            _end(root)
        yield
