"""The format `json`: what the book knows of its patterns, for other programs, without the pages of the website."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.publish.files import LazyFiles
from patternbook.publish.formats.web.catalog import tables
from patternbook.publish.formats.web.frame import make_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from patternbook.publish.book import Book


def render(
    books: Sequence[Book],
    *,
    read: Callable[[str], bytes],  # noqa: ARG001 - the data names pictures by nothing
    remember: bool = False,
    previous: LazyFiles | None = None,
) -> LazyFiles:
    """Return `patterns.json` of each language, where the website has it, and the schema that describes it."""
    recipes = dict(entry for book in books for entry in tables(book, make_frame(book)))
    return LazyFiles(recipes, remember=remember, previous=previous)
