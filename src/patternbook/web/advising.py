"""The advisor: somebody says what is in the way, and gets the patterns that answer it, with the words that do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.web.visit import Visit, route

if TYPE_CHECKING:
    from starlette.responses import Response

_SHOWN = 7


def advise(visit: Visit) -> Response:
    """Show the patterns that answer a question best."""
    library, question = visit.space.library(), visit.asked("q").strip()
    hits = visit.space.index().search(question, _SHOWN) if question else ()
    found = [(library.by_slug[hit.slug], hit) for hit in hits if hit.slug in library.by_slug]
    return visit.page("advice.html", "What is in your way?", question=question, found=found)


ROUTES = [route("/space/advise", advise)]
