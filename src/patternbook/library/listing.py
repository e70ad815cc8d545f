"""Read lists of patterns: the README's list and the book's contents, one entry an item that links to a pattern."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from patternbook.library.links.targets import ToPattern, target_of
from patternbook.library.model import ListEntry
from patternbook.pattern.markdown import list_items

if TYPE_CHECKING:
    from patternbook.library.model import Document, Library

_DASH = re.compile(r"^\s*[-–—:]\s*")


def list_entries(document: Document, library: Library) -> tuple[ListEntry, ...]:
    """Return the entries of a document's lists that begin with a link to a pattern of the library."""
    links = sorted(document.links, key=lambda link: link.span.start)
    starts = [link.span.start for link in links]
    entries = []
    for item in list_items(document.source):
        at = bisect_left(starts, item.span.start)
        first = links[at] if at < len(links) and links[at].span.start < item.span.end else None
        if first is None or not first.text.strip() or not item.text.startswith(first.text.strip()):
            continue
        target = target_of(library, document.path, first.destination)
        if isinstance(target, ToPattern):
            rest = item.text[len(first.text.strip()) :]
            patlet = _DASH.sub("", rest).strip() if _DASH.match(rest) else ""
            entry = ListEntry(document.path, first.text, patlet, first.destination, target.slug, item.span)
            entries.append(entry)
    return tuple(entries)
