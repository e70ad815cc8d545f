"""The task "record a known instance": six fields, then consent, then a proposal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from patternbook.collaborate.proposals.forge import Person
from patternbook.collaborate.store.tables import INSTANCES
from patternbook.errors import PatternbookError
from patternbook.library.changes.draft import PlanError
from patternbook.pattern import InstanceState
from patternbook.web.door.visitors import Role
from patternbook.web.judging import consent
from patternbook.web.judging.consent import Stage, ToldInstance
from patternbook.web.visits.visit import BAD_REQUEST, OK, NoPageError, NotAllowedError, Visit, route
from patternbook.web.writing.sections import pattern_of

if TYPE_CHECKING:
    from starlette.responses import Response

STATES = (
    (InstanceState.IN_USE, "We use it"),
    (InstanceState.TRIAL, "We are trying it"),
    (InstanceState.PLANNED, "We plan to use it"),
    (InstanceState.PAST, "We used it in the past"),
)
NAMING = (
    ("ask", "Somebody else must agree"),
    ("yes", "Yes, I may say so for the organization"),
    ("no", "No, stay anonymous"),
)


def show(visit: Visit) -> Response:
    """Show the form."""
    return _form(visit)


def _form(visit: Visit, trouble: str = "") -> Response:
    pattern = pattern_of(visit, visit.space.library())
    status = BAD_REQUEST if trouble else OK
    title = f"Who uses {pattern.title}"
    return visit.page(
        "instance.html", title, status, pattern=pattern, states=STATES, naming=NAMING, form=visit.form, trouble=trouble
    )


def choose(visit: Visit) -> Response:
    """Ask which pattern somebody uses, and lead to its form."""
    library = visit.space.library()
    if library.pattern(slug := visit.asked("slug")) is not None:
        return visit.go(f"/space/instance/{slug}")
    patterns = sorted(((p.slug, p.title) for p in library.patterns), key=lambda each: each[1].casefold())
    return visit.page("choose.html", "Which pattern do you use?", patterns=patterns)


def tell(visit: Visit) -> Response:
    """Keep what was told; what may be published at once becomes a proposal."""
    space = visit.space
    library = space.library()
    pattern = pattern_of(visit, library)
    try:
        told = consent.begin(visit.form, pattern.slug, visit.person.account, visit.now)
        consent.plan(told, pattern, library)
    except PlanError as error:
        return _form(visit, str(error))
    consent.keep(space.store, told)
    try:
        publish(visit, told, visit.person)
    except PatternbookError:
        # Whoever told it sees the error and tells it again; what no proposal came of shall not stay beside that.
        space.store.drop(INSTANCES, id=told.id, proposal=0)
        raise
    return visit.go(f"/space/instances/{told.id}", said="kept")


def publish(visit: Visit, told: ToldInstance, by: Person) -> ToldInstance:
    """Propose an instance that may stand in its pattern; others stay where they are."""
    if told.stage not in {Stage.APPROVED, Stage.ANONYMIZED} or told.proposal:
        return told
    space, tip = visit.space, visit.space.forge.tip()
    library = space.library_at(tip)
    pattern = library.pattern(told.slug)
    if pattern is None:
        message = f"The pattern {told.slug} is gone, so nobody can be listed as using it; tell it for another pattern."
        raise PlanError(message)
    made = space.forge.propose(consent.plan(told, pattern, library), tip, by, visit.now)
    consent.amend(space.store, lambda told: replace(told, proposal=made.number), id=told.id)
    space.tell_of(made.number, visit.origin, by.account, visit.now)
    return replace(told, proposal=made.number)


def _told(visit: Visit) -> ToldInstance:
    """Return the instance that an address names, to whoever told it and to committers."""
    found = next(iter(consent.find(visit.space.store, id=visit.named("id"))), None)
    if found is None:
        message = "There is no such instance; the board lists those that wait."
        raise NoPageError(message)
    if found.account != visit.person.account and not visit.visitor.may(Role.COMMITTER):
        message = "This was told in confidence; ask a trusted committer about it."
        raise NotAllowedError(message)
    return found


def one(visit: Visit) -> Response:
    """Show how far an instance is, and the link for the organization's contact."""
    told = _told(visit)
    pattern = visit.space.library().pattern(told.slug)
    link = str(visit.request.url.replace(path=f"/space/consent/{told.token}", query=""))
    return visit.page("told.html", told.organization or told.description, told=told, pattern=pattern, link=link)


def asked(visit: Visit) -> Response:
    """Note that the contact has the link now, or got it again."""
    told = _told(visit)
    moment = visit.now.isoformat()

    def noted(told: ToldInstance) -> ToldInstance:
        if told.stage == Stage.SUGGESTED:
            return replace(told, stage=Stage.ASKED.value, asked=moment)
        return replace(told, reminded=moment) if told.stage == Stage.ASKED else told

    consent.amend(visit.space.store, noted, id=told.id)
    return visit.go(f"/space/instances/{told.id}", said="asked")


def _known(found: ToldInstance | None) -> ToldInstance:
    if found is None:
        message = "This link is not known here; ask the person who sent it for a new one."
        raise NoPageError(message)
    return found


def ask(visit: Visit) -> Response:
    """Show an organization's contact what would be written, and ask."""
    told = _known(next(iter(consent.find(visit.space.store, token=visit.named("token"))), None))
    pattern = visit.space.library().pattern(told.slug)
    return visit.page("consent.html", "May we name you?", told=told, pattern=pattern)


def answer(visit: Visit) -> Response:
    """Take the contact's answer; a yes, and an anonymous yes, become a proposal."""
    library, form = visit.space.library(), visit.form

    def answered(told: ToldInstance) -> ToldInstance:
        after = consent.answered(told, form.get("answer", ""), form.get("description", ""), visit.now)
        pattern = library.pattern(told.slug)
        if pattern is not None and after.stage != Stage.REFUSED:
            consent.plan(after, pattern, library)
        return after

    told = _known(consent.amend(visit.space.store, answered, token=visit.named("token")))
    publish(visit, told, Person(told.account, told.account))
    return visit.go(f"/space/consent/{told.token}", said="answered")


_FORM = "organization description words link naming state language"
ROUTES = [
    route("/space/instance", choose, role=Role.CONTRIBUTOR, asks="slug", leads=True),
    route("/space/instance/{slug}", show, role=Role.CONTRIBUTOR, asks="language"),
    route("/space/instance/{slug}", tell, "POST", Role.CONTRIBUTOR, asks="language", takes=_FORM),
    route("/space/instances/{id}", one, role=Role.CONTRIBUTOR),
    route("/space/instances/{id}/asked", asked, "POST", Role.CONTRIBUTOR),
    route("/space/consent/{token}", ask),
    route("/space/consent/{token}", answer, "POST", takes="answer description"),
]
