"""How patterns relate, read from the links that their authors wrote: which section links where, in which words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from patternbook.library.targets import ToPattern, target_of
from patternbook.pattern import Kind, Section, Span, normal_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library.model import Library
    from patternbook.pattern import Pattern


class RelationKind(StrEnum):
    """Why one pattern links to another."""

    LEADS_TO = "leads-to"
    ASSUMES = "assumes"
    USES = "uses"
    ALTERNATIVE = "alternative"
    RELATED = "related"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one pattern to another, by slug; `span` is the first such link in the source's file."""

    source: str
    target: str
    kind: RelationKind
    span: Span


_BY_SECTION = {
    Kind.RESULTING_CONTEXT: RelationKind.LEADS_TO,
    Kind.CONTEXT: RelationKind.ASSUMES,
    Kind.SOLUTION: RelationKind.USES,
}
_ALTERNATIVE = re.compile(r"\b(?:alternatives?|alternatively|instead of|rather than|alternativa)\b", re.IGNORECASE)
_RELATED = re.compile(r"\b(?:related|see also|relacionad[oa]s?|ver también|ver máis)\b")
_STRENGTH = tuple(RelationKind)
_NEAR = 80


def _kind(pattern: Pattern, section: Section | None, position: int) -> RelationKind:
    """Return what a link means by the words just before it, else by its section."""
    if section is None:
        return RelationKind.MENTIONED
    before = pattern.source[max(section.span.start, position - _NEAR) : position].rpartition("\n")[2]
    if _ALTERNATIVE.search(before):
        return RelationKind.ALTERNATIVE
    if section.kind == Kind.OTHER and _RELATED.search(normal_heading(section.heading)):
        return RelationKind.RELATED
    return _BY_SECTION.get(section.kind, RelationKind.MENTIONED)  # type: ignore[call-overload, no-any-return]


def relations_of(pattern: Pattern, library: Library) -> tuple[Relation, ...]:
    """Return one relation for each pattern that a pattern links to, the most telling link of each."""
    found: dict[str, Relation] = {}
    for link in pattern.links:
        if link.is_image:
            continue
        target = target_of(library, pattern.path, link.destination)
        if not isinstance(target, ToPattern) or target.slug == pattern.slug:
            continue
        kind = _kind(pattern, pattern.section_at(link.span.start), link.span.start)
        known = found.get(target.slug)
        if known is None or _STRENGTH.index(kind) < _STRENGTH.index(known.kind):
            found[target.slug] = Relation(pattern.slug, target.slug, kind, link.span)
    return tuple(found.values())


def relations(library: Library) -> Iterator[Relation]:
    """Yield the relations between the patterns of the source language, by source, in order of the text."""
    for pattern in library.patterns:
        yield from relations_of(pattern, library)
