"""The advisor: somebody says what is in the way, and gets the patterns that answer it, with the words that do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.discover.advisor.following import Advisor, make_advisor
from patternbook.discover.advisor.knowledge import condensed
from patternbook.discover.advisor.matching import recommend
from patternbook.discover.search import SearchIndex
from patternbook.web.visits.visit import Visit, route

if TYPE_CHECKING:
    from starlette.responses import Response

    from patternbook.library import Library
    from patternbook.web.keeping import Kept
    from patternbook.web.space import Space


def _advisor(_: Space, library: Library, before: Advisor | None) -> Advisor:
    return make_advisor(library, before)


def advisor_of(space: Space) -> Kept[tuple[str, str], Advisor]:
    """Return what keeps the advisor of a space."""
    return space.kept("advisor", _advisor)


def _neighbors(space: Space, _library: Library, before: SearchIndex | None) -> SearchIndex:
    return SearchIndex(tuple(map(condensed, advisor_of(space).now().index.entries)), before)


def neighbors_of(space: Space) -> Kept[tuple[str, str], SearchIndex]:
    """Return what keeps the search in titles, patlets and problems, by which a draft's neighbors are found."""
    return space.kept("neighbors", _neighbors)


def advise(visit: Visit) -> Response:
    """Show the patterns that fit a problem, each with the sentences that answer it."""
    library, question = visit.space.library(), visit.asked("q").strip()
    matches = recommend(question, advisor_of(visit.space).now().index) if question else ()
    found = [(library.by_slug[match.slug], match) for match in matches if match.slug in library.by_slug]
    return visit.page("advice.html", "What is in your way?", question=question, found=found)


ROUTES = [route("/space/advise", advise, asks="q")]
