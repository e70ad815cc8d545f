"""How the patterns of a library hang together: who stands where, what leads where, who stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.discover.maps.views import unplaced_name
from patternbook.library.finding import place
from patternbook.library.links.relations import RelationKind, relations, sentence_at

if TYPE_CHECKING:
    from patternbook.library import Library


@dataclass(frozen=True, slots=True)
class Member:
    """A pattern among the others: its title, in which language that is, and the number of its group."""

    slug: str
    title: str
    language: str
    level: int
    group: int


@dataclass(frozen=True, slots=True)
class Tied:
    """A relation with its evidence: the section and the line that link, and the sentence around the link."""

    source: str
    target: str
    kind: RelationKind
    section: str
    path: str
    line: int
    quote: str


@dataclass(frozen=True, slots=True)
class RelationView:
    """Patterns in groups, in reading order, and the relations between them.

    Groups are the phases of the mind map, then one each for the published patterns that it does
    not place (`more`) and for the ones that are not mature enough for the book (`early`).
    """

    language: str
    groups: tuple[str, ...]
    members: tuple[Member, ...]
    ties: tuple[Tied, ...]

    @property
    def orphans(self) -> tuple[Member, ...]:
        """The patterns that link to no other and that no other links to."""
        tied = {end for tie in self.ties for end in (tie.source, tie.target)}
        return tuple(member for member in self.members if member.slug not in tied)


def _groups(library: Library, language: str) -> tuple[tuple[str, ...], dict[str, int]]:
    """Return the titles of the phases, and the first phase of each pattern that is placed, in the map's order."""
    mind_map = library.mind_map(language)
    phases = mind_map.phases if mind_map else ()
    first: dict[str, int] = {}
    for number, phase in enumerate(phases):
        for group in phase.groups:
            for challenge in group.challenges:
                for placement in challenge.placements:
                    if placement.slug:
                        first.setdefault(placement.slug, number)
    return tuple(phase.title for phase in phases), first


def _ties(library: Library) -> tuple[Tied, ...]:
    found = []
    for relation in relations(library):
        pattern = library.by_slug[relation.source]
        section = pattern.section_at(relation.span.start)
        line, _ = place(pattern.source, relation.span.start)
        quote = sentence_at(pattern.source, relation.span)
        kind = section.kind if section else ""
        found.append(Tied(relation.source, relation.target, relation.kind, kind, pattern.path, line, quote))
    return tuple(found)


def relation_view(library: Library, language: str, *, more: str = "", early: str = "") -> RelationView:
    """Return how the patterns of a library hang together, with titles in a language as far as they are translated.

    `more` and `early` name the groups of patterns without a place on the map and of those below the
    book's level; by default they are called as on the maps.
    Relations are read from the source language, in which links are complete.
    """
    phases, first = _groups(library, language)
    bar = library.config.published_from
    order = list(first)
    members = []
    for source in library.patterns:
        pattern = library.pattern(source.slug, language) or source
        beyond = len(phases) + (source.level.number < bar)
        group = first.get(source.slug, beyond)
        members.append(Member(source.slug, pattern.title, pattern.language, source.level.number, group))
    rank = {slug: number for number, slug in enumerate(order)}
    members.sort(key=lambda m: (m.group, rank.get(m.slug, len(order)), m.title.casefold(), m.slug))
    below = (library.config.level_name(level, language) for level in library.config.levels if level.number < bar)
    groups = (*phases, more or unplaced_name(language), early or ", ".join(below))
    return RelationView(language, groups, tuple(members), library.once(_ties))
