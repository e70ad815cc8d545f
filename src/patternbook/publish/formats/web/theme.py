"""What every page shares: the templates, and the stylesheet and scripts under names that tell their content."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from patternbook.publish.formats.templating import environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    import jinja2


def _files(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry.read_bytes()


@lru_cache(maxsize=1)
def theme() -> tuple[str, dict[str, bytes]]:
    """Return the folder of the theme within the site, named by its content, and the theme's files by path."""
    files = dict(_files(resources.files(__package__).joinpath("theme")))
    digest = hashlib.sha256()
    for name, data in files.items():
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    folder = f"theme/{digest.hexdigest()[:10]}/"
    return folder, {folder + name: data for name, data in files.items()}


def templates(over: jinja2.BaseLoader | None = None) -> jinja2.Environment:
    """Return the environment of the page templates.

    The templates that `over` has stand in the place of the book's own, which they find as `book/NAME`:
    who serves the book with more around it extends those and fills their blocks.
    """
    return environment(__package__, over, "book")
