"""Views of a library as trees: by phase (the mind map), by level, by organization, by a facet of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from patternbook.discover.maps.facets import Facet, facets
from patternbook.errors import PatternbookError
from patternbook.library.organizations import adopters

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from patternbook.library import Library, Placement
    from patternbook.pattern import Pattern


class NodeKind(StrEnum):
    """What a node of a map stands for."""

    ROOT = "root"
    BRANCH = "branch"
    GROUP = "group"
    CHALLENGE = "challenge"
    PATTERN = "pattern"


class NoSuchViewError(PatternbookError):
    """A map was asked for that the library does not have."""


class View(StrEnum):
    """What a map is arranged by; the name of a facet is a view too."""

    PHASE = "phase"
    LEVEL = "level"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a map: its title, what hangs below it, and for a pattern its slug (None for one that is unknown)."""

    title: str
    kind: NodeKind
    children: tuple[Node, ...] = ()
    slug: str | None = None


UNPLACED = {
    "en": "Not yet placed",
    "es": "Todavía sin lugar",
    "gl": "Aínda sen lugar",
    "ja": "未分類",
    "pt-br": "Ainda sem lugar",
    "zh": "尚未归类",
}


def unplaced_name(language: str) -> str:
    """Return what patterns without a place on a map are called in a language."""
    return UNPLACED.get(language) or UNPLACED.get(language.partition("-")[0]) or UNPLACED["en"]


class _Views:
    """The trees of one library in one language."""

    def __init__(self, library: Library, language: str) -> None:
        self.library = library
        self.language = language
        self.map = library.mind_map(language)

    def title(self, slug: str) -> str:
        pattern = self.library.pattern(slug, self.language) or self.library.by_slug[slug]
        return pattern.title

    def pattern(self, pattern: Pattern) -> Node:
        return Node(self.title(pattern.slug), NodeKind.PATTERN, slug=pattern.slug)

    def placed(self, placement: Placement) -> Node:
        title = self.title(placement.slug) if placement.slug else placement.title
        return Node(title, NodeKind.PATTERN, slug=placement.slug)

    def root(self, title: str, branches: Iterable[Node]) -> Node:
        return Node(title, NodeKind.ROOT, tuple(branches))

    def by_phase(self) -> Node:
        branches = []
        for phase in self.map.phases if self.map else ():
            groups = []
            for group in phase.groups:
                challenges = (
                    Node(c.title, NodeKind.CHALLENGE, tuple(map(self.placed, c.placements))) for c in group.challenges
                )
                groups.append(Node(group.title, NodeKind.GROUP, tuple(challenges)))
            branches.append(Node(phase.title, NodeKind.BRANCH, tuple(groups)))
        placed = {p.slug for *_, p in self.map.walk()} if self.map else set()
        branches += self.unplaced(placed)
        return self.root(self.name(), branches)

    def name(self) -> str:
        """Return what the library calls itself: in its configuration, on its map, in its README."""
        config = self.library.config
        readme = self.library.documents.get(config.readme)
        names = (config.book(self.language).title, self.map.title if self.map else "", readme.title if readme else "")
        return next(filter(None, names), "")

    def unplaced(self, placed: Container[str | None]) -> tuple[Node, ...]:
        """Return a branch of the published patterns that a view does not place: shown, never dropped."""
        missing = tuple(self.pattern(pattern) for pattern in self.library.published if pattern.slug not in placed)
        return (Node(unplaced_name(self.language), NodeKind.BRANCH, missing),) if missing else ()

    def by_level(self) -> Node:
        branches = []
        for level in reversed(self.library.config.levels):
            of_level = (p for p in self.library.patterns if p.level.number == level.number)
            patterns = sorted((self.pattern(p) for p in of_level), key=lambda node: node.title.casefold())
            if patterns:
                branches.append(
                    Node(self.library.config.level_name(level, self.language), NodeKind.BRANCH, tuple(patterns))
                )
        return self.root(self.name(), branches)

    def branch(self, title: str, slugs: Iterable[str]) -> Node:
        return Node(title, NodeKind.BRANCH, tuple(self.pattern(self.library.by_slug[slug]) for slug in slugs))

    def by_organization(self) -> Node:
        users = adopters(self.library.patterns, self.library)
        branches = [self.branch(name, slugs) for name, slugs in users.items()]
        branches += self.unplaced({slug for slugs in users.values() for slug in slugs})
        return self.root(self.name(), branches)

    def by_facet(self, facet: Facet) -> Node:
        """Return the patterns by the values of a facet."""
        branches = [self.branch(value, slugs) for value, slugs in facet.values.items()]
        branches += self.unplaced({slug for slugs in facet.values.values() for slug in slugs})
        return self.root(facet.title(self.language, self.library.config.source_language), branches)


def map_view(library: Library, language: str, view: str = View.PHASE) -> Node:
    """Return a map of the library as a tree, with titles in a language as far as they are translated.

    A language without a mind map of its own gets the source language's, with translated titles of
    patterns. Published patterns that the mind map does not place hang under "not yet placed".
    Raises NoSuchViewError for a view that is neither one of View nor a facet of the configuration.
    """
    views = _Views(library, language)
    made = {View.PHASE: views.by_phase, View.LEVEL: views.by_level, View.ORGANIZATION: views.by_organization}
    if view in made:
        return made[View(view)]()
    known = {facet.name: facet for facet in facets(library)}
    if view not in known:
        message = f"there is no view {view!r}; there are {', '.join([*made, *known])}"
        raise NoSuchViewError(message)
    return views.by_facet(known[view])
