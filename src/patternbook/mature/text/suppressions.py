"""Findings that an author answered: `<!-- patternbook: ignore PAT103 the reason -->` in the text itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.pattern import Span
from patternbook.pattern.prose import raw_html

if TYPE_CHECKING:
    from patternbook.library import Document
    from patternbook.pattern import Pattern

_COMMENT = re.compile(r"<!--\s*patternbook:\s*ignore\s+([\w-]+)\s*(.*?)\s*-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Suppression:
    """An answer to the findings of one rule, with its reason, and how far it reaches."""

    rule: str
    reason: str
    span: Span
    reach: Span


def _reach(page: Pattern | Document, position: int) -> Span:
    """Return what a comment holds for: its section; before the first heading, the whole file."""
    starts = [heading.span.start for heading in page.headings]
    before = [start for start in starts if start <= position]
    if not before:
        return Span(0, len(page.source) + 1)
    return Span(before[-1], next((start for start in starts if start > position), len(page.source) + 1))


def read_suppressions(page: Pattern | Document) -> tuple[Suppression, ...]:
    """Return the suppressions of a file, in order. Each holds until the next heading."""
    if "patternbook:" not in page.source:
        return ()
    found = []
    for html, span in raw_html(page.source):
        for match in _COMMENT.finditer(html):
            place = Span(span.start + match.start(), span.start + match.end())
            reason = " ".join(match.group(2).split())
            found.append(Suppression(match.group(1), reason, place, _reach(page, place.start)))
    return tuple(found)
