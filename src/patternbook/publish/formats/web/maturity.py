"""The page that shows which patterns are closest to promotion, and what each of them lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from patternbook.mature.levels.board import by_level
from patternbook.mature.levels.review import State
from patternbook.publish.files import Recipe, recipe
from patternbook.publish.formats.web.addresses import page_path
from patternbook.publish.formats.web.pages import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from patternbook.mature.levels.review import Review, Verdict
    from patternbook.publish.book import Book
    from patternbook.publish.formats.web.frame import Frame

NAME = "maturity"
_SHOWN = 100
"""Patterns of a level that are shown; the page of a large library ends there and says how many more there are."""

_MARKS = {State.MET: "✓", State.UNMET: "✗", State.UNKNOWN: "?", State.ASKS_PEOPLE: "…"}


def recipes(book: Book, frame: Frame) -> Iterator[tuple[str, Recipe]]:
    """Yield the page of a book that has a board."""
    shown = frozenset(page.pattern.slug for page in book.patterns)
    known = {t.of: t.pattern for t in book.library.translations if t.pattern.language == frame.language}
    titles = {slug: (pattern.title, pattern.language) for slug, pattern in known.items()}
    folder = page_path(NAME, frame.language, frame.source_language)
    yield f"{folder}index.html", recipe(maturity, frame, book.board, titles, shown)


def maturity(
    frame: Frame, board: tuple[Review, ...], titles: Mapping[str, tuple[str, str]], shown: frozenset[str]
) -> str:
    """Return the page: for each level its patterns, the closest first, with every requirement behind a click."""
    levels = []
    by_number = {level.number: level for level in frame.levels}
    for toward, group in by_level(board):
        level = by_number[toward]
        levels.append({
            "number": toward,
            "name": getattr(frame.words, f"level_{level.name.lower()}", level.name),
            "ready": sum(review.asks_only_people for review in group),
            "count": len(group),
            "more": max(0, len(group) - _SHOWN),
            "rows": [_row(review, frame, titles, shown) for review in group[:_SHOWN]],
        })  # fmt: skip
    return fill("maturity.html", frame, NAME, frame.words.maturity, levels=levels)


def _row(review: Review, frame: Frame, titles: Mapping[str, tuple[str, str]], shown: frozenset[str]) -> dict[str, Any]:
    pattern = review.pattern
    title, language = titles.get(pattern.slug, (pattern.title, pattern.language))
    return {
        "slug": pattern.slug,
        "title": title,
        "language": language,
        "in_book": pattern.slug in shown,
        "address": frame.origin.view(review.pattern.path) if frame.origin else "",
        "missing": [verdict.requirement.text for verdict in review.of(State.UNMET)],
        "verdicts": [_verdict(verdict, review, frame) for verdict in review.verdicts],
    }


def _verdict(verdict: Verdict, review: Review, frame: Frame) -> dict[str, Any]:
    line = f"L{verdict.line}" if verdict.line else ""
    return {
        "state": str(verdict.state),
        "mark": _MARKS[verdict.state],
        "word": getattr(frame.words, f"maturity_{verdict.state.name.lower()}"),
        "text": verdict.requirement.text,
        "why": verdict.why,
        "line": verdict.line,
        "address": frame.origin.view(review.pattern.path, line) if frame.origin and line else "",
    }
