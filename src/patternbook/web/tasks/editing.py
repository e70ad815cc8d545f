"""The task "edit a section": in place, with preview and checks; saving makes a proposal."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from patternbook.collaborate.git.repository import RepositoryError
from patternbook.library import ChangeSet, Edit, content_hash
from patternbook.pattern import reread
from patternbook.pattern.keys import keyed_sections
from patternbook.pattern.merging import Conflict, merge
from patternbook.web.door.visitors import Role
from patternbook.web.showing import rendered
from patternbook.web.visits.visit import BAD_REQUEST, CONFLICT, OK, Visit, route
from patternbook.web.writing import pictures
from patternbook.web.writing.checking import findings_in, within
from patternbook.web.writing.nextstep import next_step
from patternbook.web.writing.reencoding import PictureError
from patternbook.web.writing.sections import pattern_of, purpose, section_of, tidy, with_section

if TYPE_CHECKING:
    from starlette.responses import Response

    from patternbook.pattern import Pattern, Section

_UNCHANGED = "Nothing is different yet. Change some words below, and then propose them."
_LOG = logging.getLogger("patternbook.space")


def choose(visit: Visit) -> Response:
    """Show the sections of a pattern, to choose one from."""
    return choose_from(visit, "/space/edit")


def choose_from(visit: Visit, task: str) -> Response:
    """Show the sections of a pattern, each leading to a task."""
    pattern = pattern_of(visit, visit.space.library())
    keyed = keyed_sections(pattern.sections)
    sections = [(key, section, purpose(pattern, section.kind)) for key, section in keyed.items()]
    missing = [form for form in pattern.template.forms if form.kind not in keyed]
    query = f"?language={pattern.language}" if visit.asked("language") else ""
    title = f"Edit {pattern.title}"
    return visit.page(
        "sections.html", title, pattern=pattern, sections=sections, missing=missing, query=query, task=task
    )


def _page(  # noqa: PLR0913 - what may have to be said above a form
    visit: Visit,
    pattern: Pattern,
    section: Section,
    *,
    clash: Conflict | None = None,
    trouble: str = "",
    told: str = "",
) -> Response:
    space, key = visit.space, visit.named("key")
    held = pictures.held(visit)
    library = pictures.with_pictures(space.library(), held)
    text = visit.form.get("text", section.text.rstrip())
    after = reread(pattern, with_section(pattern, section, tidy(text, section.text)))
    seen = space.seen_by_readers(library)
    found = findings_in(library, after, seen) if "text" in visit.form else ()
    here, elsewhere = within(found, after, key)
    return visit.page(
        "edit.html",
        f"Edit {section.heading or pattern.title}",
        CONFLICT if clash else BAD_REQUEST if trouble else OK,
        pattern=pattern,
        heading=section.heading or "Before the first heading",
        purpose=purpose(pattern, section.kind),
        kind=section.kind,
        key=key,
        base=space.forge.tip(),
        seen=content_hash(section.text.encode()),
        text=text,
        why=visit.form.get("why", ""),
        preview=rendered(after, text, library, pictures=held),
        findings=here,
        elsewhere=elsewhere,
        clash=clash,
        trouble=trouble,
        told=told,
        next=next_step(library.config, pattern.level.number, seen),
    )


def show(visit: Visit) -> Response:
    """Show the form for one section."""
    pattern = pattern_of(visit, visit.space.library())
    return _page(visit, pattern, section_of(pattern, visit.named("key")))


def _with_picture(visit: Visit, pattern: Pattern, section: Section) -> Response:
    """Put a picture into the words of a section and show them; proposed they are later."""
    text = visit.form.get("text", "")
    try:
        visit.form = {**visit.form, "text": pictures.put(visit, pattern, text or section.text), "alt": ""}
    except PictureError as error:
        return _page(visit, pattern, section, trouble=str(error))
    return _page(visit, pattern, section, told=pictures.IS_THERE)


def _rewritten(visit: Visit, pattern: Pattern, error: RepositoryError) -> Response:
    """Show the words of a form whose library is gone from git beside what stands now, and tell the operator."""
    _LOG.warning("%s", error, extra={"event": "rewritten"})
    section = section_of(pattern, visit.named("key"))
    clash = Conflict(visit.named("key"), "", section.text, visit.form.get("text", ""))
    return _page(visit, pattern, section, clash=clash)


def save(visit: Visit) -> Response:
    """Propose the words of a section; when they changed meanwhile, show both texts."""
    space, key = visit.space, visit.named("key")
    now = pattern_of(visit, space.library())
    if visit.form.get("act") == "look":
        return _page(visit, now, section_of(now, key))
    if visit.form.get("act") == "picture" or visit.uploads.get("picture"):
        return _with_picture(visit, now, section_of(now, key))
    base = visit.base
    try:
        then = pattern_of(visit, space.library_at(base))
    except RepositoryError as error:
        return _rewritten(visit, now, error)
    section = section_of(then, key)
    mine = tidy(visit.form.get("text", ""), section.text)
    if mine == section.text:
        return _page(visit, now, section_of(now, key), trouble=_UNCHANGED)
    theirs = keyed_sections(now.sections).get(key)
    text = with_section(then, section, mine)
    joined = merge(then.source, now.source, text, then.template) if now.path == then.path else None
    clash = next((c for c in joined.conflicts if c.key == key), None) if joined else None
    if clash:
        return _page(visit, now, theirs or section, clash=clash)
    title = f"Edit “{section.heading or 'the beginning'}” of {then.title}"
    seen = content_hash(then.source.encode())
    added = pictures.additions(visit, reread(then, text), space.library())
    changes = ChangeSet(title, visit.form.get("why", "").strip(), (Edit(then.path, seen, text),), additions=added)
    made = space.forge.propose(changes, base, visit.person, visit.now)
    pictures.forget(visit, added)
    return visit.to_proposal(made.number, "proposed")


_FORM = "base text why act language alt picture"
ROUTES = [
    route("/space/edit/{slug}", choose, role=Role.CONTRIBUTOR, asks="language"),
    route("/space/edit/{slug}/{key}", show, role=Role.CONTRIBUTOR, asks="language"),
    route("/space/edit/{slug}/{key}", save, "POST", Role.CONTRIBUTOR, asks="language", takes=_FORM),
]
