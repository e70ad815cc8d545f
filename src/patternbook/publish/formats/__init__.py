"""The formats of a book, by name; a module is loaded when its format is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from patternbook.library.seams import Seam

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from patternbook.library import Config
    from patternbook.publish.book import Book
    from patternbook.publish.files import LazyFiles


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


BUILT_IN = {
    "web": "patternbook.publish.formats.web:render",
    "epub": "patternbook.publish.formats.epub:render",
    "json": "patternbook.publish.formats.json:render",
    "pdf": "patternbook.publish.formats.pdf:render",
    "cards": "patternbook.publish.formats.cards:render",
}
"""The formats that come with Patternbook, by name, each with the `module:function` that renders it."""

_SEAM: Seam[Render] = Seam("formats", BUILT_IN, what="function that renders books", fits=callable)


def renderer(name: str, config: Config) -> Render:
    """Return what makes a format for a library. Raises ConfigError for an unknown name."""
    return _SEAM.one(name, config)
