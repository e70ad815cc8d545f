"""What the advisor may quote of a pattern: the sentences of its Problem, Context and Forces, each where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from patternbook.pattern import Kind, Span
from patternbook.pattern.markdown import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from patternbook.pattern import Pattern, Section

QUOTED = (Kind.PROBLEM, Kind.CONTEXT, Kind.FORCES)
"""Sections that say what a pattern is for; only these give reasons."""

_MARK = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")
_SKIPPED = re.compile(r"[ \t]*(?:#|!\[|<|\||```|~~~|---|===)")
_END = re.compile(r"(?<=[.!?])[\"'”’)*_]*\s+(?![\sa-z])|(?<=[。！？])\s*")
"""Where a sentence ends; after "e.g." and the like the next word is small, and the sentence goes on."""
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a pattern: the kind of its section, its place in the source, as written and without markup."""

    section: str
    span: Span
    source: str
    text: str


def _blocks(body: str) -> Iterator[Span]:
    """Yield the paragraphs and list items of a text, list marks left out."""
    start: int | None = None
    position = 0
    for line in body.splitlines(keepends=True):
        mark = _MARK.match(line)
        ends = mark or not line.strip() or _SKIPPED.match(line)
        if ends and start is not None:
            yield Span(start, position)
            start = None
        if mark:
            start = position + mark.end()
        elif start is None and not ends:
            start = position + len(line) - len(line.lstrip())
        position += len(line)
    if start is not None:
        yield Span(start, position)


def _sentences(body: str) -> Iterator[Span]:
    """Yield the sentences of a text without the white space around them."""
    for block in _blocks(body):
        cuts = [block.start, *(match.end() for match in _END.finditer(body, block.start, block.end)), block.end]
        for start, end in pairwise(cuts):
            kept = body[start:end].rstrip()
            if len(kept) >= _SHORTEST:
                yield Span(start, start + len(kept))


@lru_cache(maxsize=4096)
def sentences_told(body: str, defined: str) -> tuple[tuple[int, int, str], ...]:
    """Return start, end and words of what can be quoted of a section; kept, as `words_of_markdown` is."""
    said = ((start, end, " ".join(plain_text(body[start:end], defined).split())) for start, end in _sentences(body))
    return tuple(one for one in said if one[2])


def sentences(body: str, defined: str = "") -> tuple[str, ...]:
    """Return the sentences and list items of a text without markup, in order; `defined` as for `plain_text`."""
    return tuple(words for _, _, words in sentences_told(body, defined))


def _quotes_of(section: Section, defined: str) -> Iterator[Quote]:
    offset = section.body_span.start
    body = section.body
    for start, end, words in sentences_told(body, defined):
        yield Quote(section.kind, Span(offset + start, offset + end), body[start:end], words)


def quotes(pattern: Pattern) -> tuple[Quote, ...]:
    """Return what can be quoted of a pattern, in order: `pattern.source[start:end]` is the sentence as written."""
    quoted = (section for section in pattern.sections if section.kind in QUOTED)
    return tuple(quote for section in quoted for quote in _quotes_of(section, pattern.definitions))


def checklist(told: Iterable[Quote]) -> tuple[str, ...]:
    """Return what has to hold before a pattern is applied: the statements of its Context, without markup."""
    said = (quote.text for quote in told if quote.section == Kind.CONTEXT)
    return tuple(text for text in said if not text.endswith((":", "：")))
