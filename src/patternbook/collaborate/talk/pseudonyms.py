"""The key of a library's pseudonyms and what they stand for, in a folder apart: without it nobody can tell any more."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING

from patternbook.collaborate.disk.lock import locked
from patternbook.collaborate.disk.private import keep_first, load, save

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def pseudonym_key(folder: Path) -> bytes:
    """Return the key of a library's pseudonyms; it is made by chance when there is none."""
    file = folder / "names" / "key"
    if not file.is_file():
        keep_first(file, secrets.token_hex(32).encode())
    return bytes.fromhex(file.read_text(encoding="ascii"))


def names_kept(folder: Path) -> dict[str, str]:
    """Return the pseudonyms of a library and what they stand for."""
    return load(folder / "names" / "names.json")


def keep_names(folder: Path, *meant: Mapping[str, str]) -> None:
    """Add pseudonyms and what they stand for to the map beside their key, the same whatever their order is."""
    with locked(folder):
        _keep(folder, meant)


def _keep(folder: Path, meant: Iterable[Mapping[str, str]]) -> None:
    names = names_kept(folder)
    for each in meant:
        for pseudonym, original in each.items():
            names[pseudonym] = min(original, names.get(pseudonym, original))
    value = json.dumps(names, ensure_ascii=False, indent=1, sort_keys=True)
    save(folder / "names" / "names.json", value + "\n")


def keep_names_of(part: str, folder: Path, meant: Mapping[str, str]) -> None:
    """Keep the names of a part of a source by themselves, so that an interruption loses none of many."""
    if meant:
        save(folder / "names" / f"part-{part}.json", json.dumps(meant))


def gather_names(folder: Path) -> None:
    """Add the names that were kept by themselves to the map; of several who do so at once, one after the other."""
    if not any((folder / "names").glob("part-*.json")):
        return
    with locked(folder):
        parts = sorted((folder / "names").glob("part-*.json"))
        _keep(folder, [load(part) for part in parts])
        for part in parts:
            part.unlink()
