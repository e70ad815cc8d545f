"""What earlier link checks found: each address with its age and the days on which it failed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from patternbook.mature.observations import LinkResult, LinkState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MOST_DAYS = 30
"""Failing days that are kept of an address."""


class Outcome(StrEnum):
    """What one attempt gave: an answer, a failure that tells against the link, or nothing that can be judged."""

    ALIVE = "alive"
    FAILED = "failed"
    UNKNOWN = "unknown"


_FRESH = {
    Outcome.ALIVE: timedelta(days=7),
    Outcome.FAILED: timedelta(hours=12),
    Outcome.UNKNOWN: timedelta(hours=1),
}
"""How long an answer of each sort spares asking again."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What asking an address once gave, and in words why."""

    outcome: Outcome
    why: str = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """The last attempt at an address, when it was made, and the days on which it failed since it last answered."""

    attempt: Attempt
    at: datetime
    failed_on: tuple[str, ...] = ()

    def is_fresh(self, now: datetime) -> bool:
        """Whether the last attempt still holds."""
        return timedelta(0) <= now - self.at < _FRESH[self.attempt.outcome]

    def result(self, days: int) -> LinkResult:
        """Return what rules may know: dead is only what failed on enough different days."""
        failures = len(self.failed_on)
        if self.attempt.outcome is Outcome.ALIVE:
            return LinkResult(LinkState.ALIVE, self.attempt.why)
        if failures >= days:
            spoken = (
                f"{self.attempt.why}, on {failures} days since {self.failed_on[0]}" if days > 1 else self.attempt.why
            )
            return LinkResult(LinkState.DEAD, spoken)
        told = f"; {failures} of {days} failing days" if failures else ""
        return LinkResult(LinkState.UNKNOWN, self.attempt.why + told)


def remembered(before: Remembered | None, attempt: Attempt, now: datetime) -> Remembered:
    """Return what is known of an address after another attempt: an answer forgives, silence changes nothing."""
    days = before.failed_on if before else ()
    if attempt.outcome is Outcome.ALIVE:
        days = ()
    elif attempt.outcome is Outcome.FAILED:
        days = tuple(sorted({*days, now.date().isoformat()}))[-_MOST_DAYS:]
    return Remembered(attempt, now, days)


@dataclass
class LinkMemory:
    """Everything remembered, by address."""

    links: dict[str, Remembered] = field(default_factory=dict)

    def stale(self, addresses: Iterable[str], now: datetime) -> list[str]:
        """Return the addresses that have to be asked again, in order."""
        return sorted(a for a in set(addresses) if a not in self.links or not self.links[a].is_fresh(now))

    def note(self, attempts: Mapping[str, Attempt], now: datetime) -> None:
        """Add what new attempts gave."""
        self.links.update({a: remembered(self.links.get(a), attempt, now) for a, attempt in attempts.items()})

    def results(self, addresses: Iterable[str], days: int) -> dict[str, LinkResult]:
        """Return what rules may know of some addresses."""
        return {a: self.links[a].result(days) for a in sorted(set(addresses)) if a in self.links}


def to_table(memory: LinkMemory) -> dict[str, Any]:
    """Return a memory as JSON values."""
    return {
        address: [r.attempt.outcome, r.attempt.why, r.at.isoformat(), *r.failed_on]
        for address, r in sorted(memory.links.items())
    }


def from_table(table: Mapping[str, Any]) -> LinkMemory:
    """Read a memory from JSON values; what cannot be read is forgotten."""
    memory = LinkMemory()
    for address, row in table.items():
        try:
            outcome, why, at, *days = row
            memory.links[address] = Remembered(
                Attempt(Outcome(outcome), str(why)), datetime.fromisoformat(at), tuple(map(str, days))
            )
        except (ValueError, TypeError):
            continue
    return memory


def forgotten(memory: LinkMemory, now: datetime, days: int = 90) -> LinkMemory:
    """Return a memory without addresses that no check has asked for in a long time."""
    return replace(memory, links={a: r for a, r in memory.links.items() if now - r.at < timedelta(days=days)})
