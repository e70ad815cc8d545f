"""Sections are headings of the second level; the first level would make each one a page title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library import Fix, Replacement
from patternbook.mature.rule import INFO, WARNING, Flaw, Over, Rule
from patternbook.pattern import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


_DEEPEST = 6


def find(pattern: Pattern, _scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw for a file whose sections are first-level headings."""
    ones = [h for h in pattern.headings if h.level == 1 and pattern.template.kind_of(h.text) != Kind.OTHER]
    if not ones:
        return
    hashes = [h for h in pattern.headings if pattern.source.startswith("#", h.span.start)]
    whole = len(hashes) == len(pattern.headings) and all(h.level < _DEEPEST for h in pattern.headings)
    deeper = tuple(Replacement(pattern.path, Span(h.span.start, h.span.start), "#") for h in hashes)
    fix = Fix(deeper, safe=True) if whole and len(ones) == len([h for h in pattern.headings if h.level == 1]) else None
    yield Flaw(f'"{ones[0].text}" is a heading of the first level; write sections with ##', ones[0].span, fix)


RULE = Rule("PAT101", "sections-as-h1", "Sections are headings of the second level.", Over.TEXT, INFO, WARNING, find)
