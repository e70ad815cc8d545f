"""Follow a pattern: feeds that follow from git alone, and word by mail or web hook for those who asked for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from starlette.responses import Response

from patternbook.collaborate.proposals.forge import Kind
from patternbook.collaborate.store.tables import FOLLOWS
from patternbook.errors import PatternbookError
from patternbook.web.door.visitors import Role
from patternbook.web.phrasing import told
from patternbook.web.visits.visit import Visit, route
from patternbook.web.writing.sections import pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.collaborate.proposals.forge import Note, Proposal

_ATOM = "application/atom+xml"
_ENTRIES = 60
_MAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")


class AddressError(PatternbookError):
    """Word cannot be sent to an address."""


def _entry(base: str, proposal: Proposal, note: Note) -> str:
    address = f"{base}/space/proposals/{proposal.number}#note-{note.number}"
    words = note.words if note.kind is not Kind.PROPOSED else proposal.reason
    return (
        f"<entry><id>urn:patternbook:{proposal.number}:{note.number}:{proposal.base[:12]}</id>"
        f"<title>{escape(told(proposal, note))}</title><updated>{note.when.isoformat()}</updated>"
        f"<author><name>{escape(note.by.shown)}</name></author><link href={quoteattr(address)}/>"
        f"<summary>{escape(words)}</summary></entry>\n"
    )


def _feed(visit: Visit, title: str, proposals: list[Proposal]) -> Response:
    base = visit.origin
    notes = sorted(((note.when, p.number, note.number, p, note) for p in proposals for note in p.notes), reverse=True)
    entries = "".join(_entry(base, p, note) for *_, p, note in notes[:_ENTRIES])
    updated = notes[0][0].isoformat() if notes else "1970-01-01T00:00:00+00:00"
    own = base + visit.request.url.path
    text = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>{escape(own)}</id>'
        f"<title>{escape(title)}</title><updated>{updated}</updated>"
        f'<link rel="self" href={quoteattr(own)}/>\n{entries}</feed>\n'
    )
    return Response(text, media_type=_ATOM)


def feed(visit: Visit) -> Response:
    """Return what happened to all proposals, the newest first."""
    return _feed(visit, visit.space.title, list(visit.space.forge.proposals()))


def pattern_feed(visit: Visit) -> Response:
    """Return what happened to the proposals for one pattern."""
    pattern = pattern_of(visit, visit.space.library())
    return _feed(visit, pattern.title, list(proposals_for(visit, pattern.slug)))


def proposals_for(visit: Visit, slug: str) -> Iterator[Proposal]:
    """Yield the proposals that touch a pattern, in any language."""
    library = visit.space.library()
    noted = tuple(notes.path for notes in library.notes if notes.slug == slug)
    for proposal in visit.space.forge.proposals():
        if any(change.path.endswith((f"/{slug}.md", *noted)) for change in visit.space.files(proposal)):
            yield proposal


def follow(visit: Visit) -> Response:
    """Begin or end to follow a pattern."""
    pattern = pattern_of(visit, visit.space.library())
    _follow(visit, pattern.slug)
    return visit.go(f"/space/pattern/{pattern.slug}")


def follow_all(visit: Visit) -> Response:
    """Begin or end to follow everything."""
    _follow(visit, "")
    return visit.go("/space/you")


def _follow(visit: Visit, slug: str) -> None:
    """Keep where word of a pattern, or with "" of all, shall go. Raises AddressError."""
    account = visit.person.account
    if visit.form.get("act") == "leave":
        visit.space.store.drop(FOLLOWS, account=account, slug=slug)
        return
    address = visit.form.get("address", "").strip()
    hook = address.startswith("https://") and visit.visitor.may(Role.MAINTAINER)
    if not hook and not _MAIL.fullmatch(address):
        message = "This is no mail address; write it as name@example.org, or read the feed instead."
        raise AddressError(message)
    visit.space.store.put(FOLLOWS, {"account": account, "slug": slug, "address": address})


ROUTES = [
    route("/space/feed.atom", feed, gives=_ATOM),
    route("/space/feed/{slug}.atom", pattern_feed, asks="language", gives=_ATOM),
    route("/space/follow", follow_all, "POST", Role.CONTRIBUTOR, takes="act address"),
    route("/space/follow/{slug}", follow, "POST", Role.CONTRIBUTOR, asks="language", takes="act address language"),
]
