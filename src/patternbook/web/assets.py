"""The space's own stylesheet and scripts, under names that tell their content, and the book's beside them."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources

from patternbook.publish.formats.web.theme import theme

FOLDER = "/space/assets/"


@lru_cache(maxsize=1)
def assets() -> dict[str, tuple[str, bytes]]:
    """Return the content hash and the bytes of each file by its name."""
    folder = resources.files(__package__).joinpath("assets")
    files = {entry.name: entry.read_bytes() for entry in folder.iterdir()}
    return {name: (hashlib.sha256(data).hexdigest()[:10], data) for name, data in files.items()}


def asset(name: str) -> str:
    """Return the address of a file of the space, or of one of the book's theme (`book.css`, `js/book.js`)."""
    own = assets().get(name)
    return f"{FOLDER}{name}?{own[0]}" if own else f"/{theme()[0]}{name}"
