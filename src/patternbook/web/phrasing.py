"""How pages put times and numbers into words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from patternbook.collaborate.forge import Note, Proposal

_STEPS = ((timedelta(days=365), "year"), (timedelta(days=30), "month"), (timedelta(days=1), "day"),
          (timedelta(hours=1), "hour"), (timedelta(minutes=1), "minute"))  # fmt: skip


def span_words(span: timedelta) -> str:
    """Return a length of time in its largest whole unit: "3 days"."""
    for step, name in _STEPS:
        if count := span // step:
            return counted(count, name)
    return "less than a minute"


def ago(moment: datetime, now: datetime) -> str:
    """Return how long ago something was: "3 days ago"."""
    return f"{span_words(now - moment)} ago"


def until(moment: datetime, now: datetime) -> str:
    """Return how far away something is: "in 3 days", "now" when it has come."""
    return f"in {span_words(moment - now)}" if moment > now else "now"


def day(moment: datetime) -> str:
    """Return a moment as pages write it."""
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: "1 section", "2 sections"."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


VERBS = {
    "proposed": "proposed",
    "changed": "changed the text of",
    "comment": "commented on",
    "suggestion": "suggested other words in",
    "taken": "took a suggestion in",
    "approval": "approved",
    "concern": "has a concern about",
    "resolution": "resolved a concern about",
    "withdrawn": "withdrew",
    "merged": "merged",
}
"""What somebody did to a proposal, by the kind of the note."""


def told(proposal: Proposal, note: Note) -> str:
    """Return in a sentence what a note tells."""
    return f"{note.by.shown} {VERBS[note.kind]} “{proposal.title}”"


FILTERS = {"ago": ago, "until": until, "day": day, "counted": counted}
"""What templates may call."""
