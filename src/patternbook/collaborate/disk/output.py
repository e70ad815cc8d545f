"""Write a built book to a folder: only what differs, nothing that somebody else put there, and remove what is gone."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from patternbook.collaborate.processes import in_processes
from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MANIFEST = ".patternbook-files"
"""The file that lists, one path a line, what Patternbook wrote into a folder; the format may follow its name."""


class OutputError(PatternbookError):
    """A book cannot be written to a folder without harm to what lies there."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to its folder, as counts of files."""

    written: int
    unchanged: int
    removed: int


def _inside(path: str) -> bool:
    """Whether a path stays in the folder that it is joined to."""
    pure = PurePosixPath(path)
    return bool(path) and not pure.is_absolute() and ".." not in pure.parts and "\0" not in path


def _listed(manifest: Path) -> set[str]:
    """Return what an earlier build wrote, as its manifest says."""
    try:
        lines = manifest.read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return set()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{manifest} cannot be read ({error}): delete the folder {manifest.parent} and build again"
        raise OutputError(message) from error
    return {line for line in lines if _inside(line)}


def _list(manifest: Path, paths: Iterable[str]) -> None:
    text = "".join(f"{path}\n" for path in sorted(paths))
    if not manifest.is_file() or manifest.read_text(encoding="utf-8") != text:
        manifest.write_text(text, encoding="utf-8")


class _Folder:
    """A folder that a book is written to."""

    def __init__(self, out: Path) -> None:
        self.out = str(out)
        self.made: set[str] = set()

    def place(self, path: str) -> str:
        return os.path.join(self.out, path)  # noqa: PTH118 - pathlib takes longer than the writing itself

    def differs(self, path: str, data: bytes) -> bool:
        try:
            with open(self.place(path), "rb") as file:  # noqa: PTH123 - see place
                return file.read() != data
        except FileNotFoundError:
            return True

    def update(self, path: str, data: bytes, *, is_known: bool) -> bool:
        """Write a file unless its bytes lie there already; whether it was written."""
        if is_known and not self.differs(path, data):
            return False
        self.write(path, data)
        return True

    def write(self, path: str, data: bytes) -> None:
        """Write a file; a folder or a link that stands in its place makes this fail rather than follow it."""
        folder = path.rpartition("/")[0]
        if folder not in self.made:
            os.makedirs(self.place(folder), exist_ok=True)  # noqa: PTH103 - see place
            self.made.add(folder)
        with open(self.place(path), "wb") as file:  # noqa: PTH123 - see place
            file.write(data)

    def remove(self, path: str) -> bool:
        """Remove a file, and the folders above it that are empty then."""
        try:
            os.unlink(self.place(path))  # noqa: PTH108 - see place
        except FileNotFoundError:
            return False
        folder = path.rpartition("/")[0]
        with suppress(OSError):
            while folder:
                os.rmdir(self.place(folder))  # noqa: PTH106 - see place
                folder = folder.rpartition("/")[0]
        return True


def _refuse_foreign(out: Path, paths: Iterable[str], ours: set[str]) -> None:
    """Raise if a file that Patternbook did not write lies where one of the book's has to go."""
    if not out.is_dir() or not any(out.iterdir()):
        return
    foreign = next((path for path in paths if path not in ours and (out / path).exists()), None)
    if foreign is not None:
        message = f"{out / foreign} was not written by Patternbook and would be lost: name another folder with --out"
        raise OutputError(message)


def write_files(files: Mapping[str, bytes], out: Path, kind: str = "") -> Written:
    """Write files of a kind below a folder and return what changed there.

    Files of other kinds may lie beside them: each kind has a list of its own.
    Files whose bytes are the same stay untouched, so that a server or a copy program sees what is
    new. Files of an earlier build that are gone from the book are removed; files of others stay.
    Many files are made and written by several processes. Raises OutputError when a file of
    somebody else is in the way.
    """
    paths = list(files)
    if wrong := next((path for path in paths if not _inside(path)), None):
        message = f"{wrong!r} is no path below {out}: rename the file in the library"
        raise OutputError(message)
    try:
        return _write(files, paths, out, out / (f"{MANIFEST}-{kind}" if kind else MANIFEST))
    except OSError as error:
        message = f"{error.filename or out} cannot be written: {error.strerror}; name another folder with --out"
        raise OutputError(message) from error


def _write(files: Mapping[str, bytes], paths: list[str], out: Path, manifest: Path) -> Written:
    before, now = _listed(manifest), set(paths)
    others = {path for other in out.glob(f"{MANIFEST}*") if other != manifest for path in _listed(other)}
    _refuse_foreign(out, paths, before | others)
    out.mkdir(parents=True, exist_ok=True)
    _list(manifest, before | now)
    folder = _Folder(out)

    def update(part: Iterator[str]) -> int:
        return sum(folder.update(path, files[path], is_known=path in before) for path in part)

    written = sum(in_processes(update, paths))
    removed = sum(folder.remove(path) for path in sorted(before - now - others))
    _list(manifest, paths)
    return Written(written, len(paths) - written, removed)
