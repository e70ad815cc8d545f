"""Put a pattern on the mind maps, under the same challenge in every language, or take it off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.library.links.relinking import relative, replaced
from patternbook.library.mindmap import slug_of_destination
from patternbook.mature.overviews.list_edits import escaped
from patternbook.mature.overviews.map_matching import challenges_of
from patternbook.pattern import Span
from patternbook.pattern.editing import line_end

if TYPE_CHECKING:
    from collections.abc import Mapping

    from patternbook.library import Challenge, MindMap, Placement
    from patternbook.pattern import Pattern

_HEADING = "#####"
_WORDS = re.compile(r"\[.*\]([(\[])")


def challenge_named(map_: MindMap, title: str) -> Challenge | None:
    """Return the challenge with a title, whatever its case, None when the map has none."""
    return next((c for c in challenges_of(map_) if c.title.casefold() == title.strip().casefold()), None)


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
    last = challenge.placements[-1].span if challenge.placements else challenge.span
    at = last.start + len(text[slice(*last)].rstrip())
    end = line_end(text)
    return f"{text[:at]}{end}{end}{placement_line(pattern, map_)}{text[at:]}"


def placement_line(pattern: Pattern, map_: MindMap) -> str:
    """Return the heading that puts a pattern on a map, linked as the map links to others."""
    sample = next((placement for _, _, _, placement in map_.walk() if placement.slug), None)
    return f"{_HEADING} [{escaped(pattern.title)}]({_destination(sample, pattern, map_)})"


def retitled(text: str, map_: MindMap, slug: str, title: str) -> Mapping[Span, str]:
    """Return what has to be written where, so that a map shows another title of a pattern."""
    placements = (placement for _, _, _, placement in map_.walk() if placement.slug == slug)
    return {placement.span: with_title(text[slice(*placement.span)], title) for placement in placements}


def with_title(heading: str, title: str) -> str:
    """Return a heading that is a link with other words for the link."""
    return _WORDS.sub(lambda match: f"[{escaped(title)}]{match[1]}", heading, count=1)
