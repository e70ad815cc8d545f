"""A pattern has every section that its level asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import ERROR, INFO, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield the sections that are missing: on the lowest level, those of the next level as one hint."""
    kinds = {section.kind for section in pattern.sections}
    asked = pattern.template.mandatory(pattern.level.number)
    for kind in asked:
        if kind not in kinds:
            yield Flaw(f'the section "{pattern.template.heading(kind)}" is missing', severity=ERROR)
    later = [k for k in pattern.template.mandatory(pattern.level.number + 1) if k not in {*asked, *kinds}]
    if later and scope.is_draft(pattern):
        names = ", ".join(pattern.template.heading(kind) for kind in later)
        yield Flaw(f"the next level will ask for: {names}", severity=INFO)


RULE = Rule(
    "PAT103", "missing-section", "Every section that the level asks for is there.", Over.PATTERN, INFO, ERROR, find
)
