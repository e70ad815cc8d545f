"""General Markdown style as the linter rumdl judges it: one process, the library's own settings honored."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from patternbook.errors import PatternbookError
from patternbook.mature.observations import Remark
from patternbook.pattern.markdown import Characters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from patternbook.library import Library

SETTINGS = (*(f".markdownlint.{ending}" for ending in ("json", "jsonc", "yaml", "yml")), ".rumdl.toml", "rumdl.toml")
"""The files in which a library says what the linter should look for."""

_OURS = "MD051,MD057"
"""Its rules on anchors and relative links, which rules that know the library judge better."""

_SEVERAL = 500
"""Files that are named on one command line at most."""


class StyleError(PatternbookError):
    """The linter does not run, or says what nobody can read."""


def find_linter() -> str | None:
    """Return the linter that is installed beside this Python, else in the system; None if there is none."""
    return shutil.which("rumdl", path=str(Path(sys.executable).parent)) or shutil.which("rumdl")


def _asked(linter: str, root: Path, paths: Sequence[str]) -> list[dict[str, Any]]:
    command = [linter, "check", "--output-format", "json", "--no-cache", "--extend-disable", _OURS, "--", *paths]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)  # noqa: S603 - files of the library
    try:
        rows = json.loads(done.stdout or b"[]")
    except ValueError:
        rows = None
    if done.returncode not in {0, 1} or not isinstance(rows, list):
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        message = f"rumdl could not check {root}: {said}; mend its settings or leave out --style"
        raise StyleError(message)
    return rows


def _remark(row: Mapping[str, Any], source: str, starts: list[int], characters: Characters) -> Remark:
    """Return what the linter says; it counts lines from 1, columns and places in bytes."""
    line = starts[row["line"] - 1] if row["line"] <= len(starts) else len(source.encode())
    at = line + row["column"] - 1
    span = characters.span({"start": at, "end": at})
    fix = row.get("fix")
    if not fix or "\r" in source:
        return Remark(row["rule"], row["message"], span)
    return Remark(row["rule"], row["message"], span, (characters.span(fix["range"]), str(fix["replacement"])))


def _remarks(rows: Sequence[Mapping[str, Any]], source: str) -> tuple[Remark, ...]:
    data = source.encode()
    starts = [0]
    while (newline := data.find(b"\n", starts[-1])) >= 0:
        starts.append(newline + 1)
    characters = Characters(source)
    found = [_remark(row, source, starts, characters) for row in rows]
    return tuple(sorted(found, key=lambda remark: (remark.span, remark.rule)))


def read_style(root: Path, library: Library, paths: Sequence[str] | None = None) -> Mapping[str, tuple[Remark, ...]]:
    """Return what the linter says of the Markdown files of a library, or of some of them, by path.

    Raises StyleError when the linter is missing or fails.
    """
    linter = find_linter()
    if linter is None:
        message = "rumdl is not installed; install it with `pip install patternbook[markdown]`, or leave out --style"
        raise StyleError(message)
    texts = {page.path: page.source for page in library.own_pages}
    asked = sorted(texts if paths is None else texts.keys() & set(paths))
    rows: dict[str, list[dict[str, Any]]] = {}
    for at in range(0, len(asked), _SEVERAL):
        for row in _asked(linter, root, asked[at : at + _SEVERAL]):
            rows.setdefault(row["file"], []).append(row)
    return {path: _remarks(rows.get(path, []), texts[path]) for path in asked}


def style_of_texts(root: Path, library: Library) -> Mapping[str, tuple[Remark, ...]]:
    """Return what the linter says of a library that lies on no disk, with the settings that a folder has now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for settings in (root / name for name in SETTINGS):
            if settings.is_file():
                shutil.copy(settings, folder)
        for page in library.own_pages:
            file = folder / page.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(page.source.encode())
        return read_style(folder, library)
