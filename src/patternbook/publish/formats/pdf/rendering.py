"""The files of the format `pdf`: one book a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.publish.files import LazyFiles, Recipe
from patternbook.publish.formats.naming import file_name
from patternbook.publish.formats.paper.engine import need_engine, typeset
from patternbook.publish.formats.pdf.composing import compose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from patternbook.publish.book import Book


def render(
    books: Sequence[Book],
    *,
    read: Callable[[str], bytes],
    remember: bool = False,
    previous: LazyFiles | None = None,
) -> LazyFiles:
    """Return each book as one PDF. Raises NoEngineError when what sets it is not installed."""
    need_engine()

    def one(book: Book) -> Recipe:
        return Recipe(typeset, lambda: (compose(book, read),))

    return LazyFiles({file_name(book, "pdf"): one(book) for book in books}, remember=remember, previous=previous)
