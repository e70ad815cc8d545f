"""Web addresses that are files of the library itself: on its forge, or in its published book."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from patternbook.library.config import path_pattern

if TYPE_CHECKING:
    import re

    from patternbook.mature.scope import Scope

_NONE = (None, "")


@lru_cache(maxsize=64)
def _expression(template: str) -> re.Pattern[str]:
    return path_pattern(template)


def own_target(address: str, scope: Scope) -> tuple[str | None, str]:
    """Return the path in the library that a web address means, and its anchor; None for any other address.

    The address of a pattern in the book that no pattern bears gives the path it would have.
    """
    if "://" not in address:
        return _NONE
    place, _, anchor = address.partition("#")
    place = unquote(place.partition("?")[0]).rstrip("/")
    for start in scope.settings.own_addresses:
        if place.startswith(start):
            return place.removeprefix(start), anchor
    for template in scope.settings.book_addresses:
        if match := _expression(template).match(place):
            named = match.groupdict()
            pattern = scope.library.pattern(named["slug"], named.get("language")) or scope.library.pattern(
                named["slug"]
            )
            return (pattern.path if pattern else f"{named['slug']}.md"), anchor
    return _NONE


def is_hidden(path: str) -> bool:
    """Whether a path leads through a folder whose name begins with a dot: those are not read and not judged."""
    return any(part.startswith(".") and part.strip(".") for part in path.split("/"))
