"""A term that the library's glossary defines is not defined anew by a pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, WARNING, Flaw, Judged, Over, Rule
from patternbook.pattern import Kind, Span, normal_heading
from patternbook.pattern.markdown import list_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def _terms(scope: Scope) -> frozenset[str]:
    document = scope.documents.get(scope.settings.glossary)
    items = list_items(document.source) if document else ()
    return frozenset(item.strong.casefold() for item in items if item.strong)


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield the terms that a glossary section of a pattern shares with the library's glossary."""
    for section in pattern.sections:
        if section.kind != Kind.OTHER or normal_heading(section.heading) != "glossary":
            continue
        for item in list_items(section.body):
            if item.strong.casefold().strip(" :") in scope.once_for_library("glossary", _terms):
                start = section.body_span.start
                place = Span(start + item.span.start, start + item.span.end)
                yield Flaw(f'{scope.settings.glossary} defines "{item.strong}" too; keep one definition', place)


RULE = Rule(
    "PAT304", "glossary-conflict", "A term is defined once.", Over.PATTERN, INFO, WARNING, find, Judged.CONFIRM
)  # fmt: skip
