"""The formats of a book, by name; a module is loaded when its format is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from patternbook.publish.book import Book
    from patternbook.publish.files import LazyFiles

FORMATS = {"web": "patternbook.publish.formats.web"}
"""Each format and the module whose `render` makes it."""


class Render(Protocol):
    """What a format offers: books of one library in several languages become files, made when asked for."""

    def __call__(
        self,
        books: Sequence[Book],
        *,
        read: Callable[[str], bytes],
        remember: bool = False,
        previous: LazyFiles | None = None,
    ) -> LazyFiles:
        """Return the files; `read` gives the bytes of a picture by its path in the library."""


def renderer(name: str) -> Render:
    """Return what makes a format. Raises KeyError for an unknown name."""
    render: Render = import_module(FORMATS[name]).render
    return render
