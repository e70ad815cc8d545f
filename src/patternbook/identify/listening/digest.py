"""The weekly digest: how much waits in the inbox, and of what; never a word that its author has not given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from patternbook.identify.model import CandidateKind, Policy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from patternbook.identify.model import Candidate

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_KINDS = (
    (CandidateKind.SIGHTING, "sighting of a known pattern", "sightings of known patterns"),
    (
        CandidateKind.CLARIFICATION,
        "question that a known pattern may answer",
        "questions that a known pattern may answer",
    ),
    (CandidateKind.PATTERN, "problem with a solution", "problems with a solution"),
    (CandidateKind.DONUT, "problem still without a solution", "problems still without a solution"),
)
_LINKED = frozenset({CandidateKind.SIGHTING, CandidateKind.CLARIFICATION})
_MOST = 10
"""Titles that a digest lists at most."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a digest goes out: a day of the week, 0 for Monday, and an hour, in UTC."""

    day: int = 0
    hour: int = 9

    def latest(self, now: datetime) -> datetime:
        """Return the latest moment for a digest that is not after `now`."""
        today = now.astimezone(UTC).replace(hour=self.hour, minute=0, second=0, microsecond=0)
        moment = today - timedelta(days=(today.weekday() - self.day) % 7)
        return moment if moment <= now else moment - timedelta(days=7)


def is_due(sent: datetime, now: datetime, schedule: Schedule) -> bool:
    """Whether a digest is due when the last one is from `sent`; weeks that were slept through are told of once."""
    return sent < schedule.latest(now)


def _patterns(candidates: Iterable[Candidate]) -> str:
    near = Counter(each.resembles[0].title for each in candidates if each.resembles)
    ordered = sorted(near.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{title} ({count})" if count > 1 else title for title, count in ordered[:_MOST])


def _told(kind: CandidateKind, one: str, many: str, candidates: list[Candidate]) -> list[str]:
    chosen = [each for each in candidates if each.kind is kind]
    if not chosen:
        return []
    near = _patterns(chosen) if kind in _LINKED else ""
    lines = [f"• {len(chosen)} {one if len(chosen) == 1 else many}{f', perhaps {near}' if near else ''}"]
    public = sorted(each.title for each in chosen if each.policy is Policy.PUBLIC and not each.waits_for)
    return [*lines, *(f"    – {title}" for title in public[:_MOST])]


def digest(candidates: Iterable[Candidate], library: str) -> str:
    """Return what the digest says about the candidates that wait, "" when there is none.

    Of what is not public it tells numbers, and titles of the library's own patterns.
    """
    every = list(candidates)
    if not every:
        return ""
    count = "1 candidate waits" if len(every) == 1 else f"{len(every)} candidates wait"
    lines = [f"{count} in the pattern inbox{f' of {library}' if library else ''}:"]
    for kind, one, many in _KINDS:
        lines += _told(kind, one, many, every)
    asked = sum(bool(each.waits_for) for each in every)
    if asked:
        lines.append(f"{asked} of them {'waits' if asked == 1 else 'wait'} for the consent of those who said it.")
    return "\n".join(lines)
