"""The guided start: three questions on one page, which opens to a short path of patterns without any script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from patternbook.discover.guide import Why, guide
from patternbook.publish.files import Recipe
from patternbook.publish.formats.web.addresses import page_path
from patternbook.publish.formats.web.overviews import Places, whole_of
from patternbook.publish.formats.web.pages import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from patternbook.discover.guide import Reader, Reason, Stage, Step
    from patternbook.publish.book import Book
    from patternbook.publish.formats.web.frame import Frame
    from patternbook.publish.formats.web.overviews import Whole

_NAMED = 4
"""Organizations that a reason names; of more it tells the number."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the page tells of a pattern."""

    title: str
    language: str
    patlet: str


def recipes(book: Book, frame: Frame) -> Iterator[tuple[str, Recipe]]:
    """Yield the page of the guided start."""
    if frame.has_start:
        whole = whole_of(book)

        def inputs() -> tuple[Any, ...]:
            return frame, "start", whole, guide(book.library, frame.language, whole.shown), _told(book)

        yield f"{page_path('start', frame.language, frame.source_language)}index.html", Recipe(start, inputs)


def _told(book: Book) -> dict[str, Told]:
    """Return what is told of each pattern, in the language of the book as far as it is translated."""
    found = {}
    for source in book.library.patterns:
        pattern = book.library.pattern(source.slug, book.language) or source
        found[source.slug] = Told(pattern.title, pattern.language, pattern.patlet or source.patlet)
    return found


def start(frame: Frame, name: str, whole: Whole, way: tuple[Stage, ...], told: Mapping[str, Told]) -> str:
    """Return the page: where are you, what hurts, who are you, and for each answer a path."""
    view = _Paths(frame, told, Places(frame, name, whole))
    stages = [
        {
            "title": stage.title,
            "troubles": [{"title": trouble.title, "paths": view.paths(trouble.paths)} for trouble in stage.troubles],
        }
        for stage in way
    ]
    return fill("start.html", frame, name, frame.words.start, stages=stages)


class _Paths:
    """Puts paths into the words of the page's language."""

    def __init__(self, frame: Frame, told: Mapping[str, Told], places: Places) -> None:
        self.words = frame.words
        self.told = told
        self.places = places

    def paths(self, paths: Mapping[Reader, tuple[Step, ...]]) -> list[dict[str, Any]]:
        return [
            {"who": getattr(self.words, f"reader_{reader}"), "steps": [self._step(step) for step in steps]}
            for reader, steps in paths.items()
        ]

    def _step(self, step: Step) -> dict[str, Any]:
        told = self.told[step.slug]
        return {
            "link": self.places.named(step.slug, told.title, told.language),
            "language": told.language,
            "patlet": told.patlet,
            "reasons": [self._words(reason) for reason in step.reasons],
        }

    def _words(self, reason: Reason) -> str:
        words = str(getattr(self.words, f"why_{reason.why}"))
        if reason.why is Why.PROVEN:
            named = ", ".join(reason.organizations[:_NAMED])
            more = " …" if len(reason.organizations) > _NAMED else ""
            return words.format(len(reason.organizations), f"{named}{more}")
        other = self.told.get(reason.other)
        return words.format(other.title if other else "")
