"""The task "propose a pattern": a guided form, one section at a time, saved while it is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from patternbook.collaborate.proposals.forge import Kind as Said
from patternbook.collaborate.proposals.forge import Note
from patternbook.library.changes.draft import PlanError
from patternbook.pattern import Kind, is_placeholder
from patternbook.web.door.visitors import Role
from patternbook.web.showing import rendered
from patternbook.web.tasks.advising import neighbors_of
from patternbook.web.tasks.checks import findings_html, findings_json
from patternbook.web.visits.pages import HTML, JSON
from patternbook.web.visits.visit import BAD_REQUEST, OK, NoPageError, Visit, route, templates
from patternbook.web.writing import drafting, pictures
from patternbook.web.writing.checking import findings_in, within
from patternbook.web.writing.nextstep import next_step
from patternbook.web.writing.reencoding import PictureError

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup as Safe
    from starlette.responses import Response

    from patternbook.discover.search import Hit
    from patternbook.library import Library
    from patternbook.pattern import Pattern, SectionForm
    from patternbook.web.writing.drafting import Writing

_NEAR = 3
_TELLING = (Kind.TITLE, Kind.PATLET, Kind.PROBLEM)
_EXAMPLE, _TITLE = range(60, 900), range(4, 60)
"""How long an example may be, in characters."""

_LONGEST_QUESTION = 2_000
"""Characters of a question that nothing answered: as many as the book's form takes."""


def start(visit: Visit) -> Response:
    """Show the ways to begin, and the drafts that wait."""
    drafts = drafting.drafts_of(visit.space.store, visit.person.account)
    problem = visit.asked("problem").strip()[:_LONGEST_QUESTION]
    return visit.page("propose.html", "Propose a pattern", drafts=drafts, problem=problem)


def begin(visit: Visit) -> Response:
    """Begin a draft: with a solution, without one, from a pasted text, or from a question that nothing answered."""
    library = visit.space.library()
    writing = drafting.begin(visit.person.account, visit.now)
    if text := visit.form.get("text", "").strip():
        sections, rest = drafting.pasted(text, library)
        writing = replace(writing, sections=sections, rest=rest)
    writing = replace(writing, is_donut=visit.form.get("way") == "donut")
    if problem := visit.form.get("problem", "").strip():
        writing = writing.written(Kind.PROBLEM, problem, visit.now)
    if not writing.sections.get(Kind.AUTHORS):
        writing = writing.written(Kind.AUTHORS, f"* {visit.person.shown}", visit.now)
    drafting.keep(visit.space.store, writing)
    first = "" if visit.form.get("text", "").strip() else f"/{drafting.steps(writing, library)[0].kind}"
    return visit.go(f"/space/drafts/{writing.id}{first}")


def _writing(visit: Visit, name: str) -> Writing:
    return _there(drafting.find(visit.space.store, name, visit.person.account))


def _amended(visit: Visit, change: Callable[[Writing], Writing]) -> Writing:
    """Return the draft that the address names after a change, which is kept."""
    return _there(drafting.amend(visit.space.store, visit.named("id"), visit.person.account, change))


def _there(found: Writing | None) -> Writing:
    if found is None:
        message = "There is no such draft of yours; it may be proposed already: look at the list of proposals."
        raise NoPageError(message)
    return found


def _step(visit: Visit, writing: Writing, library: Library) -> tuple[int, tuple[SectionForm, ...]]:
    forms = drafting.steps(writing, library)
    for at, form in enumerate(forms):
        if form.kind == visit.named("kind"):
            return at, forms
    message = "The form has no such section; choose one from the list beside it."
    raise NoPageError(message)


def example(kind: str, library: Library) -> tuple[Pattern, Safe] | None:
    """Return a section that shows how it is done, from the most mature pattern that has a short one."""
    good = sorted(library.patterns, key=lambda p: (-p.level.number, p.slug))
    for pattern in good:
        section = pattern.section(kind)
        fitting = _TITLE if kind == Kind.TITLE else _EXAMPLE
        if section and len(section.body.strip()) in fitting and not is_placeholder(section.body):
            return pattern, rendered(pattern, section.body, library)
    return None


def near(writing: Writing, visit: Visit) -> tuple[tuple[Hit, str], ...]:
    """Return the patterns that what is written so far is nearest to, with their titles."""
    words = " ".join(writing.sections.get(kind, "") for kind in _TELLING)
    if not words.strip():
        return ()
    library = visit.space.library()
    found = neighbors_of(visit.space).now().search(words.replace('"', " "), _NEAR)
    return tuple((hit, library.by_slug[hit.slug].title) for hit in found if hit.slug in library.by_slug)


def section(visit: Visit) -> Response:
    """Show the step for one section."""
    return _section(visit, _writing(visit, visit.named("id")))


def _section(visit: Visit, writing: Writing, trouble: str = "", told: str = "") -> Response:
    space, held = visit.space, pictures.held(visit)
    library = pictures.with_pictures(space.library(), held)
    at, forms = _step(visit, writing, library)
    form, pattern = forms[at], drafting.as_pattern(writing, library)
    text = writing.sections.get(form.kind, "")
    seen = space.seen_by_readers(library)
    found = findings_in(library, pattern, seen) if text else ()
    return visit.page(
        "writing.html",
        f"{pattern.template.heading(form.kind)} of {writing.title or 'a new pattern'}",
        BAD_REQUEST if trouble else OK,
        writing=writing,
        form=form,
        forms=forms,
        at=at,
        spelling=pattern.template,
        lowest=library.config.levels[0].number,
        text=text,
        example=example(form.kind, library),
        preview=rendered(pattern, text, library, pictures=held),
        findings=within(found, pattern, form.kind)[0],
        near=near(writing, visit),
        trouble=trouble,
        told=told,
    )


def save(visit: Visit) -> Response:
    """Keep a section and go where the button says; a script that saves in between gets no page."""
    library = visit.space.library()
    at, forms = _step(visit, _writing(visit, visit.named("id")), library)
    writing = _amended(visit, lambda draft: draft.written(forms[at].kind, visit.form.get("text", ""), visit.now))
    act = visit.form.get("act", "next")
    if act == "picture" or visit.uploads.get("picture"):
        return _with_picture(visit, writing, forms[at].kind)
    if act == "autosave":
        return visit.json({"saved": True})
    to = {"back": at - 1, "look": at}.get(act, at + 1)
    return visit.go(f"/space/drafts/{writing.id}{f'/{forms[to].kind}' if 0 <= to < len(forms) else ''}")


def _with_picture(visit: Visit, writing: Writing, kind: str) -> Response:
    """Put a picture into the section that is being written."""
    pattern = drafting.as_pattern(writing, visit.space.library())
    try:
        text = pictures.put(visit, pattern, writing.sections.get(kind, ""))
    except PictureError as error:
        return _section(visit, writing, str(error))
    writing = _amended(visit, lambda draft: draft.written(kind, text, visit.now))
    return _section(visit, writing, told=pictures.IS_THERE)


def look(visit: Visit) -> Response:
    """Show a draft as a whole, before it is proposed."""
    return _whole(visit, _writing(visit, visit.named("id")))


def _whole(visit: Visit, writing: Writing, trouble: str = "") -> Response:
    space, held = visit.space, pictures.held(visit)
    library = pictures.with_pictures(space.library(), held)
    pattern = drafting.as_pattern(writing, library)
    seen = space.seen_by_readers(library)
    return visit.page(
        "draft.html",
        writing.title or "A new pattern",
        BAD_REQUEST if trouble else OK,
        writing=writing,
        forms=drafting.steps(writing, library),
        spelling=pattern.template,
        lowest=library.config.levels[0].number,
        shown=rendered(pattern, pattern.source, library, top=1, pictures=held),
        findings=findings_in(library, pattern, seen),
        near=near(writing, visit),
        next=next_step(library.config, pattern.level.number, seen),
        trouble=trouble,
    )


def propose(visit: Visit) -> Response:
    """Make a proposal of a draft, or throw it away, as the button says."""
    space, writing = visit.space, _writing(visit, visit.named("id"))
    if visit.form.get("act") == "forget":
        drafting.forget(space.store, writing)
        return visit.go("/space/propose", said="forgotten")
    if visit.form.get("act") in {"donut", "pattern"}:
        _amended(visit, lambda draft: replace(draft, is_donut=visit.form["act"] == "donut"))
        return visit.go(f"/space/drafts/{writing.id}")
    tip = space.forge.tip()
    library = space.library_at(tip)
    added = pictures.additions(visit, drafting.as_pattern(writing, library), library)
    try:
        changes = replace(drafting.plan(writing, library), additions=added)
    except PlanError as error:
        return _whole(visit, writing, str(error))
    made = space.forge.propose(changes, tip, visit.person, visit.now)
    if not drafting.forget(space.store, writing):
        twice = "The same draft was proposed twice, in one moment."
        space.forge.say(made.number, Note(Said.WITHDRAWN, visit.person, visit.now, twice))
        return visit.go("/space/proposals")
    pictures.forget(visit, added)
    return visit.to_proposal(made.number, "proposed")


def check(visit: Visit) -> Response:
    """Tell, while a section of a draft is typed, how it will look, what rules say and what it is near to."""
    space, kind = visit.space, visit.form.get("kind", "")
    writing = _writing(visit, visit.form.get("draft", "")).written(kind, visit.form.get("text", ""), visit.now)
    held = pictures.held(visit)
    library = pictures.with_pictures(space.library(), held)
    pattern = drafting.as_pattern(writing, library)
    found, _ = within(findings_in(library, pattern, space.seen_by_readers(library)), pattern, kind)
    similar = near(writing, visit)
    return visit.json(
        {
            "findings": findings_json(found),
            "findings_html": findings_html(found),
            "preview": str(rendered(pattern, writing.sections.get(kind, ""), library, pictures=held)),
            "near": [{"slug": hit.slug, "title": title} for hit, title in similar],
            "near_html": templates().get_template("near.html").render(near=similar),
        }
    )


ROUTES = [
    route("/space/propose", start, role=Role.CONTRIBUTOR, asks="problem"),
    route("/space/propose", begin, "POST", Role.CONTRIBUTOR, takes="text way problem"),
    route("/space/drafts/{id}", look, role=Role.CONTRIBUTOR),
    route("/space/drafts/{id}", propose, "POST", Role.CONTRIBUTOR, takes="act"),
    route("/space/drafts/{id}/{kind}", section, role=Role.CONTRIBUTOR),
    route(
        "/space/drafts/{id}/{kind}",
        save,
        "POST",
        Role.CONTRIBUTOR,
        takes="text act alt picture",
        gives=f"{HTML} {JSON}",
    ),
    route("/space/check-draft", check, "POST", Role.CONTRIBUTOR, takes="draft kind text", gives=JSON),
]
