"""Every pattern judged, the closest to its next level first; after a change only what the change touches is judged."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from patternbook.library.reuse import is_same_around
from patternbook.mature.levels.review import Review, Reviewer, State
from patternbook.mature.observations import NOTHING_SEEN, Observations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from patternbook.library import Library
    from patternbook.pattern import Pattern


@dataclass(frozen=True, slots=True)
class Board:
    """The reviews of all patterns, the closest to done first, and what they were made from.

    `looked` has by slug the requirements whose verdicts came from other patterns too, or from beside the files.
    """

    library: Library
    seen: Observations
    reviews: tuple[Review, ...]
    looked: Mapping[str, frozenset[str]]


class _Before:
    """What can be taken over from an earlier board: all that the differences since cannot have touched."""

    def __init__(self, board: Board, library: Library, seen: Observations) -> None:
        self._board = board
        self._library = library
        self._ledgers = board.seen.ledger, seen.ledger
        self._reviews = {review.pattern.slug: review for review in board.reviews}
        self._is_usable = board.library.config == library.config and board.library.documents == library.documents
        # Rules from elsewhere may look at more of other patterns than ours do.
        has_plugins = bool(library.config.plugged("rules"))
        self._is_same_around = (
            not has_plugins and _is_same_outside(board.seen, seen) and is_same_around(board.library, library)
        )

    def review(self, pattern: Pattern, toward: int) -> tuple[Review | None, frozenset[str]]:
        """Return an earlier review and which of its verdicts have to be made again; None when all have to be."""
        known = self._reviews.get(pattern.slug)
        if known is None or known.pattern is not pattern or known.toward != toward or not self._is_usable:
            return None, frozenset()
        if any(pattern.slug in ledger for ledger in self._ledgers):
            return None, frozenset()
        return known, frozenset() if self._is_same_around else self._board.looked[pattern.slug]


def _is_same_outside(one: Observations, other: Observations) -> bool:
    """Whether the same is known beside files and evidence; what time it is matters to evidence alone."""
    return (
        one.history is None
        and other.history is None
        and one.links == other.links
        and one.committers == other.committers
        and one.dictionaries is other.dictionaries
        and one.style == other.style
    )


def judge(
    library: Library, seen: Observations = NOTHING_SEEN, *, toward: int | None = None, before: Board | None = None
) -> Board:
    """Judge every pattern against a level, else against its own next one.

    With a level, patterns that are on it or above are judged too, so that it shows who fails it.
    `before`, an earlier board, spares what would come out the same.
    """
    reviewer = Reviewer(library, seen)
    earlier = _Before(before, library, seen) if before is not None else None
    reviews, looked = [], {}
    for pattern in library.patterns:
        target = library.config.level_toward(pattern.level, toward).number
        known, stale = earlier.review(pattern, target) if earlier else (None, frozenset[str]())
        if known is not None and not stale and before is not None:
            reviews.append(known)
            looked[pattern.slug] = before.looked[pattern.slug]
        else:
            made, looked[pattern.slug] = reviewer.judge(pattern, target, known, stale)
            reviews.append(made)
    return Board(library, seen, tuple(sorted(reviews, key=_closeness)), looked)


def board(library: Library, seen: Observations = NOTHING_SEEN, *, toward: int | None = None) -> tuple[Review, ...]:
    """Return the reviews of every pattern, the closest to done first; see `judge`."""
    return judge(library, seen, toward=toward).reviews


def by_level(reviews: Iterable[Review]) -> Iterator[tuple[int, list[Review]]]:
    """Yield the number of each level that patterns of a board are on their way to, and their reviews, in its order."""
    for toward, group in groupby(reviews, key=lambda review: review.toward):
        yield toward, list(group)


def _closeness(review: Review) -> tuple[int, int, int, int, str]:
    states = [verdict.state for verdict in review.verdicts]
    missing, unknown, people = map(states.count, (State.UNMET, State.UNKNOWN, State.ASKS_PEOPLE))
    return -review.toward, missing, unknown, people, review.pattern.slug
