"""What waits for people: open concerns, announced decisions, and reviews toward a level that is not reached yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from patternbook.mature.evidence.weighing import lazy_consensus, open_concerns, valid_reviews
from patternbook.mature.ledger import Deed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.ledger import Event
    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A review that has begun and not ended: toward which level, since when, who agreed, who did not.

    `consensus` says in words where an announced decision stands, "" when none was announced.
    """

    pattern: Pattern
    toward: int
    since: str
    reviewers: tuple[str, ...]
    concerns: tuple[Event, ...]
    consensus: str


def _open_review(pattern: Pattern, events: tuple[Event, ...], scope: Scope) -> OpenReview | None:
    numbers = {level.number for level in scope.config.levels}
    ahead = [e for e in events if e.toward > pattern.level.number and e.toward in numbers]
    concerns = open_concerns(pattern, scope)
    if not ahead and not concerns:
        return None
    toward = max((event.toward for event in ahead), default=pattern.level.number)
    there = replace(pattern, level=scope.config.level(toward))
    announced = any(event.deed is Deed.ANNOUNCE for event in ahead)
    return OpenReview(
        pattern,
        toward,
        f"{min(event.when for event in (*ahead, *concerns)):%Y-%m-%d}",
        valid_reviews(there, scope) if ahead else (),
        concerns,
        lazy_consensus(there, scope)[1] if announced else "",
    )


def _all(scope: Scope) -> Iterator[OpenReview]:
    for pattern in scope.library.patterns:
        events = scope.seen.ledger.get(pattern.slug, ())
        if events and (found := _open_review(pattern, events, scope)):
            yield found


def open_reviews(scope: Scope) -> tuple[OpenReview, ...]:
    """Return the reviews that have begun and not ended, the oldest first."""
    return tuple(sorted(_all(scope), key=lambda each: (each.since, each.pattern.slug)))
