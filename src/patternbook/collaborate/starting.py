"""Start a library in a folder: the first files, so that every command works on it at once."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from patternbook.collaborate.opening import preset
from patternbook.collaborate.shelf import CONFIG
from patternbook.errors import PatternbookError
from patternbook.library import ChangeSet, Edit, parse_config
from patternbook.mature.lifecycle.beginning import template_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

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


def plan_start(root: Path, title: str) -> ChangeSet:
    """Plan the first files of a library; files that are there already stay.

    Raises StartError when the folder is a library, or the title cannot be one.
    """
    if (root / CONFIG).exists() or (root / "patterns").exists():
        message = f"{root} is a pattern library already; `patternbook -L {root} check` tells how it is"
        raise StartError(message)
    title = " ".join(title.split())
    if not title or '"' in title or "\\" in title:
        message = f"{title!r} cannot be a title; use words without quotation marks"
        raise StartError(message)
    texts = {path: text.replace("{title}", title) for path, text in _files(resources.files("patternbook") / "starter")}
    texts[_TEMPLATE] = template_page(parse_config("", preset()))
    new = {path: text for path, text in sorted(texts.items()) if not (root / path).exists()}
    return ChangeSet(f"Start {title}", edits=tuple(Edit(path, None, text) for path, text in new.items()))
