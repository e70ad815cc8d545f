"""A thread that somebody pointed at, as the chat gives it, becomes one candidate that waits for consent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from patternbook.identify.candidates import candidate_of, telling_part
from patternbook.identify.judging.scoring import opinion
from patternbook.identify.model import Directory, Policy
from patternbook.identify.segments import Segment
from patternbook.identify.sources.slack import discussion_of, names_of, person_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from patternbook.identify.candidates import Reader
    from patternbook.identify.model import Candidate, Discussion


@dataclass(frozen=True, slots=True)
class Workspace:
    """Whose app is listening: the workspace's number, and that of the organization above it, if there is one."""

    team: str
    organization: str = ""

    def holds(self, member: Mapping[str, Any]) -> bool:
        """Whether somebody belongs here; people of another company in a shared channel do not."""
        if member.get("is_stranger") is True:
            return False
        above = member.get("enterprise_user")
        organization = above.get("enterprise_id") if isinstance(above, dict) else None
        return member.get("team_id") == self.team or bool(organization and organization == self.organization)


def why_not(member: Mapping[str, Any], workspace: Workspace, left_out: frozenset[str]) -> str:
    """Return why somebody's words are not taken, "" when they may be asked about."""
    if not member:
        return "unknown to Slack"
    if member.get("is_bot") is True:
        return "bot"
    if not workspace.holds(member):
        return "of another company"
    if member.get("id") in left_out:
        return "opted out"
    return "has left and cannot be asked" if member.get("deleted") is True else ""


def heard(
    rows: Iterable[Mapping[str, Any]],
    members: Mapping[str, Mapping[str, Any]],
    barred: Mapping[str, str],
    place: Callable[[str], str],
) -> Discussion:
    """Return what the people of a thread said who may be asked about it.

    `members` are everybody whom the thread names; `barred` tells whose words are not taken, and why.
    """
    dropped: Counter[str] = Counter()
    kept = []
    for row in rows:
        if why := barred.get(person_in(row)):
            dropped[why] += 1
        else:
            kept.append(row)
    names = {number: names_of(member) for number, member in members.items()}
    known = Directory(
        {number: spoken[0] for number, spoken in names.items() if spoken},
        frozenset(name for spoken in names.values() for name in spoken),
    )
    read = discussion_of(kept, "thread", known, place)
    return replace(read, skipped=read.skipped + dropped)


def candidate_from_thread(discussion: Discussion, reader: Reader, thread: str) -> Candidate | None:
    """Return the candidate that a thread gives, None when nobody who may be asked says anything in it.

    Somebody pointed at it, so neither the library's theme nor the model's opinion has a say. It is
    private and waits for everybody whose words it holds.
    """
    if not discussion.utterances:
        return None
    segment = Segment(discussion, discussion.utterances)
    told = telling_part(segment, reader.settings)
    view = told[0] if told else opinion(segment.text)
    private = replace(reader.knowing(discussion.people), policy=Policy.PRIVATE)
    candidate, _ = candidate_of(segment, view, private)
    if candidate is None:
        return None
    return replace(candidate, threads=(thread,), waits_for=tuple(sorted({each.who for each in candidate.evidence})))
