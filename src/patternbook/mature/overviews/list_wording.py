"""Where an entry of a list says its title and its patlet, and how other ones are written in their place."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from patternbook.mature.overviews.list_edits import escaped
from patternbook.pattern import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from patternbook.library import ListEntry
    from patternbook.pattern import Link

_NESTED = re.compile(r"\n[ \t]*(?:\r?\n|[*+-][ \t]|\d+[.)][ \t])")
_DASH = re.compile(r"\s*[-–—:]\s*(?P<mark>[*_]{0,3})")


def joined(text: str) -> str:
    """Return a text on one line, with single spaces."""
    return " ".join(text.split())


def title_span(text: str, link: Link) -> Span | None:
    """Return where the words of a link stand, None when they are not written between brackets."""
    written = text[slice(*link.span)]
    end = max(written.rfind("]("), written.rfind("]["))
    return Span(link.span.start + 1, link.span.start + end) if written.startswith("[") and end > 0 else None


def rest_span(text: str, link: Link, entry: ListEntry) -> Span:
    """Return what follows the link of an entry, without nested lists, and comments and white space at its end."""
    rest = text[link.span.end : entry.span.end]
    nested = _NESTED.search(rest)
    rest = rest[: nested.start() if nested else None].rstrip()
    while rest.endswith("-->") and "<!--" in rest:
        rest = rest[: rest.rindex("<!--")].rstrip()
    return Span(link.span.end, link.span.end + len(rest))


def with_patlet(rest: str, patlet: str, usual: str = " - ") -> str:
    """Return what follows an entry's link with another patlet, dashed and emphasized as it is, else as is usual.

    `usual` is what follows the link of another entry of the list.
    """
    match = _DASH.match(rest)
    if match is None:
        rest, match = usual, _DASH.match(usual)
    if match is None:
        return f" - {escaped(patlet)}"
    mark = match["mark"] if rest.rstrip().endswith(match["mark"][::-1]) else ""
    return f"{rest[: match.start('mark')]}{mark}{escaped(patlet)}{mark[::-1]}"


def plain_order(title: str) -> str:
    """Return what readers sort a title by: its letters without case and accents."""
    letters = unicodedata.normalize("NFKD", title.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_ORDERS: tuple[Callable[[str], str], ...] = (plain_order, str.casefold, str)


def order_of(titles: Sequence[str]) -> Callable[[str], str] | None:
    """Return the order that titles are in, None when they are in none."""
    return next((order for order in _ORDERS if sorted(titles, key=order) == list(titles)), None)
