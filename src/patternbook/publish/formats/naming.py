"""What the parts and the files of a book are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.pattern.slugs import title_slug
from patternbook.publish.book import PartKind

if TYPE_CHECKING:
    from types import SimpleNamespace

    from patternbook.publish.book import Book


def part_title(kind: PartKind, title: str, words: SimpleNamespace) -> str:
    """Return the title of a part: of a phase its own, of other parts what the book calls them; "" for the front."""
    return str({PartKind.EARLY: words.early_part, PartKind.MORE: words.more_part}.get(kind, title))


def file_name(book: Book, ending: str) -> str:
    """Return the name of a book in one file: `innersource-patterns.ja.epub`."""
    return f"{title_slug(book.title) or 'patterns'}.{book.language}.{ending}"
