"""Open what people exported, a file, a folder or a ZIP, without being led out of it or flooded by it."""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from patternbook.errors import PatternbookError
from patternbook.identify.model import Problem
from patternbook.identify.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


_UNPACKING = (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError, zlib.error)
"""What may be raised while a member is unpacked: it is broken, encrypted, or packed in a way that is not known."""


_ENCRYPTED = 1
_LOCAL_HEADER = b"PK\x03\x04"
"""What a ZIP begins with, also one of which the end is missing."""


class ExportError(PatternbookError):
    """A source cannot be opened at all."""


@dataclass(frozen=True)
class Export:
    """The members of a source by name, in order, with their sizes, and what of it is not read for safety's sake.

    A folder and a ZIP are read the same way: `fetch` gives the first so many bytes of a member, all with -1.
    """

    members: Mapping[str, int]
    problems: tuple[Problem, ...]
    fetch: Callable[[str, int], bytes | Problem]

    def read(self, name: str) -> bytes | Problem:
        """Return a member's bytes, or why it cannot be read."""
        return self.fetch(name, -1)


def _unsafe(name: str) -> str:
    """Return why a member's name is not taken, "" when it is."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or name[1:2] == ":" or ".." in path.parts or "\0" in name:
        return "its name leads out of the export; it was not read"
    return ""


def _told(size: int, limit: int) -> str:
    return f"it has {size / 1e6:.0f} MB, more than the {limit / 1e6:.0f} MB that identify.largest_member allows"


def _safe(info: zipfile.ZipInfo, settings: Settings) -> str:
    """Return why a member of a ZIP is not read, "" when it is."""
    if stat.S_ISLNK(info.external_attr >> 16):
        return "it is a symbolic link; it was not followed"
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted; unpack the ZIP with its password and name the folder instead"
    if info.file_size > settings.largest_member:
        return _told(info.file_size, settings.largest_member)
    if (
        info.file_size > settings.largest_ratio * max(info.compress_size, 1)
        and info.file_size > settings.largest_ratio * 1000
    ):
        return f"it is packed more than {settings.largest_ratio} times, as a ZIP bomb is; it was not read"
    return _unsafe(info.filename)


def _limited(names: Iterable[tuple[str, int]], settings: Settings) -> tuple[dict[str, int], list[Problem]]:
    """Return as many members as the limits on count and size allow, and a problem that names the first beyond."""
    kept: dict[str, int] = {}
    total = 0
    for name, size in sorted(names):
        total += size
        if len(kept) >= settings.most_members:
            return kept, [
                Problem(name, f"only the first {settings.most_members} members are read: identify.most_members")
            ]
        if total > settings.largest_source:
            return kept, [
                Problem(name, "this and later members are beyond identify.largest_source; they were not read")
            ]
        kept[name] = size
    return kept, []


def _from_zip(archive: zipfile.ZipFile, settings: Settings) -> Export:
    problems = []
    infos: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        if info.is_dir():
            continue
        if why := _safe(info, settings):
            problems.append(Problem(info.filename, why))
        elif info.filename in infos:
            problems.append(Problem(info.filename, "there are two members of this name; the first was read"))
        else:
            infos[info.filename] = info
    members, beyond = _limited(((name, info.file_size) for name, info in infos.items()), settings)

    def fetch(name: str, most: int) -> bytes | Problem:
        try:
            with archive.open(infos[name]) as file:
                data = file.read(most if most >= 0 else settings.largest_member + 1)
        except _UNPACKING as error:
            return Problem(name, f"it cannot be unpacked ({error})")
        return (
            data if len(data) <= settings.largest_member else Problem(name, _told(len(data), settings.largest_member))
        )

    return Export(members, (*problems, *beyond), fetch)


def _read_file(path: Path, name: str, most: int, settings: Settings) -> bytes | Problem:
    try:
        with path.open("rb") as file:
            if (size := os.fstat(file.fileno()).st_size) > settings.largest_source:
                return Problem(name, f"it has {size / 1e6:.0f} MB, more than identify.largest_source allows")
            return file.read(most)
    except OSError as error:
        return Problem(name, f"it cannot be read: {error.strerror}")


def _files(root: Path, problems: list[Problem]) -> Iterator[tuple[str, int]]:
    def closed(error: OSError) -> None:
        problems.append(Problem(_member(Path(error.filename), root), f"it cannot be read: {error.strerror}"))

    for folder, folders, names in os.walk(root, onerror=closed):
        folders.sort()
        for name in sorted([*names, *(f for f in folders if (Path(folder) / f).is_symlink())]):
            path = Path(folder) / name
            if path.is_symlink():
                problems.append(Problem(_member(path, root), "it is a symbolic link; it was not followed"))
            elif not path.is_file():
                problems.append(Problem(_member(path, root), "it is no file that can be read; it was left"))
            elif not name.startswith("."):
                yield _member(path, root), path.stat().st_size


def _member(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _from_folder(root: Path, settings: Settings) -> Export:
    problems: list[Problem] = []
    members, beyond = _limited(_files(root, problems), settings)
    return Export(members, (*problems, *beyond), lambda name, most: _read_file(root / name, name, most, settings))


def _begins(path: Path, sign: bytes) -> bool:
    head = _read_file(path, path.name, len(sign), Settings())
    return head == sign


@contextmanager
def opened(path: Path, settings: Settings) -> Iterator[Export]:
    """Open a source for reading; nothing is ever unpacked to disk. Raises ExportError when there is none."""
    if path.is_dir():
        yield _from_folder(path, settings)
    elif not path.is_file():
        message = f"{path} is neither a file nor a folder; name an export, a transcript, a mail archive or notes"
        raise ExportError(message)
    elif zipfile.is_zipfile(path) or _begins(path, _LOCAL_HEADER):
        try:
            archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError) as error:
            message = f"{path} is no ZIP that can be opened ({error}); export it again"
            raise ExportError(message) from error
        with archive:
            yield _from_zip(archive, settings)
    else:
        size = path.stat().st_size
        yield Export({path.name: size}, (), lambda name, most: _read_file(path, name, most, settings))
