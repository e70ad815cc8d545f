"""The task "suggest without an account", where the operator allows it: a form, a page that tells what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from patternbook.library.changes.draft import PlanError
from patternbook.pattern import reread
from patternbook.web.judging import consent, suggestions
from patternbook.web.judging.suggestions import NotTakenError, Sort, Suggestion
from patternbook.web.showing import rendered
from patternbook.web.tasks.editing import choose_from
from patternbook.web.tasks.instances import STATES
from patternbook.web.visits.visit import BAD_REQUEST, OK, NoPageError, NotAllowedError, Visit, route
from patternbook.web.writing.passages import passage_in
from patternbook.web.writing.sections import pattern_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response

    from patternbook.library import Library

_TASKS = {Sort.PATTERN: "/space/propose", Sort.EDIT: "/space/edit", Sort.INSTANCE: "/space/instance"}
NAMING = (("ask", "Somebody of the organization has to agree first"), ("no", "No, stay anonymous"))


def _closed(visit: Visit) -> None:
    """Raise NotAllowedError where nobody may suggest anything without an account."""
    if not visit.space.suggestions:
        message = "This space takes suggestions from people who sign in; sign in first, and then propose it."
        raise NotAllowedError(message)


def start(visit: Visit) -> Response:
    """Show what can be suggested; who has an account is led to the tasks themselves."""
    if visit.visitor.person is not None:
        return visit.go("/space/propose")
    _closed(visit)
    if slug := visit.asked("slug"):
        kind = Sort.INSTANCE if visit.asked("what") == "instance" else Sort.EDIT
        return visit.go(f"/space/suggest/{kind}/{slug}")
    patterns = [(p.slug, p.title) for p in visit.space.library().patterns]
    return visit.page("suggest.html", "Suggest something", patterns=sorted(patterns, key=lambda each: each[1]))


def choose(visit: Visit) -> Response:
    """Show the sections of a pattern, to choose one from."""
    _closed(visit)
    return choose_from(visit, "/space/suggest/edit")


_NOTHING = dict.fromkeys(("heading", "shelf", "public", "text", "preview"), "")


def _about(visit: Visit, kind: Sort, library: Library) -> dict[str, Any]:
    """Return what a form shows of the pattern that it is about."""
    if kind is Sort.PATTERN:
        return {**_NOTHING, "pattern": None}
    pattern = pattern_of(visit, library)
    if kind is Sort.INSTANCE:
        return {**_NOTHING, "pattern": pattern}
    passage = passage_in(library, pattern, visit.named("key"))
    text = visit.form.get("text", passage.words)
    return {
        "pattern": pattern,
        "heading": passage.section.heading,
        "shelf": passage.shelf,
        "public": rendered(pattern, passage.public.body, library) if passage.public else "",
        "text": text,
        "preview": rendered(reread(passage.text, text), text, library),
    }


def _form(visit: Visit, kind: Sort, trouble: str = "") -> Response:
    tip = visit.space.forge.tip()
    about = _about(visit, kind, visit.space.library_at(tip))
    whose = {Sort.PATTERN: "a pattern", Sort.EDIT: "other words", Sort.INSTANCE: "who uses it"}[kind]
    return visit.page(
        "suggesting.html",
        f"Suggest {whose}",
        BAD_REQUEST if trouble else OK,
        kind=kind,
        base=visit.form.get("base") or tip,
        form=visit.form,
        trouble=trouble,
        states=STATES,
        naming=NAMING,
        committers=visit.space.seen(visit.space.library()).committers or (),
        **about,
    )


def _check(suggestion: Suggestion, visit: Visit) -> None:
    """Raise PlanError for what could not become a proposal, so that whoever writes it can mend it now."""
    library = visit.space.library()
    if suggestion.kind != Sort.INSTANCE:
        at = suggestion.content.get("base")
        suggestions.plan(suggestion, visit.space.library_at(at) if at else library)
        return
    if suggestion.content["naming"] not in dict(NAMING):
        message = "Choose whether somebody of the organization has to agree, or it stays anonymous."
        raise PlanError(message)
    told = consent.begin(suggestion.content, suggestion.slug, "", visit.now)
    consent.plan(told, pattern_of(visit, library), library)


def _shower(kind: Sort) -> Callable[[Visit], Response]:
    def show(visit: Visit) -> Response:
        """Show a form for people without an account."""
        if visit.visitor.person is not None:
            return visit.go(visit.request.url.path.replace(f"/space/suggest/{kind}", _TASKS[kind]))
        _closed(visit)
        return _form(visit, kind)

    return show


def _taker(kind: Sort) -> Callable[[Visit], Response]:
    def take(visit: Visit) -> Response:
        """Hold what somebody without an account suggests."""
        _closed(visit)
        if visit.form.get("act") == "look":
            return _form(visit, kind)
        caller = visit.space.tokens.digest(visit.request.client.host if visit.request.client else "")
        slug = "" if kind is Sort.PATTERN else visit.named("slug")
        form = {**visit.form, "key": visit.named("key"), "base": visit.base} if kind is Sort.EDIT else visit.form
        try:
            suggestion = suggestions.begin(kind, slug, form, caller, visit.now)
            _check(suggestion, visit)
            suggestions.hold(visit.space.store, suggestion, visit.now)
        except (PlanError, NotTakenError) as error:
            return _form(visit, kind, str(error))
        return visit.go(f"/space/suggestions/{suggestion.token}", said="held")

    return take


def one(visit: Visit) -> Response:
    """Tell whoever has the link what became of a suggestion."""
    found = next(iter(suggestions.find(visit.space.store, token=visit.named("token"))), None)
    if found is None:
        message = "There is no such suggestion; what was decided is told for three months."
        raise NoPageError(message)
    link = str(visit.request.url.replace(query=""))
    return visit.page("suggestion.html", "Your suggestion", suggestion=found, link=link)


_INSTANCE = "organization description state words link naming name act base language"
ROUTES = [
    route("/space/suggest", start, asks="slug what", leads=True),
    route("/space/suggest/pattern", _shower(Sort.PATTERN), leads=True),
    route("/space/suggest/pattern", _taker(Sort.PATTERN), "POST", takes="title problem context solution name act base"),
    route("/space/suggest/edit/{slug}", choose, asks="language", leads=True),
    route("/space/suggest/edit/{slug}/{key}", _shower(Sort.EDIT), asks="language", leads=True),
    route(
        "/space/suggest/edit/{slug}/{key}",
        _taker(Sort.EDIT),
        "POST",
        asks="language",
        takes="base text why name act language",
    ),
    route("/space/suggest/instance/{slug}", _shower(Sort.INSTANCE), asks="language", leads=True),
    route("/space/suggest/instance/{slug}", _taker(Sort.INSTANCE), "POST", asks="language", takes=_INSTANCE),
    route("/space/suggestions/{token}", one),
]
