"""Find the challenges of two languages' mind maps that mean the same."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from patternbook.library import Challenge, MindMap


def challenges_of(map_: MindMap) -> tuple[Challenge, ...]:
    """Return every challenge of a map, in reading order."""
    return tuple(c for phase in map_.phases for group in phase.groups for c in group.challenges)


def slugs_of(challenge: Challenge) -> tuple[str, ...]:
    """Return the patterns that answer a challenge, in order."""
    return tuple(placement.slug for placement in challenge.placements if placement.slug)


def same_challenges(source: MindMap, other: MindMap) -> Mapping[Challenge, Challenge]:
    """Return for the challenges of one map those of another that mean the same, as far as that can be told.

    The more patterns two of them share, and the nearer their places, the likelier they are the same.
    An empty one is the same as one between the same neighbors.
    """
    here, there = challenges_of(source), challenges_of(other)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for *_, at, to in sorted(_likenesses(here, there)):
        if at not in found and to not in taken:
            found[at] = to
            taken.add(to)
    found |= dict(_between(here, there, found))
    return {here[at]: there[to] for at, to in found.items()}


def _likenesses(here: Sequence[Challenge], there: Sequence[Challenge]) -> Iterator[tuple[float, float, int, int]]:
    """Yield how much two challenges differ, in patterns and in place, for every two that share a pattern."""
    holders: dict[str, list[int]] = {}
    for to, challenge in enumerate(there):
        for slug in slugs_of(challenge):
            holders.setdefault(slug, []).append(to)
    for at, challenge in enumerate(here):
        own = {*slugs_of(challenge)}
        for to in {to for slug in own for to in holders.get(slug, ())}:
            others = {*slugs_of(there[to])}
            yield -len(own & others) / len(own | others), abs(at / len(here) - to / len(there)), at, to


def _between(
    here: Sequence[Challenge], there: Sequence[Challenge], found: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs, one of them empty, in stretches of the same length between challenges that are the same."""
    ends = [(-1, -1), *sorted(found.items()), (len(here), len(there))]
    taken = {*found.values()}
    for (at, to), (next_at, next_to) in pairwise(ends):
        for step in range(1, next_at - at if next_at - at == next_to - to else 0):
            empty = not (slugs_of(here[at + step]) and slugs_of(there[to + step]))
            if empty and to + step not in taken:
                yield at + step, to + step
