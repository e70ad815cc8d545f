"""A section stands in a pattern once; of two, one is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import ERROR, WARNING, Flaw, Over, Rule
from patternbook.mature.scope import FRAME
from patternbook.mature.text.places import heading_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, _scope: Scope) -> Iterator[Flaw]:
    """Yield every section whose kind an earlier section has; of optional ones two do little harm."""
    seen: dict[str, str] = {}
    for section in pattern.sections:
        if section.kind in FRAME:
            continue
        if section.kind in seen:
            place = heading_place(section)
            message = f'"{section.heading}" says again what "{seen[section.kind]}" is for; join the two sections'
            asked = section.kind in pattern.template.mandatory(pattern.level.number)
            yield Flaw(message, place, severity=None if asked else WARNING)
        seen.setdefault(section.kind, section.heading)


RULE = Rule("PAT104", "duplicate-section", "Every section stands there once.", Over.PATTERN, WARNING, ERROR, find)
