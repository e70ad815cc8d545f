"""The format `cards`: each pattern on a card to lay on a table, four on a sheet, one file a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.publish.formats.cards.composing import compose
from patternbook.publish.formats.paper.rendering import on_paper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from patternbook.publish.book import Book
    from patternbook.publish.files import LazyFiles


def render(
    books: Sequence[Book],
    *,
    read: Callable[[str], bytes],  # noqa: ARG001 - cards show no pictures
    remember: bool = False,
    previous: LazyFiles | None = None,
) -> LazyFiles:
    """Return the cards of each book as one PDF. Raises NoEngineError when what sets it is not installed."""
    return on_paper(books, "cards.pdf", compose, remember=remember, previous=previous)
