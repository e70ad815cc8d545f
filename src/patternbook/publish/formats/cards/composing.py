"""A book as cards: of each pattern what can be read at arm's length, in whole sentences, as many as fit."""

from __future__ import annotations

import re
from itertools import takewhile
from types import SimpleNamespace
from typing import TYPE_CHECKING

from patternbook.discover.sentences import sentences
from patternbook.pattern import Kind
from patternbook.publish.formats.paper.fonts import locale
from patternbook.publish.formats.paper.levels import level
from patternbook.publish.formats.paper.manuscript import Manuscript
from patternbook.publish.formats.paper.places import Index
from patternbook.publish.formats.paper.source import array, call, string
from patternbook.publish.formats.words import words as words_of
from patternbook.publish.markup import without_liquid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from patternbook.publish.book import Book, PatternPage

_WORD = re.compile(r"[!-\u2e7f]{1,24}")
"""Letters that paper does not divide; Chinese and Japanese words and very long ones it does."""
_MOST = 4
"""Sentences of a section that a card may show."""
_ENDS = (".", "!", "?", "…", "。", "！", "？")


def compose(book: Book) -> Manuscript:
    """Return the manuscript of a book's cards."""
    own = SimpleNamespace(**words_of(book.language))
    index = Index(book, ())
    deck = ",\n".join(_card(book, index, own, page) for page in book.patterns)
    start = ('#import "cards.typ": *', call("show: cards.with", title=string(book.title)))
    return Manuscript(book.language, "\n".join((*start, f"#deck(\n{deck}\n)")))


def _card(book: Book, index: Index, own: SimpleNamespace, page: PatternPage) -> str:
    pattern = page.pattern
    place = page.places[0] if page.places else None
    address = index.web(page.name)
    told = {
        "title": string(page.title),
        "longest": string(max(_WORD.findall(page.title), key=len, default="")),
        "patlet": string(pattern.patlet),
        "problem": _said(page, Kind.PROBLEM),
        "solution": _said(page, Kind.SOLUTION),
        "phase": str(place.phase) if place else "none",
        "place": string(place.title if place else own.early_badge if page.is_early else ""),
        "level": level(book, own, page),
        "lang": string(locale(pattern.language)["lang"]),
        "note": string("" if pattern.language == book.language else words_of(pattern.language)["language_name"]),
        "slug": string(pattern.slug),
        "address": string(address),
        "shown": string(address.partition("://")[2]),
    }
    return "(" + ", ".join(f"{key}: {value}" for key, value in told.items()) + ")"


def _said(page: PatternPage, kind: Kind) -> str:
    """Return heading and beginning of a section; nothing of a solution that is still missing."""
    section = page.pattern.section(kind)
    if section is None or (kind is Kind.SOLUTION and page.pattern.is_donut):
        return '("", false, ())'
    is_list, first = beginning(sentences(without_liquid(section.body), page.pattern.definitions))
    told = array(string(each) for each in first)
    return f"({string(section.heading)}, {str(is_list).lower()}, {told})"


def beginning(said: Sequence[str]) -> tuple[bool, tuple[str, ...]]:
    """Return whether a section begins with a list, and what it says first: whole sentences, or the list.

    Sentences end before a list that they lead to, since half of it would say something else.
    """
    if not said or _is_whole(said[0]):
        return False, tuple(takewhile(_is_whole, said))[:_MOST]
    return True, tuple(said[: _MOST + 2])


def _is_whole(sentence: str) -> bool:
    return sentence.rstrip("\"'”’»」』)）*_").endswith(_ENDS)
