"""The advisor: somebody says what is in the way, and gets the patterns that answer it, with the words that do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.discover.advice import make_advice
from patternbook.discover.advise import AdviceIndex, recommend
from patternbook.web.visit import Visit, route

if TYPE_CHECKING:
    from starlette.responses import Response

    from patternbook.library import Library
    from patternbook.web.keeping import Kept
    from patternbook.web.space import Space


def _index(_: Space, library: Library, _before: AdviceIndex | None) -> AdviceIndex:
    return AdviceIndex(make_advice(library, library.config.source_language))


def advice_of(space: Space) -> Kept[tuple[str, str], AdviceIndex]:
    """Return what keeps the advisor of a space."""
    return space.kept("advice", _index)


def advise(visit: Visit) -> Response:
    """Show the patterns that fit a problem, each with the sentences that answer it."""
    library, question = visit.space.library(), visit.asked("q").strip()
    matches = recommend(question, advice_of(visit.space).now()) if question else ()
    found = [(library.by_slug[match.slug], match) for match in matches if match.slug in library.by_slug]
    return visit.page("advice.html", "What is in your way?", question=question, found=found)


ROUTES = [route("/space/advise", advise, asks="q")]
