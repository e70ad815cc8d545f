"""What a shelf's space says of public patterns that belong to the library underneath, and where they live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.collaborate.publishing import origin_of

if TYPE_CHECKING:
    from starlette.responses import Response

    from patternbook.library import Library
    from patternbook.pattern import Pattern
    from patternbook.publish.origin import Origin
    from patternbook.web.space import Space
    from patternbook.web.visits.visit import Visit


def _origin(space: Space, library: Library, _before: object) -> Origin | None:
    return origin_of(space.root, library)


def address_of(space: Space, pattern: Pattern) -> str:
    """Return the web address of a public pattern's file, "" where nothing tells in which repository it lives."""
    origin = space.once("origin", _origin)
    return origin.view(pattern.path) if origin else ""


def underneath(visit: Visit, pattern: Pattern, title: str, what: str) -> Response:
    """Say that a public pattern is read here alone, and `what` that means for whoever came to change it."""
    space = visit.space
    return visit.page(
        "underneath.html", title, pattern=pattern, what=what, shelf=space.shelf, address=address_of(space, pattern)
    )
