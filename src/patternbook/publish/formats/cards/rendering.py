"""The files of the format `cards`: one set a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.publish.files import LazyFiles, Recipe
from patternbook.publish.formats.cards.composing import compose
from patternbook.publish.formats.naming import file_name
from patternbook.publish.formats.paper.engine import need_engine, typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from patternbook.publish.book import Book


def render(
    books: Sequence[Book],
    *,
    read: Callable[[str], bytes],  # noqa: ARG001 - cards show no pictures
    remember: bool = False,
    previous: LazyFiles | None = None,
) -> LazyFiles:
    """Return the cards of each book as one PDF. Raises NoEngineError when what sets it is not installed."""
    need_engine()

    def one(book: Book) -> Recipe:
        return Recipe(typeset, lambda: (compose(book),))

    names = {file_name(book, "cards.pdf"): one(book) for book in books}
    return LazyFiles(names, remember=remember, previous=previous)
