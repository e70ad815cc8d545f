"""Read a mind map from its Markdown outline: `##` phase, `###` group, `####` challenge, `#####` pattern."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from patternbook.library.model import Challenge, ChallengeGroup, MindMap, Phase, Placement
from patternbook.pattern.markdown import outline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from patternbook.pattern import Heading, Link

_PHASE, _GROUP, _CHALLENGE, _PLACEMENT = 2, 3, 4, 5


def slug_of_destination(destination: str) -> str:
    """Return the slug that a link to a pattern names: the last part of its path, without extension."""
    path = destination.partition("#")[0].partition("?")[0].rstrip("/")
    return posixpath.basename(path).removesuffix(".md")


def _parts(headings: list[Heading], level: int) -> Iterator[tuple[Heading, list[Heading]]]:
    """Group headings: each one of a level with the deeper ones that follow it."""
    head: Heading | None = None
    below: list[Heading] = []
    for heading in headings:
        if heading.level <= level:
            if head is not None:
                yield head, below
            head, below = (heading if heading.level == level else None), []
        else:
            below.append(heading)
    if head is not None:
        yield head, below


def read_mind_map(source: str, *, path: str, language: str, known: Callable[[str], str | None]) -> MindMap:
    """Read a mind map; `known` turns the slug of a link into a pattern's slug, None if there is no such pattern."""
    found = outline(source)
    headings = list(found.headings)
    links = {link.span.start: link for link in found.links}
    starts = sorted(links)

    def link_in(heading: Heading) -> Link | None:
        return next((links[s] for s in starts if heading.span.start <= s < heading.span.end), None)

    def placement(heading: Heading) -> Placement:
        link = link_in(heading)
        destination = link.destination if link else ""
        slug = known(slug_of_destination(destination)) if destination else None
        return Placement(heading.text, destination, slug, heading.span)

    def challenge(head: Heading, below: list[Heading]) -> Challenge:
        return Challenge(head.text, tuple(placement(h) for h in below if h.level == _PLACEMENT), head.span)

    def group(head: Heading, below: list[Heading]) -> ChallengeGroup:
        return ChallengeGroup(head.text, tuple(challenge(*part) for part in _parts(below, _CHALLENGE)), head.span)

    phases = tuple(
        Phase(head.text, tuple(group(*part) for part in _parts(below, _GROUP)), head.span)
        for head, below in _parts(headings, _PHASE)
    )
    title = next((h.text for h in headings if h.level == 1), "")
    return MindMap(language, path, title, phases)
