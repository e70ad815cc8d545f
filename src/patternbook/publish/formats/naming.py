"""What the parts, the levels and the files of a book are called, and which picture is its cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library import ConfigError
from patternbook.pattern.slugs import title_slug
from patternbook.publish.book import PartKind
from patternbook.publish.pictures import PICTURES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import SimpleNamespace

    from patternbook.pattern import Level
    from patternbook.publish.book import Book


def part_title(kind: PartKind, title: str, words: SimpleNamespace) -> str:
    """Return the title of a part: of a phase its own, of other parts what the book calls them; "" for the front."""
    return str({PartKind.EARLY: words.early_part, PartKind.MORE: words.more_part}.get(kind, title))


def file_name(book: Book, ending: str) -> str:
    """Return the name of a book in one file: `innersource-patterns.ja.epub`."""
    return f"{title_slug(book.title) or 'patterns'}.{book.language}.{ending}"


def cover_of(book: Book) -> str:
    """Return the path of the cover that the library names, "" for none. Raises ConfigError when it is no picture."""
    cover = book.about.cover
    if cover and not (cover in book.library.files and cover.lower().endswith(PICTURES)):
        kinds = ", ".join(PICTURES)
        message = f"the cover {cover!r} in [book] is no picture of the library: name a file that is ({kinds}), or none"
        raise ConfigError(message)
    return cover


def level_rank(level: Level, levels: Iterable[Level]) -> int:
    """Return the place of a level among those of a library, from 1; 0 for one that is none of them."""
    return next((rank for rank, known in enumerate(levels, 1) if known.number == level.number), 0)


def level_name(level: Level, words: SimpleNamespace) -> str:
    """Return what a level is called in the book's language, its own name where the book has no word for it."""
    return str(getattr(words, f"level_{level.name.lower()}", level.name))
