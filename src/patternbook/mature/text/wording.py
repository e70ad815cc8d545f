"""Which words of a pattern its author chose: not quoted, not linked, not a name, not a list of sources."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from patternbook.pattern import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern
    from patternbook.pattern.prose import Words

_NOT_RUNNING = frozenset({Kind.AUTHORS, Kind.ACKNOWLEDGMENTS, Kind.OTHER, Kind.PREAMBLE, Kind.STATUS})
_QUOTATION = re.compile(r'"[^"]*"|“[^”]*”')
_NEAR = 40
"""Characters around a term within which its neighbors stand."""

_WORD_BEFORE = re.compile(r"([\w'’.-]+)\s+$")
_WORD_AFTER = re.compile(r"^\s+([\w'’.-]+)")


def authored(pattern: Pattern, scope: Scope) -> Iterator[Words]:
    """Yield the running text of the sections in which a pattern explains itself."""
    spans = [s.span for s in pattern.sections if s.kind not in _NOT_RUNNING]
    at = 0
    for words in scope.prose(pattern):
        while at < len(spans) and spans[at].end <= words.span.start:
            at += 1
        if at < len(spans) and spans[at].start <= words.span.start and not (words.in_link or words.in_quote):
            yield words


@lru_cache(maxsize=64)
def _quotations(text: str) -> tuple[list[int], list[int]]:
    """Return where quotations begin and end that open and close within a text."""
    found = [match.span() for match in _QUOTATION.finditer(text)]
    return [start for start, _ in found], [end for _, end in found]


def in_quotes(text: str, position: int) -> bool:
    """Whether a position stands between quotation marks that open and close within the text."""
    starts, ends = _quotations(text)
    before = bisect_right(starts, position) - 1
    return before >= 0 and position < ends[before]


def is_part_of_name(text: str, span: tuple[int, int]) -> bool:
    """Whether a capitalized term stands beside another capitalized word of the same sentence."""
    start, end = span
    if not text[start].isupper():
        return False
    before = _WORD_BEFORE.search(text[max(0, start - _NEAR) : start])
    after = _WORD_AFTER.search(text[end : end + _NEAR])
    names = [match.group(1) for match in (before, after) if match]
    return any(name[0].isupper() and not name.endswith(".") for name in names)
