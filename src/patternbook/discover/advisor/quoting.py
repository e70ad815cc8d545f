"""What the advisor may quote of a pattern: the sentences of its Problem, Context and Forces, each where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.discover.sentences import sentences_told
from patternbook.pattern import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from patternbook.pattern import Pattern, Section

QUOTED = (Kind.PROBLEM, Kind.CONTEXT, Kind.FORCES)
"""Sections that say what a pattern is for; only these give reasons."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a pattern: the kind of its section, its place in the source, as written and without markup."""

    section: str
    span: Span
    source: str
    text: str


def _quotes_of(section: Section, defined: str) -> Iterator[Quote]:
    offset = section.body_span.start
    body = section.body
    for start, end, words in sentences_told(body, defined):
        yield Quote(section.kind, Span(offset + start, offset + end), body[start:end], words)


def quotes(pattern: Pattern, kinds: Collection[str] = QUOTED) -> tuple[Quote, ...]:
    """Return what can be quoted of a pattern, in order: `pattern.source[start:end]` is the sentence as written."""
    quoted = (section for section in pattern.sections if section.kind in kinds)
    return tuple(quote for section in quoted for quote in _quotes_of(section, pattern.definitions))


def checklist(told: Iterable[Quote]) -> tuple[str, ...]:
    """Return what has to hold before a pattern is applied: the statements of its Context, without markup."""
    said = (quote.text for quote in told if quote.section == Kind.CONTEXT)
    return tuple(text for text in said if not text.endswith((":", "：")))
