"""A section that a level asks for says something; "TBD" is a promise, not a section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import ERROR, INFO, Flaw, Over, Rule
from patternbook.mature.text.places import heading_place
from patternbook.pattern import Kind, is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield the sections without content; an empty one that no level asks for is only worth a hint."""
    asked = pattern.template.mandatory(max(pattern.level.number, 2))
    for index, section in enumerate(pattern.sections):
        if section.kind == Kind.PREAMBLE or not is_placeholder(section.body):
            continue
        if section.kind == Kind.SOLUTION or _has_parts(pattern, index):
            continue
        if section.kind == Kind.TITLE and pattern.template.kind_of(section.heading) != Kind.TITLE:
            continue
        hint = section.kind not in asked or scope.is_draft(pattern)
        place = heading_place(section)
        message = f'the section "{section.heading}" is empty; fill it in'
        message += "" if section.kind in asked else ", or delete the heading"
        yield Flaw(message, place, severity=INFO if hint else ERROR)


def _has_parts(pattern: Pattern, index: int) -> bool:
    """Whether the section only opens a group: a first-level heading followed by second-level ones."""
    text = pattern.sections[index].text
    return text.startswith("# ") and index + 1 < len(pattern.sections)


RULE = Rule(
    "PAT106", "empty-section", "Sections that the level asks for have content.", Over.PATTERN, INFO, ERROR, find
)
