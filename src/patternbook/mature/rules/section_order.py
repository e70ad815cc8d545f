"""Sections follow the template's order, so that a reader of many patterns knows where to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library import Fix, Replacement
from patternbook.mature.rule import INFO, WARNING, Flaw, Over, Rule
from patternbook.mature.scope import FRAME
from patternbook.mature.text.places import heading_place
from patternbook.pattern import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern, Section


def _reordered(pattern: Pattern) -> str:
    """Return the source with its sections in order; one that the template does not name follows the one before it."""
    groups: list[tuple[int, list[Section]]] = []
    for section in pattern.sections:
        if section.kind == Kind.PREAMBLE:
            groups.append((-1, [section]))
        elif section.kind == Kind.OTHER and groups:
            groups[-1][1].append(section)
        else:
            groups.append((pattern.template.order(section.kind) or 0, [section]))
    ordered = [section for _, group in sorted(groups, key=lambda pair: pair[0]) for section in group]
    texts = [section.text.rstrip("\n") for section in ordered if section.text.strip()]
    return "\n\n".join(texts) + "\n"


def find(pattern: Pattern, _scope: Scope) -> Iterator[Flaw]:
    """Yield the first section that stands after one it should precede."""
    furthest, last = -1, ""
    for section in pattern.sections:
        order = pattern.template.order(section.kind)
        if section.kind in FRAME or order is None:
            continue
        if order < furthest:
            whole = Replacement(pattern.path, Span(0, len(pattern.source)), _reordered(pattern))
            message = f'"{section.heading}" comes after "{last}"; in the template it comes before'
            yield Flaw(message, heading_place(section), Fix((whole,)))
            return
        furthest, last = order, section.heading


RULE = Rule("PAT105", "section-order", "Sections follow the template's order.", Over.PATTERN, INFO, WARNING, find)
