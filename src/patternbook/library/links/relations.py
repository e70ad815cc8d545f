"""How patterns relate, read from the links that their authors wrote: which section links where, in which words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from patternbook.library.config import expected
from patternbook.library.links.targets import ToPattern, targets_of
from patternbook.pattern import Kind, Section, Span, normal_heading
from patternbook.pattern.frontmatter import front_matter_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from patternbook.library.model import Library
    from patternbook.pattern import Pattern


class RelationKind(StrEnum):
    """Why one pattern links to another, the most telling reason first."""

    LEADS_TO = "leads-to"
    REQUIRES = "requires"
    PART_OF = "part-of"
    USES = "uses"
    ALTERNATIVE = "alternative"
    RELATED = "related"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one pattern to another, by slug; `span` is the place of the link in the source's file."""

    source: str
    target: str
    kind: RelationKind
    span: Span


_BY_SECTION = {
    Kind.RESULTING_CONTEXT: RelationKind.LEADS_TO,
    Kind.CONTEXT: RelationKind.REQUIRES,
    Kind.SOLUTION: RelationKind.USES,
}
_BY_WORDING = {
    RelationKind.ALTERNATIVE: re.compile(
        r"\b(?:alternatives?|alternatively|instead of|rather than|alternativa)\b", re.IGNORECASE
    ),
    RelationKind.PART_OF: re.compile(r"\b(?:part of|child of|special case of)\s+(?:the\s+|an?\s+)?\W*$", re.IGNORECASE),
    RelationKind.REQUIRES: re.compile(r"\b(?:requires?|depends? on|builds? on|prerequisites?)\b[^.;]*$", re.IGNORECASE),
    RelationKind.RELATED: re.compile(r"\brelated (?:patterns?|to)\b[^.;]*$", re.IGNORECASE),
}
"""What the words before a link, on its line, tell of it; they count more than the section."""
_RELATED = re.compile(r"\b(?:related|see also|relacionad[oa]s?|ver también|ver máis)\b")
_STRENGTH = tuple(RelationKind)
_NEAR = 80
_FAR = 500
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?![a-z])|(?<=[。！？])")
_LIST_MARK = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])?")


def _kind(pattern: Pattern, section: Section | None, position: int) -> RelationKind:
    """Return what a link means by the words just before it, else by its section."""
    if section is None:
        return RelationKind.MENTIONED
    before = pattern.source[max(section.span.start, position - _NEAR) : position].rpartition("\n")[2]
    told = next((kind for kind, words in _BY_WORDING.items() if words.search(before)), None)
    if told is not None:
        return told
    if section.kind == Kind.OTHER and _RELATED.search(normal_heading(section.heading)):
        return RelationKind.RELATED
    return _BY_SECTION.get(section.kind, RelationKind.MENTIONED)  # type: ignore[call-overload, no-any-return]


@lru_cache(maxsize=16384)
def sentence_at(source: str, span: Span) -> str:
    """Return the sentence around a place in a Markdown source, on one line, its links as their words."""
    start = max(source.rfind("\n", 0, span.start) + 1, span.start - _FAR)
    end = source.find("\n", span.end)
    line = source[start : min(end if end >= 0 else len(source), span.end + _FAR)]
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(line)), len(line)]
    first = max(cut for cut in cuts if cut <= span.start - start)
    last = min(cut for cut in cuts if cut >= span.end - start)
    return " ".join(_LINK.sub(r"\1", _LIST_MARK.sub("", line[first:last])).split())


def relations_of(pattern: Pattern, library: Library) -> tuple[Relation, ...]:
    """Return one relation for each pattern that a pattern links to, the most telling link of each."""
    return library.once_of(_relations_of, pattern)


def _relations_of(pattern: Pattern, library: Library) -> tuple[Relation, ...]:
    found: dict[str, Relation] = {}
    for link, target in targets_of(library, pattern):
        if link.is_image or not isinstance(target, ToPattern) or target.slug == pattern.slug:
            continue
        kind = _kind(pattern, pattern.section_at(link.span.start), link.span.start)
        known = found.get(target.slug)
        if known is None or _STRENGTH.index(kind) < _STRENGTH.index(known.kind):
            found[target.slug] = Relation(pattern.slug, target.slug, kind, link.span)
    for slug, span in _named(pattern, library):
        found.setdefault(slug, Relation(pattern.slug, slug, RelationKind.RELATED, span))
    return tuple(found.values())


def _named(pattern: Pattern, library: Library) -> Iterator[tuple[str, Span]]:
    """Yield the patterns that the front matter names as related, and where."""
    key = expected(library.config.options.get("relations", {}).get("key", "related"), str, "relations.key")
    for name, span in front_matter_list(pattern.source, key):
        target = library.pattern(name.removesuffix(".md").rpartition("/")[2])
        if target is not None and target.slug != pattern.slug:
            yield target.slug, span


def _by_source(library: Library) -> Mapping[str, tuple[Relation, ...]]:
    return {pattern.slug: relations_of(pattern, library) for pattern in library.patterns}


def relations_by_source(library: Library) -> Mapping[str, tuple[Relation, ...]]:
    """Return the relations of every pattern of the source language, by slug, in order of the text."""
    return library.once(_by_source)


def relations(library: Library) -> Iterator[Relation]:
    """Yield the relations between the patterns of the source language, by source, in order of the text."""
    for found in relations_by_source(library).values():
        yield from found
