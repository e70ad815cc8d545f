"""How mature a pattern is, as paper shows it: so many of so many dots, and the level's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.publish.formats.naming import level_name, level_rank
from patternbook.publish.formats.paper.source import string

if TYPE_CHECKING:
    from types import SimpleNamespace

    from patternbook.publish.book import Book, PatternPage


def level(book: Book, words: SimpleNamespace, page: PatternPage) -> str:
    """Return the rank of a pattern's level, how many there are, and its name in the book's language, as source.

    A pattern of a private shelf says whose it is beside that.
    """
    own = page.pattern.level
    name = level_name(own, words)
    name = f"{name} · {page.whose}" if page.whose else name
    return f"({level_rank(own, book.levels)}, {len(book.levels)}, {string(name)})"
