"""Start a library in a folder: the first files, so that every command works on it at once."""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from patternbook.collaborate.opening import preset
from patternbook.collaborate.shelf import CONFIG, refuse_unfit
from patternbook.errors import PatternbookError
from patternbook.library import ChangeSet, Edit, parse_config
from patternbook.mature.lifecycle.beginning import template_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_TEMPLATE = "meta/pattern-template.md"


class StartError(PatternbookError):
    """A folder cannot become a library; the message says why."""


def _files(folder: Traversable, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the files of the starter with their texts."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        place = f"{path}/{entry.name}" if path else entry.name
        if entry.is_dir():
            yield from _files(entry, place)
        else:
            yield place, entry.read_text(encoding="utf-8")


_SHELF = """# What is ours, on top of a public library that is only read.

[shelf]
on = "{on}"
name = "{name}"
"""


def _title_of(root: Path, title: str) -> str:
    """Return a title on one line. Raises StartError when the folder is a library, or the title cannot be one."""
    if (root / CONFIG).exists() or (root / "patterns").exists():
        message = f"{root} is a pattern library already; `patternbook -L {root} check` tells how it is"
        raise StartError(message)
    title = " ".join(title.split())
    if not title or '"' in title or "\\" in title:
        message = f"{title!r} cannot be a title; use words without quotation marks"
        raise StartError(message)
    return title


def plan_shelf(root: Path, below: Path, name: str) -> ChangeSet:
    """Plan the one file of a private shelf on top of the library in another folder.

    Raises StartError when the folder is a library or the name cannot be one, ConfigError when the other folder
    holds no library.
    """
    name = _title_of(root, name)
    written = Path(os.path.relpath(below.resolve(), root.resolve())).as_posix()
    refuse_unfit(root.resolve(), written, below.resolve())
    return ChangeSet(f"Start the shelf of {name}", edits=(Edit(CONFIG, None, _SHELF.format(on=written, name=name)),))


def plan_start(root: Path, title: str) -> ChangeSet:
    """Plan the first files of a library; files that are there already stay.

    Raises StartError when the folder is a library, or the title cannot be one.
    """
    title = _title_of(root, title)
    texts = {path: text.replace("{title}", title) for path, text in _files(resources.files("patternbook") / "starter")}
    texts[_TEMPLATE] = template_page(parse_config("", preset()))
    new = {path: text for path, text in sorted(texts.items()) if not (root / path).exists()}
    return ChangeSet(f"Start {title}", edits=tuple(Edit(path, None, text) for path, text in new.items()))
