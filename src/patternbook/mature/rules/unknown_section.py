"""Sections are the template's; what is said under another heading is not found by readers, searches and maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, Flaw, Judged, Over, Rule
from patternbook.mature.text.places import heading_place
from patternbook.pattern import Kind, normal_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield the sections that neither the template nor the settings name."""
    allowed = {normal_heading(heading) for heading in scope.settings.extra_sections}
    for section in pattern.sections:
        if section.kind == Kind.OTHER and normal_heading(section.heading) not in allowed:
            place = heading_place(section)
            yield Flaw(
                f'the template has no section "{section.heading}"; does its text belong into another one?', place
            )


RULE = Rule(
    "PAT108", "unknown-section", "Sections are those of the template.", Over.PATTERN, INFO, INFO, find, Judged.CONFIRM
)
