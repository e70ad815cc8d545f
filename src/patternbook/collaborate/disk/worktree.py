"""The working tree: which files a library has, and their bytes, without following a link out of it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from patternbook.library import Files
from patternbook.library.assemble import LARGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

READ = (".md", ".toml")
"""How the names of the files end whose contents make a library; of the others only the paths are known."""

_SKIPPED = frozenset({"node_modules", "__pycache__", "_book", "site"})


def is_skipped(name: str, path: str) -> bool:
    """Whether a folder is no part of a library: hidden folders but `.patternbook`, and what tools leave behind."""
    return name in _SKIPPED or (name.startswith(".") and path != ".patternbook")


def _listed(root: Path, folder: str, unreadable: dict[str, str]) -> list[os.DirEntry[str]]:
    """Return what a folder holds, nothing for one that has just gone or cannot be read; raise only for the root."""
    try:
        with os.scandir(root / folder) as entries:
            return list(entries)
    except OSError as error:
        if not folder:
            raise
        if not isinstance(error, (FileNotFoundError, NotADirectoryError)):
            unreadable[folder] = f"the folder cannot be read: {error.strerror}"
        return []


def _entries(root: Path, unreadable: dict[str, str], without: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield every file below a folder with its path; hidden folders but `.patternbook`, and `without`, are left out."""
    folders = [""]
    while folders:
        folder = folders.pop()
        for entry in _listed(root, folder, unreadable):
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if path != without and not is_skipped(entry.name, path):
                    folders.append(path)
            elif entry.name != ".DS_Store":
                yield path, entry


def _escapes(root: Path, entry: os.DirEntry[str]) -> str:
    """Return why a symbolic link is not followed, "" when it may be."""
    try:
        target = Path(entry.path).resolve(strict=True)
    except (OSError, RuntimeError):
        return "the file is a symbolic link that leads nowhere; mend or delete it"
    if not target.is_relative_to(root):
        return "the file is a symbolic link out of the library and was not read; copy the file instead"
    return (
        "" if target.is_file() else "the symbolic link leads to a folder and was not followed; copy the folder instead"
    )


_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that changes again has another time: the clocks of disks are that coarse at most."""


class Stamps:
    """When files last changed, as a reading saw them, and their texts: a later reading need not read those again."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[int, int, int, int]] = {}
        self._texts: Mapping[str, str] = {}

    def begin(self, texts: Mapping[str, str]) -> None:
        """Begin another reading, knowing the texts that the one before made of the files."""
        self._texts = texts
        self._now = time.time_ns()

    def text(self, path: str, status: os.stat_result) -> str | None:
        """Return the text of a file that did not change since it was read, None when it has to be read."""
        stamp = status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
        if self._seen.get(path) == stamp:
            return self._texts.get(path)
        self._seen.pop(path, None)
        # A file that changed just now may change again and keep its time.
        if max(stamp[:2]) < self._now - _SETTLED:
            self._seen[path] = stamp
        return None


def read_files(root: Path, *, without: str = "", stamps: Stamps | None = None) -> Files:
    """Read a library's Markdown and TOML files; other files are listed by path only.

    The files below the folder `without` belong to another library. `stamps` tell what an earlier reading
    saw. What goes away while it is read is not there. Raises OSError when the folder itself cannot be listed.
    """
    root = root.resolve()
    texts: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    paths: set[str] = set()
    unreadable: dict[str, str] = {}
    for path, entry in _entries(root, unreadable, without):
        try:
            path.encode()
        except UnicodeEncodeError:
            printable = path.encode(errors="replace").decode()
            unreadable[printable] = "the file's name is not UTF-8; rename it"
            continue
        if entry.is_symlink() and (why := _escapes(root, entry)):
            unreadable[path] = why
            continue
        paths.add(path)
        if not path.endswith(READ):
            continue
        try:
            status = entry.stat()
            if status.st_size > LARGEST_TEXT:
                size = f"{status.st_size / 1e6:.1f} MB"
                unreadable[path] = f"the file has {size} and was not read; no pattern is that long"
                continue
            if stamps is not None and (text := stamps.text(path, status)) is not None:
                texts[path] = text
                continue
            with open(entry.path, "rb") as file:  # noqa: PTH123 - half the time of Path.open over ten thousand files
                contents[path] = file.read()
        except FileNotFoundError:
            paths.discard(path)
        except OSError as error:
            unreadable[path] = f"the file cannot be read: {error.strerror}"
    return Files(contents, frozenset(paths), unreadable, texts)


def is_watched(root: Path, name: str) -> bool:
    """Whether a change of a file, named as the system names it, can change what a library is."""
    path = Path(name)
    if not path.is_relative_to(root):
        return False
    parts = path.relative_to(root).parts
    folders = ("/".join(parts[: at + 1]) for at in range(len(parts) - 1))
    return not any(is_skipped(folder.rpartition("/")[2], folder) for folder in folders)
