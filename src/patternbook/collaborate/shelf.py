"""A shelf on disk: the folder of the library underneath, and the files of both as one tree."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.disk.worktree import read_files
from patternbook.library import ConfigError, Files, content_hash
from patternbook.library.config import expected
from patternbook.library.overlay import lay, refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from patternbook.library import ChangeSet

CONFIG = "patternbook.toml"


class UnderneathError(ConfigError):
    """The folder of the library underneath a shelf cannot be that: most often it is not there."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Whose shelf it is, the folder of the library underneath, and how the configuration writes that.

    `inside` is the path of that folder within the shelf's own, "" when it lies elsewhere.
    """

    name: str
    below: Path
    written: str
    inside: str = ""

    def cover(self, own: Files) -> Files:
        """Return the shelf's own files and those of the library underneath, as they lie on the disk, as one tree."""
        return lay(own, read_files(self.below), self.name, self.written)


def config_text(root: Path) -> str:
    """Return the text of a folder's configuration, "" where it has none."""
    file = root / CONFIG
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def text_below(root: Path) -> str:
    """Return the text of the configuration of the library underneath a folder, "" where there is none."""
    shelf = shelf_of(root)
    return config_text(shelf.below) if shelf else ""


def _table(root: Path) -> dict[str, Any] | None:
    """Return what a folder's configuration says of a shelf, None when it is none. Raises ConfigError."""
    try:
        values = tomllib.loads(config_text(root))
    except tomllib.TOMLDecodeError as error:
        message = f"{root / CONFIG} is not valid TOML: {error}"
        raise ConfigError(message) from error
    return expected(values["shelf"], dict, "[shelf]") if "shelf" in values else None


def shelf_of(root: Path) -> Shelf | None:
    """Return the shelf that a folder is, None for a library of its own. Raises ConfigError for one that cannot be."""
    if (table := _table(root)) is None:
        return None
    root = root.resolve()
    written = str(expected(table.get("on", ""), str, "shelf.on")).strip()
    name = str(expected(table.get("name", ""), str, "shelf.name")).strip() or root.name
    below = Path(os.path.normpath(root / written)).resolve()
    refuse_unfit(root, written, below)
    inside = below.relative_to(root).as_posix() if below.is_relative_to(root) else ""
    return Shelf(name, below, written, inside)


def folders_of(root: Path) -> tuple[Path, ...]:
    """Return the folders whose files make a library: its own, and of a shelf the one underneath. Raises ConfigError."""
    shelf = shelf_of(root)
    return (root, shelf.below) if shelf else (root,)


def refuse_unfit(root: Path, written: str, below: Path) -> None:
    """Raise UnderneathError when a folder cannot be the library underneath a shelf."""
    if not written:
        why = "names no folder; write the folder of the library underneath, relative to patternbook.toml"
    elif not below.is_dir():
        why = f"is {written!r}, and there is no folder {below}; clone the library there (git submodule update --init)"
    elif below == root or root.is_relative_to(below):
        why = f"is {written!r}, which holds the shelf itself; a shelf stands beside the library or around it"
    elif not (below / CONFIG).is_file() and not (below / "patterns").is_dir():
        why = f"is {written!r}, which is no pattern library: {below} has neither patternbook.toml nor patterns"
    elif _table(below) is not None:
        why = f"is {written!r}, which is a shelf itself; put both on the same library"
    else:
        return
    message = f"patternbook.toml: shelf.on {why}"
    raise UnderneathError(message)


def refuse_below(changes: ChangeSet, root: Path, present: Mapping[str, bytes]) -> None:
    """Raise NotOurOwnError for a change of what its author saw in the library underneath, given the shelf's own files.

    The last gate before anything is written, whoever planned the change.
    """
    seen = [(edit.path, edit.seen) for edit in changes.edits if edit.seen]
    unknown = [(path, said) for path, said in seen if path not in present or content_hash(present[path]) != said]
    missing = [(move.old, "") for move in changes.moves if move.old not in present]
    new = {move.new for move in changes.moves}
    touched = [each for each in (*missing, *unknown) if each[0] not in new]
    shelf = shelf_of(root) if touched else None
    if shelf is None:
        return
    for path, said in touched:
        below = shelf.below / path
        if below.is_file() and (path not in present or content_hash(below.read_bytes()) == said):
            raise refusal(path, shelf.written)


def place_of(root: Path, path: str) -> Path:
    """Return where a file of a library lies: in its folder, or where that has none, in the library underneath.

    A link out of the folder is none of its files. Raises ConfigError when that library cannot be told.
    """
    own = root / path
    if own.is_file() and own.resolve().is_relative_to(root.resolve()):
        return own
    shelf = shelf_of(root)
    return shelf.below / path if shelf else own
