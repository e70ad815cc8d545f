"""Put a pattern on the mind maps, under the same challenge in every language, or take it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library.mindmap import slug_of_destination
from patternbook.library.relink import relative, replaced
from patternbook.pattern import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from patternbook.library import Challenge, MindMap, Placement
    from patternbook.pattern import Pattern

_HEADING = "#####"


def _challenges(map_: MindMap) -> tuple[Challenge, ...]:
    return tuple(c for phase in map_.phases for group in phase.groups for c in group.challenges)


def challenge_named(map_: MindMap, title: str) -> Challenge | None:
    """Return the challenge with a title, whatever its case, None when the map has none."""
    return next((c for c in _challenges(map_) if c.title.casefold() == title.strip().casefold()), None)


def _slugs(challenge: Challenge) -> frozenset[str]:
    return frozenset(placement.slug for placement in challenge.placements if placement.slug)


def same_challenge(challenge: Challenge, source: MindMap, other: MindMap) -> Challenge | None:
    """Return the challenge of another language's map that means the same.

    It holds the same patterns; an empty one has the same place in a map of the same shape.
    """
    slugs, here, there = _slugs(challenge), _challenges(source), _challenges(other)
    alike_here, alike_there = ([c for c in challenges if slugs & _slugs(c)] for challenges in (here, there))
    if alike_there and len(alike_here) == len(alike_there):
        return alike_there[alike_here.index(challenge)]
    shapes = [[[len(g.challenges) for g in phase.groups] for phase in map_.phases] for map_ in (source, other)]
    return there[here.index(challenge)] if not slugs and shapes[0] == shapes[1] else None


def _line(text: str, span: Span) -> Span:
    """Return the lines of a heading with the empty lines after it."""
    end = span.start + len(text[slice(*span)].rstrip())
    while end < len(text) and text[end] in " \t\r\n":
        end += 1
    return Span(span.start, end)


def without_pattern(text: str, map_: MindMap, slug: str) -> str:
    """Return a map's text without a pattern; its challenge stays, since it is one still."""
    spans = (_line(text, placement.span) for _, _, _, placement in map_.walk() if placement.slug == slug)
    return replaced(text, dict.fromkeys(spans, ""))


def _destination(sample: Placement | None, pattern: Pattern, map_: MindMap) -> str:
    """Return how the map writes the address of a pattern, by the example of another one."""
    if sample is None or "://" not in sample.destination:
        return relative(pattern.path, map_.path.rpartition("/")[0])
    old = slug_of_destination(sample.destination)
    before, _, after = sample.destination.rpartition(old)
    return f"{before}{pattern.slug}{after}"


def with_pattern(text: str, map_: MindMap, challenge: Challenge, pattern: Pattern) -> str:
    """Return a map's text with a pattern as the last one under a challenge."""
    placed = [placement for _, _, _, placement in map_.walk()]
    if any(placement.slug == pattern.slug for placement in placed):
        return text
    sample = next((placement for placement in placed if placement.slug), None)
    last = challenge.placements[-1].span if challenge.placements else challenge.span
    at = last.start + len(text[slice(*last)].rstrip())
    end = "\r\n" if "\r\n" in text else "\n"
    line = f"{_HEADING} [{pattern.title}]({_destination(sample, pattern, map_)})"
    return f"{text[:at]}{end}{end}{line}{text[at:]}"


def retitled(map_: MindMap, slug: str, title: str) -> Mapping[Span, str]:
    """Return what has to be written where, so that a map shows another title of a pattern."""
    return dict(_titles(map_, slug, title))


def _titles(map_: MindMap, slug: str, title: str) -> Iterator[tuple[Span, str]]:
    for _, _, _, placement in map_.walk():
        if placement.slug == slug and placement.destination:
            end = "" if placement.span.end == placement.span.start else "\n"
            yield placement.span, f"{_HEADING} [{title}]({placement.destination}){end}"
