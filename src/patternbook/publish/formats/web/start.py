"""The guided start: three questions on one page, which opens to a short path of patterns without any script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from patternbook.discover.guide import Why, guide
from patternbook.publish.files import Recipe
from patternbook.publish.formats.web.addresses import page_path
from patternbook.publish.formats.web.overviews import Places, Whole
from patternbook.publish.formats.web.pages import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from patternbook.discover.guide import Reader, Reason, Step
    from patternbook.library import Library
    from patternbook.publish.book import Book
    from patternbook.publish.formats.web.frame import Frame

_NAMED = 4
"""Organizations that a reason names; of more it tells the number."""


def recipes(book: Book, frame: Frame) -> Iterator[tuple[str, Recipe[bytes]]]:
    """Yield the page of the guided start."""
    if frame.has_start:
        whole = Whole(book.library, frozenset(page.pattern.slug for page in book.patterns), ())
        folder = page_path("start", frame.language, frame.source_language)
        yield f"{folder}index.html", Recipe(lambda: start(frame, "start", whole).encode(), (frame, whole))


def start(frame: Frame, name: str, whole: Whole) -> str:
    """Return the page: where are you, what hurts, who are you, and for each answer a path."""
    view = _Paths(frame, whole, Places(frame, name, whole))
    stages = [
        {
            "title": stage.title,
            "troubles": [{"title": trouble.title, "paths": view.paths(trouble.paths)} for trouble in stage.troubles],
        }
        for stage in guide(whole.library, frame.language, whole.shown)
    ]
    return fill("start.html", frame, name, frame.words.start, stages=stages)


class _Paths:
    """Puts paths into the words of the page's language."""

    def __init__(self, frame: Frame, whole: Whole, places: Places) -> None:
        self.words = frame.words
        self.language = frame.language
        self.library: Library = whole.library
        self.places = places

    def paths(self, paths: Mapping[Reader, tuple[Step, ...]]) -> list[dict[str, Any]]:
        return [
            {"who": getattr(self.words, f"reader_{reader}"), "steps": [self._step(step) for step in steps]}
            for reader, steps in paths.items()
        ]

    def _step(self, step: Step) -> dict[str, Any]:
        source = self.library.by_slug[step.slug]
        pattern = self.library.pattern(step.slug, self.language) or source
        return {
            "title": pattern.title,
            "language": pattern.language,
            "patlet": pattern.patlet or source.patlet,
            "href": self.places(step.slug),
            "reasons": [self._words(reason) for reason in step.reasons],
        }

    def _words(self, reason: Reason) -> str:
        words = str(getattr(self.words, f"why_{reason.why}"))
        if reason.why is Why.PROVEN:
            named = ", ".join(reason.organizations[:_NAMED])
            more = " …" if len(reason.organizations) > _NAMED else ""
            return words.format(len(reason.organizations), f"{named}{more}")
        other = self.library.pattern(reason.other, self.language) or self.library.by_slug.get(reason.other)
        return words.format(other.title if other else "")
