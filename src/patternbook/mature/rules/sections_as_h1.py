"""Sections are headings of the second level; the first level would make each one a page title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library import Fix, Replacement
from patternbook.mature.rule import INFO, WARNING, Flaw, Over, Rule
from patternbook.pattern import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Heading, Pattern


_DEEPEST = 6


def _deeper(pattern: Pattern, ones: list[Heading]) -> Fix | None:
    """Return these headings one level deeper, and all others with them when sections are of the first level only."""
    known = {h.level for h in pattern.headings if pattern.template.kind_of(h.text) != Kind.OTHER}
    chosen = ones if known != {1} else list(pattern.headings)
    if any(h.level == _DEEPEST or not pattern.source.startswith("#", h.span.start) for h in chosen):
        return None
    return Fix(tuple(Replacement(pattern.path, Span(h.span.start, h.span.start), "#") for h in chosen), safe=True)


def find(pattern: Pattern, _scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw for a file with sections that are first-level headings."""
    ones = [h for h in pattern.headings if h.level == 1 and pattern.template.kind_of(h.text) != Kind.OTHER]
    if ones:
        message = f'"{ones[0].text}" is a heading of the first level; write sections with ##'
        yield Flaw(message, ones[0].span, _deeper(pattern, ones))


RULE = Rule("PAT101", "sections-as-h1", "Sections are headings of the second level.", Over.TEXT, INFO, WARNING, find)
