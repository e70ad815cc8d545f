"""What people answer when they are asked about their words, and what it makes of a candidate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from patternbook.identify.drafting.titles import title_of
from patternbook.identify.model import CandidateKind, Policy, Role
from patternbook.identify.quoting import is_quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from patternbook.identify.model import Candidate, Evidence
    from patternbook.identify.privacy.hiding import Pseudonyms


class Answer(StrEnum):
    """What somebody says to the question whether their words may be used."""

    NONE = ""
    """Nothing yet."""
    QUOTED = "quoted"
    """Yes, word for word and with my name."""
    NAMELESS = "nameless"
    """Yes, but nobody may tell that it was me."""
    NO = "no"
    """No: the words go."""


Answers = Mapping[str, Answer]
"""By pseudonym; who is not in it was not asked, such as the authors of words from elsewhere."""

_STRICT = (Answer.QUOTED, Answer.NAMELESS, Answer.NONE, Answer.NO)


def strictest(answers: Iterable[Answer]) -> Answer:
    """Return the answer that allows least, NONE for none."""
    return max(answers, key=_STRICT.index, default=Answer.NONE)


def _shortened(candidate: Candidate, left: tuple[Evidence, ...]) -> Candidate:
    """Return a candidate with less evidence: nothing of it may rest on words that are gone."""
    roles = {each.role for each in left}
    lost_answer = candidate.kind is CandidateKind.PATTERN and Role.SOLUTION not in roles
    words = " ".join(each.quote for each in left)
    titled = any(title_of(each.quote) == candidate.title for each in left)
    return replace(
        candidate,
        evidence=left,
        kind=CandidateKind.DONUT if lost_answer else candidate.kind,
        title=candidate.title if titled else title_of(left[0].quote),
        organization=candidate.organization if candidate.organization in words else "",
    )


def settled(candidate: Candidate, answers: Answers, pseudonyms: Pseudonyms) -> Candidate | None:
    """Return a candidate as those whose words it holds allow it, None when nothing of it is left.

    It stays private until everybody has said yes. Then it is `public`, with names, when all may be
    quoted, and `chatham` when one wants no name; it stays private for good when it holds words whose
    authors were not asked. Words that were refused are gone; settled again, it stays the same.
    """
    hidden = tuple(
        replace(
            each,
            who=pseudonyms.named("person", each.who) if each.who else "",
            where=pseudonyms.named("place", each.where),
        )
        for each in candidate.evidence
    )
    left = tuple(each for each in hidden if answers.get(each.who, Answer.NONE) is not Answer.NO)
    if not left:
        return None
    unasked = {who for who in candidate.waits_for if who not in answers}
    silent = {who for who, answer in answers.items() if answer is Answer.NONE}
    waits = tuple(sorted({each.who for each in left} & (unasked | silent)))
    worst = strictest(answers.get(each.who, Answer.NONE) for each in left)
    policy = {Answer.QUOTED: Policy.PUBLIC, Answer.NAMELESS: Policy.CHATHAM}.get(worst, Policy.PRIVATE)
    if policy is Policy.PUBLIC:
        meant = pseudonyms.meant
        left = tuple(
            replace(each, who=meant.get(each.who, each.who), where=meant.get(each.where, each.where)) for each in left
        )
    shown = replace(candidate, evidence=left) if len(left) == len(hidden) else _shortened(candidate, left)
    return replace(shown, policy=policy, waits_for=waits)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a thread now: `holds` tells whether a place is in it, `places` are those of its messages.

    `changed` has what messages say that were edited since they were read, by place, names hidden.
    """

    holds: Callable[[str], bool]
    places: frozenset[str] = frozenset()
    changed: Mapping[str, str] = field(default_factory=dict)


def still_said(candidate: Candidate, now: Standing, pseudonyms: Pseudonyms) -> Candidate | None:
    """Return a candidate without quotes that their authors have deleted or rewritten, None when nothing is left."""

    def stands(each: Evidence) -> bool:
        place = pseudonyms.meant.get(pseudonyms.named("place", each.where), "")
        if not now.holds(place):
            return True
        return place in now.places and (place not in now.changed or is_quote(each.quote, now.changed[place]))

    left = tuple(filter(stands, candidate.evidence))
    if len(left) == len(candidate.evidence):
        return candidate
    return _shortened(candidate, left) if left else None
