"""A cover for a book that brings none: its title on the color of the book's accents."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from markupsafe import escape

if TYPE_CHECKING:
    from patternbook.publish.book import Book

_WIDE = 13
"""How many letters a line of the title holds; letters of East Asia take the room of two."""
_WIDTH, _HEIGHT, _LINE = 1600, 2400, 210


def _room(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _lines(title: str) -> list[str]:
    """Cut a title into lines: between words, and between letters where there are no words."""
    lines: list[str] = []
    pieces = [f"{word} " for word in title.split()]
    for piece in pieces if len(pieces) > 1 or _room(title) <= _WIDE else title:
        if lines and _room((lines[-1] + piece).rstrip()) <= _WIDE:
            lines[-1] += piece
        else:
            lines.append(piece)
    return [line.rstrip() for line in lines]


def cover(book: Book) -> str:
    """Return the cover as SVG."""
    lines = _lines(book.title)
    size = min(190, round(190 * _WIDE / max(map(_room, lines), default=1)))
    words = "".join(
        f'<text x="140" y="{640 + number * _LINE}" font-size="{size}" font-weight="700">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}">'
        f"<title>{escape(book.title)}</title>"
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#0b6b66"/>'
        '<circle cx="210" cy="330" r="70" fill="#fbfaf7"/>'
        f'<g fill="#fbfaf7" font-family="system-ui, \'Noto Sans\', Helvetica, Arial, sans-serif">{words}'
        f'<text x="140" y="{_HEIGHT - 160}" font-size="80">{escape(book.language)}</text></g></svg>\n'
    )
