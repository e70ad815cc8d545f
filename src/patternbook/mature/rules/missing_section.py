"""A pattern has every section that its level asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import ERROR, INFO, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield the sections that are missing: on the lowest level, those of the next level as a hint."""
    kinds = {section.kind for section in pattern.sections}
    level = pattern.level.number
    for kind in pattern.template.mandatory(level):
        if kind not in kinds:
            yield Flaw(f'the section "{pattern.template.heading(kind)}" is missing', severity=ERROR)
    if scope.is_draft(pattern):
        for kind in pattern.template.mandatory(level + 1):
            if kind not in kinds and kind not in pattern.template.mandatory(level):
                heading = pattern.template.heading(kind)
                yield Flaw(f'the section "{heading}" is missing; the next level asks for it', severity=INFO)


RULE = Rule(
    "PAT103", "missing-section", "Every section that the level asks for is there.", Over.PATTERN, INFO, ERROR, find
)
