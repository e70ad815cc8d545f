"""Decide on what people without an account suggest: let it through as a proposal, or decline it with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from patternbook.collaborate.proposals.forge import Kind, Note
from patternbook.collaborate.store.tables import INSTANCES
from patternbook.library.changes.draft import PlanError
from patternbook.web.door.visitors import Role
from patternbook.web.judging import consent, suggestions
from patternbook.web.judging.suggestions import Fate, NotTakenError, Sort, Suggestion
from patternbook.web.showing import difference, rendered
from patternbook.web.tasks.instances import publish
from patternbook.web.visits.visit import NoPageError, Visit, route
from patternbook.web.writing import drafting
from patternbook.web.writing.passages import passage_in

if TYPE_CHECKING:
    from markupsafe import Markup as Safe
    from starlette.responses import Response


_GONE = "There is no such suggestion, or somebody decided on it already; the board has those that wait."
_TWICE = "Somebody else decided on this suggestion in the same moment."


def _held(visit: Visit) -> Suggestion:
    found = next(iter(suggestions.find(visit.space.store, id=visit.named("id"), fate=Fate.HELD.value)), None)
    if found is None:
        raise NoPageError(_GONE)
    return found


def _shown(suggestion: Suggestion, visit: Visit) -> tuple[str, Safe]:
    """Return a heading and what is suggested: the new pattern as it will look, or what differs."""
    library = visit.space.library()
    if suggestion.kind == Sort.PATTERN:
        pattern = drafting.as_pattern(suggestions.as_writing(suggestion), library)
        return pattern.title, rendered(pattern, pattern.source, library, top=1)
    now = library.pattern(suggestion.slug)
    if suggestion.kind == Sort.EDIT and now is not None:
        passage = passage_in(library, now, suggestion.content["key"])
        return now.title, difference(passage.words, suggestion.content["text"])
    return now.title if now else suggestion.slug, difference("", "")


def show(visit: Visit) -> Response:
    """Show a suggestion that waits."""
    suggestion = _held(visit)
    title, shown = _shown(suggestion, visit)
    return visit.page("held.html", suggestion.shown, suggestion=suggestion, about=title, shown=shown)


def _propose(visit: Visit, suggestion: Suggestion) -> int:
    """Make a proposal of a suggested pattern or edit, by its author as far as the forge takes guests; its number."""
    space = visit.space
    base = suggestion.content.get("base") or space.forge.tip()
    changes = suggestions.plan(suggestion, space.library_at(base))
    told = f"Suggested by {suggestion.name or 'somebody'} without an account, let through by {visit.person.shown}."
    changes = replace(changes, reason=f"{changes.reason}\n\n{told}".strip())
    by = suggestion.guest if space.forge.takes_guests else visit.person
    return space.forge.propose(changes, base, by, visit.now).number


def decide(visit: Visit) -> Response:
    """Let a suggestion through, or decline it with a reason, as the button says."""
    suggestion, store = _held(visit), visit.space.store
    if visit.form.get("act") == "decline":
        reason = " ".join(visit.form.get("reason", "").split())
        if not reason:
            message = "Say in a sentence why; whoever suggested it reads that, and nothing else."
            raise NotTakenError(message)
        if not suggestions.decide(store, suggestion, Fate.DECLINED, reason=reason):
            raise NoPageError(_GONE)
        return visit.go("/space/board", said="declined")
    if suggestion.kind == Sort.INSTANCE:
        return _instance(visit, suggestion)
    number = _propose(visit, suggestion)
    _let_through(visit, suggestion, number)
    return visit.to_proposal(number, "passed")


def _let_through(visit: Visit, suggestion: Suggestion, proposal: int) -> None:
    """Keep that a suggestion became a proposal; when somebody else decided on it meanwhile, that one is withdrawn.

    It is proposed before, so that a space that dies between the two loses nothing.
    """
    if not suggestions.decide(visit.space.store, suggestion, Fate.PASSED, proposal=proposal):
        if proposal:
            visit.space.forge.say(proposal, Note(Kind.WITHDRAWN, visit.person, visit.now, _TWICE))
        raise NoPageError(_GONE)


def _instance(visit: Visit, suggestion: Suggestion) -> Response:
    """Take an instance as if the moderator had told it: anonymous ones are proposed, for others somebody is asked."""
    pattern = visit.space.library().pattern(suggestion.slug)
    if pattern is None:
        message = f"The pattern {suggestion.slug} is gone; decline it and say so."
        raise PlanError(message)
    told = consent.begin(suggestion.content, pattern.slug, visit.person.account, visit.now)
    consent.plan(told, pattern, visit.space.library())
    consent.keep(visit.space.store, told)
    told = publish(visit, told, visit.person)
    try:
        _let_through(visit, suggestion, told.proposal)
    except NoPageError:
        visit.space.store.drop(INSTANCES, id=told.id)
        raise
    return visit.go(f"/space/instances/{told.id}", said="kept")


ROUTES = [
    route("/space/held/{id}", show, role=Role.COMMITTER),
    route("/space/held/{id}", decide, "POST", Role.COMMITTER, takes="act reason"),
]
