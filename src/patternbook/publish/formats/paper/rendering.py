"""The files of a format on paper: one PDF a language, set when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.publish.files import LazyFiles, Recipe
from patternbook.publish.formats.naming import file_name
from patternbook.publish.formats.paper.engine import need_engine, typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from patternbook.publish.book import Book
    from patternbook.publish.formats.paper.manuscript import Manuscript


def on_paper(
    books: Sequence[Book],
    ending: str,
    compose: Callable[[Book], Manuscript],
    *,
    remember: bool,
    previous: LazyFiles | None,
) -> LazyFiles:
    """Return each book as a file, composed and then set. Raises NoEngineError when what sets it is not installed."""
    need_engine()

    def recipe(book: Book) -> Recipe:
        return Recipe(typeset, lambda: (compose(book),))

    recipes = {file_name(book, ending): recipe(book) for book in books}
    return LazyFiles(recipes, remember=remember, previous=previous)
