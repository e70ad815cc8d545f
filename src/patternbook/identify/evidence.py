"""Which sentences of a segment are quoted, and for what; each stands in its source word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.identify.judging.scoring import Opinion, length_of, opinion
from patternbook.identify.model import Role
from patternbook.identify.quoting import is_quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from patternbook.identify.model import Evidence
    from patternbook.identify.quoting import Sentence

_MOST = {Role.PROBLEM: 3, Role.SOLUTION: 3, Role.CONTEXT: 2, Role.INSTANCE: 2}
_LEAST = 0.2
"""How well a sentence fits a role at least, to be quoted for it."""
_QUOTED = 40.0
"""Words that are quoted when no sentence fits."""


def fit(view: Opinion, role: Role) -> float:
    """Return how well a sentence says what a part of a candidate is for, from 0 to 1."""
    told = {
        Role.PROBLEM: max(view.problem, view.question),
        Role.SOLUTION: view.solution,
        Role.INSTANCE: view.practice,
        Role.CONTEXT: 1.0,
    }
    return view.worth * told[role]


def _chosen(views: list[Opinion], role: Role, taken: set[int]) -> list[int]:
    """Return the sentences that fit a role best, in the order in which they were said."""
    fits = [(-fit(view, role), number) for number, view in enumerate(views) if number not in taken]
    best = [number for lack, number in sorted(fits) if -lack >= _LEAST][: _MOST[role]]
    taken.update(best)
    return sorted(best)


def telling(said: Sequence[Sentence], room: float) -> list[int]:
    """Return the sentences worth most, in the order in which they were said: one, and more while they have room."""
    worths = [(-opinion(sentence.text).worth, number) for number, sentence in enumerate(said)]
    chosen: list[int] = []
    for _, number in sorted(worths):
        length = length_of(said[number].text)
        if length <= room or not chosen:
            chosen.append(number)
            room -= length
    return sorted(chosen)


def quoted(said: Sequence[Sentence], roles: Sequence[Role]) -> list[tuple[Role, int]]:
    """Return what is quoted, for what: the sentences that fit the roles, else those that tell most."""
    taken: set[int] = set()
    views = [opinion(sentence.text) for sentence in said]
    chosen = [(role, number) for role in roles for number in _chosen(views, role, taken)]
    return chosen or [(roles[0], number) for number in telling(said, _QUOTED)]


def verified(evidence: Iterable[Evidence], source: str) -> tuple[tuple[Evidence, ...], int]:
    """Return the quotes that stand in a source word for word, and how many others were dropped."""
    every = tuple(evidence)
    true = tuple(each for each in every if is_quote(each.quote, source))
    return true, len(every) - len(true)


def fittest(evidence: Sequence[Evidence]) -> Evidence:
    """Return the quote that says best what a candidate is about: of those for its first role the fittest."""
    first = [each for each in evidence if each.role is evidence[0].role]
    return max(first, key=lambda each: fit(opinion(each.quote), each.role))
