"""Findings that an author answered: `<!-- patternbook: ignore PAT103 the reason -->` in the text itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.pattern import Span
from patternbook.pattern.markdown import Characters, events

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def raw_html(source: str) -> Iterator[tuple[str, Span]]:
    """Yield raw HTML with its place; a comment shown as code is none."""
    characters = Characters(source)
    block: list[tuple[str, Span]] = []
    for event, place in events(source):
        if type(event) is not dict:
            continue
        if "InlineHtml" in event:
            yield event["InlineHtml"], characters.span(place)
        elif "Html" in event:
            block.append((event["Html"], characters.span(place)))
        elif event.get("End") == "HtmlBlock" and block:
            span = Span(block[0][1].start, block[-1][1].end)
            yield source[span.start : span.end], span
            block = []


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
