"""The first page of the space: what waits for whoever looks at it, and everything that can be done here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.collaborate.proposals.forge import Kind, State
from patternbook.web.door.visitors import Role
from patternbook.web.judging import consent, suggestions
from patternbook.web.judging.consent import Stage
from patternbook.web.judging.suggestions import Fate
from patternbook.web.visits.visit import Visit, route
from patternbook.web.writing.drafting import drafts_of

if TYPE_CHECKING:
    from starlette.responses import Response

    from patternbook.collaborate.proposals.forge import Person, Proposal

_SHOWN = 6


def _has_spoken(proposal: Proposal, person: Person) -> bool:
    """Whether somebody judged a proposal's present text."""
    judged = {Kind.APPROVAL, Kind.CONCERN}
    return any(n.kind in judged and n.by.account == person.account and n.head == proposal.head for n in proposal.notes)


def start(visit: Visit) -> Response:
    """Show what waits for the visitor first, and then what they can do."""
    space, person = visit.space, visit.visitor.person
    waiting = sorted((p for p in space.forge.proposals() if p.state is State.OPEN), key=lambda p: p.opened)
    own = [p for p in waiting if person and p.by.account == person.account]
    others = [p for p in waiting if p not in own and not (person and _has_spoken(p, person))]
    told = consent.find(space.store, account=person.account) if person else ()
    return visit.page(
        "start.html",
        "Take part",
        own=own,
        others=others[:_SHOWN],
        more=max(0, len(others) - _SHOWN),
        drafts=drafts_of(space.store, person.account) if person else (),
        told=[each for each in told if each.stage in {Stage.SUGGESTED, Stage.ASKED}],
        held=len(suggestions.find(space.store, fate=Fate.HELD.value)) if visit.visitor.may(Role.COMMITTER) else 0,
        titles={pattern.slug: pattern.title for pattern in space.library().patterns},
    )


def lead(visit: Visit) -> Response:
    """Lead to the first page, for those who end its address with a slash."""
    return visit.go("/space")


ROUTES = [route("/space", start), route("/space/", lead, leads=True)]
