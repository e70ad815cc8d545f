"""The format `pdf`: the book of each language as one file to print, or to read without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.publish.formats.paper.rendering import on_paper
from patternbook.publish.formats.pdf.composing import compose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from patternbook.publish.book import Book
    from patternbook.publish.files import LazyFiles


def render(
    books: Sequence[Book],
    *,
    read: Callable[[str], bytes],
    remember: bool = False,
    previous: LazyFiles | None = None,
) -> LazyFiles:
    """Return each book as one PDF. Raises NoEngineError when what sets it is not installed."""
    return on_paper(books, "pdf", lambda book: compose(book, read), remember=remember, previous=previous)
