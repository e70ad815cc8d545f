"""How pages put times and numbers into words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from patternbook.collaborate.proposals.forge import Kind
from patternbook.library.plurals import number_of
from patternbook.mature.levels.requirements import JudgedBy
from patternbook.mature.levels.review import State
from patternbook.mature.translation.status import SectionState

if TYPE_CHECKING:
    from patternbook.collaborate.proposals.forge import Note, Proposal
    from patternbook.mature.levels.review import Verdict
    from patternbook.mature.translation.status import TranslationStatus

_STEPS = ((timedelta(days=365), "year"), (timedelta(days=30), "month"), (timedelta(days=1), "day"),
          (timedelta(hours=1), "hour"), (timedelta(minutes=1), "minute"))  # fmt: skip


def span_words(span: timedelta) -> str:
    """Return a length of time in its largest whole unit: "3 days"."""
    for step, name in _STEPS:
        if count := span // step:
            return number_of(count, name)
    return "less than a minute"


def ago(moment: datetime, now: datetime) -> str:
    """Return how long ago something was: "3 days ago", "just now"."""
    return f"{span_words(now - moment)} ago" if now - moment >= timedelta(minutes=1) else "just now"


def age(moment: datetime, now: datetime) -> str:
    """Return for how long something has been waiting: "for 3 days"."""
    return f"for {span_words(now - moment)}"


def until(moment: datetime, now: datetime) -> str:
    """Return how far away something is: "in 3 days", "now" when it has come."""
    return f"in {span_words(moment - now)}" if moment > now else "now"


def day(moment: datetime) -> str:
    """Return a moment as pages write it."""
    return f"{moment:%Y-%m-%d %H:%M} UTC"


VERBS = {
    Kind.PROPOSED: "proposed",
    Kind.CHANGED: "changed the text of",
    Kind.COMMENT: "commented on",
    Kind.SUGGESTION: "suggested other words in",
    Kind.TAKEN: "took a suggestion in",
    Kind.APPROVAL: "approved",
    Kind.CONCERN: "has a concern about",
    Kind.RESOLUTION: "resolved a concern about",
    Kind.WITHDRAWN: "withdrew",
    Kind.MERGED: "merged",
}
"""What somebody did to a proposal, by the kind of the note."""


def told(proposal: Proposal, note: Note) -> str:
    """Return in a sentence what a note tells."""
    return f"{note.by.shown} {VERBS[note.kind]} “{proposal.title}”"


def date(text: str) -> str:
    """Return a date such as 2026-03-01 as people say it: "1 March 2026"."""
    moment = datetime.fromisoformat(text)
    return f"{moment.day} {moment:%B %Y}"


def standing(proposal: Proposal) -> str:
    """Return in a few words what people said of a proposal's present text."""
    approved, concerns = proposal.approved, proposal.open_concerns
    said = [number_of(len(approved), "approval") if approved else "nobody has approved it yet"]
    return ", ".join([*said, *([number_of(len(concerns), "open concern")] if concerns else [])])


def clause(sentence: str) -> str:
    """Return a sentence as a part of another one."""
    first, rest = sentence[:1], sentence[1:].rstrip(".")
    return (first if rest[:1].isupper() else first.lower()) + rest


def evidence(verdict: Verdict) -> str:
    """Return what a verdict rests on, "" where there is nothing to tell: rules that found nothing."""
    by_rule = verdict.requirement.judged_by is JudgedBy.RULE and verdict.state is State.MET
    return "" if by_rule else verdict.why.replace("`", "")


_LOST = {
    SectionState.MISSING: "{} missing",
    SectionState.BODY_CHANGED: "{} changed in the original since",
    SectionState.INSTANCES_BEHIND: "known instances are behind",
}


def lost(status: TranslationStatus) -> str:
    """Return what readers of a translation miss."""
    counts = {state: sum(s.state is state for s in status.sections) for state in _LOST}
    told = [words.format(number_of(counts[state], "section")) for state, words in _LOST.items() if counts[state]]
    made = f"; made from the text of {date(status.base.date[:10])}" if status.base.date else ""
    said = (", ".join(told) or "small changes") + made
    return said[:1].upper() + said[1:]


FILTERS = {
    "age": age,
    "ago": ago,
    "clause": clause,
    "counted": number_of,
    "date": date,
    "day": day,
    "evidence": evidence,
    "lost": lost,
    "standing": standing,
    "until": until,
}
"""What templates may call."""
