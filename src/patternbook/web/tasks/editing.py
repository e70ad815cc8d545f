"""The task "edit a section": in place, with preview and checks; saving makes a proposal."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from patternbook.collaborate.git.repository import RepositoryError
from patternbook.library.notes import own_text
from patternbook.pattern import Kind
from patternbook.pattern.keys import keyed_sections
from patternbook.pattern.merging import Conflict, merge
from patternbook.web.door.visitors import Role
from patternbook.web.showing import rendered
from patternbook.web.visits.visit import BAD_REQUEST, CONFLICT, OK, Visit, route
from patternbook.web.writing import pictures
from patternbook.web.writing.checking import findings_in, within
from patternbook.web.writing.nextstep import next_step
from patternbook.web.writing.passages import UNNOTED, Passage, passage_of
from patternbook.web.writing.reencoding import PictureError
from patternbook.web.writing.sections import pattern_of, purpose

if TYPE_CHECKING:
    from starlette.responses import Response

    from patternbook.pattern import Pattern

_UNCHANGED = "Nothing is different yet. Change some words below, and then propose them."
_LOG = logging.getLogger("patternbook.space")


def choose(visit: Visit) -> Response:
    """Show the sections of a pattern, to choose one from."""
    return choose_from(visit, "/space/edit")


def choose_from(visit: Visit, task: str) -> Response:
    """Show the sections of a pattern, each leading to a task; of a public one, those that a shelf can add to."""
    library = visit.space.library()
    pattern = pattern_of(visit, library)
    text = own_text(pattern, library)
    keyed, noted = keyed_sections(pattern.sections), {}
    unasked = frozenset({Kind.TITLE}) if text is pattern else UNNOTED
    if text is not pattern:
        noted = {key: each for key, each in keyed_sections(text.sections).items() if key != Kind.TITLE}
        keyed = {key: each for key, each in keyed.items() if each.kind not in UNNOTED and "~" not in key} | noted
    return visit.page(
        "sections.html",
        f"Edit {pattern.title}" if text is pattern else f"What {visit.space.shelf} adds to {pattern.title}",
        pattern=pattern,
        shelf="" if text is pattern else visit.space.shelf,
        sections=[(key, section, purpose(pattern, section.kind)) for key, section in keyed.items()],
        noted=noted,
        missing=[form for form in pattern.template.forms if form.kind not in keyed and form.kind not in unasked],
        query=f"?language={pattern.language}" if visit.asked("language") else "",
        task=task,
    )


def _page(
    visit: Visit, passage: Passage, *, clash: Conflict | None = None, trouble: str = "", told: str = ""
) -> Response:
    space, pattern, section = visit.space, passage.pattern, passage.section
    held = pictures.held(visit)
    library = pictures.with_pictures(space.library(), held)
    text = visit.form.get("text", passage.words)
    after = passage.written(text)
    seen = space.seen_by_readers(library)
    found = findings_in(library, after, seen) if "text" in visit.form else ()
    here, elsewhere = within(found, after, passage.key)
    heading = section.heading or "Before the first heading"
    return visit.page(
        "edit.html",
        f"What {passage.shelf} adds to “{heading}”" if passage.shelf else f"Edit “{heading}”",
        CONFLICT if clash else BAD_REQUEST if trouble else OK,
        pattern=pattern,
        shelf=passage.shelf,
        public=rendered(pattern, passage.public.body, library) if passage.public else "",
        purpose=purpose(pattern, section.kind),
        kind=section.kind,
        key=passage.key,
        base=space.forge.tip(),
        text=text,
        why=visit.form.get("why", ""),
        preview=rendered(after, text, library, pictures=held),
        findings=here,
        elsewhere=elsewhere,
        clash=clash,
        trouble=trouble,
        told=told,
        next=next_step(library.config, passage.level, seen, passage.shelf),
    )


def show(visit: Visit) -> Response:
    """Show the form for one section."""
    return _page(visit, passage_of(visit, visit.space.library()))


def _with_picture(visit: Visit, passage: Passage) -> Response:
    """Put a picture into the words of a section and show them; proposed they are later."""
    text = visit.form.get("text", "")
    try:
        visit.form = {**visit.form, "text": pictures.put(visit, passage.text, text or passage.words), "alt": ""}
    except PictureError as error:
        return _page(visit, passage, trouble=str(error))
    return _page(visit, passage, told=pictures.IS_THERE)


def _rewritten(visit: Visit, passage: Passage, error: RepositoryError) -> Response:
    """Show the words of a form whose library is gone from git beside what stands now, and tell the operator."""
    _LOG.warning("%s", error, extra={"event": "rewritten"})
    return _page(visit, passage, clash=Conflict(passage.key, "", passage.words, visit.form.get("text", "")))


def _clash(visit: Visit, then: Passage, after: Pattern) -> Response | None:
    """Return the page that shows both texts of a section which somebody changed meanwhile, None when nobody did."""
    library = visit.space.library()
    now = own_text(pattern_of(visit, library), library)
    joined = merge(then.text.source, now.source, after.source, now.template) if now.path == then.text.path else None
    found = next((c for c in joined.conflicts if c.key == then.key), None) if joined else None
    if found is None:
        return None
    is_there = then.key in keyed_sections(now.sections)
    passage = passage_of(visit, library) if is_there else then
    ours = (passage.words if is_there else "") if then.shelf else found.ours
    return _page(visit, passage, clash=Conflict(found.key, found.before, ours, visit.form.get("text", "")))


def save(visit: Visit) -> Response:
    """Propose the words of a section; when they changed meanwhile, show both texts."""
    space = visit.space
    if visit.form.get("act") == "look":
        return show(visit)
    if visit.form.get("act") == "picture" or visit.uploads.get("picture"):
        return _with_picture(visit, passage_of(visit, space.library()))
    base = visit.base
    try:
        then = passage_of(visit, space.library_at(base))
    except RepositoryError as error:
        return _rewritten(visit, passage_of(visit, space.library()), error)
    after = then.written(visit.form.get("text", ""))
    if after.source == then.text.source:
        return _page(visit, passage_of(visit, space.library()), trouble=_UNCHANGED)
    if clash := _clash(visit, then, after):
        return clash
    added = pictures.additions(visit, after, space.library())
    changes = then.change(after, visit.form.get("why", "").strip(), added)
    made = space.forge.propose(changes, base, visit.person, visit.now)
    pictures.forget(visit, added)
    return visit.to_proposal(made.number, "proposed")


_FORM = "base text why act language alt picture"
ROUTES = [
    route("/space/edit/{slug}", choose, role=Role.CONTRIBUTOR, asks="language"),
    route("/space/edit/{slug}/{key}", show, role=Role.CONTRIBUTOR, asks="language"),
    route("/space/edit/{slug}/{key}", save, "POST", Role.CONTRIBUTOR, asks="language", takes=_FORM),
]
