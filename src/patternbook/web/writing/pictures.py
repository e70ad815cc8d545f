"""Pictures that people add to what they write: held for them alone, then part of the proposal that shows them."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

import sqlalchemy as sa
from starlette.responses import Response

from patternbook.collaborate.store.tables import PICTURES
from patternbook.library import Addition, ToFile, content_hash, target_of
from patternbook.library.links.relinking import link_to
from patternbook.mature.rules.image_without_text import says_nothing
from patternbook.mature.settings import read_settings
from patternbook.web.door.visitors import Role
from patternbook.web.visits.visit import NoPageError, Visit, route
from patternbook.web.writing.reencoding import PictureError, kind_of, redrawn

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from patternbook.library import Config, Library
    from patternbook.pattern import Pattern

_FOLDER = "assets/img"
"""Where pictures go in a library whose configuration names no folder for them."""

IS_THERE = "The picture is in your text now; move its line where it belongs, and go on."
PICTURE = "image/*"
_HELD_FOR = timedelta(days=30)
_MOST_HELD = 20
_ONLY_SHOW = {"Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "private, no-store"}
_UNSAFE = re.compile(r"[^\w-]+")


def folder_of(config: Config) -> str:
    """Return the folder of a library that pictures go into."""
    return read_settings(config).pictures or _FOLDER


def held(visit: Visit) -> Mapping[str, str]:
    """Return the addresses of the pictures that are held for a visitor, by the path that each will have."""
    if visit.visitor.person is None:
        return {}
    rows = visit.space.store.rows(sa.select(PICTURES.c.path).where(PICTURES.c.account == visit.person.account))
    return {row["path"]: f"/space/pictures/{quote(row['path'])}" for row in rows}


def with_pictures(library: Library, paths: Collection[str]) -> Library:
    """Return a library in which some pictures are there already."""
    return replace(library, files=library.files | frozenset(paths)) if paths else library


def _keep(visit: Visit, path: str, data: bytes) -> None:
    store, account = visit.space.store, visit.person.account
    with store.writing() as connection:
        connection.execute(PICTURES.delete().where(PICTURES.c.made < (visit.now - _HELD_FOR).isoformat()))
    if len(held(visit)) >= _MOST_HELD:
        message = f"{_MOST_HELD} pictures of yours wait already; propose the text that shows them first."
        raise PictureError(message)
    row = {"account": account, "path": path, "content": b64encode(data).decode(), "made": visit.now.isoformat()}
    store.put(PICTURES, row)


def put(visit: Visit, pattern: Pattern, text: str) -> str:
    """Hold the picture that came with a form, and return the text with the line that shows it. Raises PictureError."""
    described = " ".join(visit.form.get("alt", "").split())
    if says_nothing(described):
        message = "Say in a few words what the picture shows, for those who cannot see it; then choose it again."
        raise PictureError(message)
    drawn = redrawn(visit.uploads.get("picture", b""))
    name = f"{_UNSAFE.sub('-', pattern.slug)[:80]}-{content_hash(drawn.data)[:8]}.{drawn.ending}"
    path = f"{folder_of(visit.space.library().config)}/{name}"
    _keep(visit, path, drawn.data)
    escaped = re.sub(r"([\\\[\]])", r"\\\1", described)
    return f"{text.rstrip()}\n\n![{escaped}]({link_to(path, pattern.path)})\n"


def additions(visit: Visit, pattern: Pattern, library: Library) -> tuple[Addition, ...]:
    """Return the held pictures that a pattern shows, as what a proposal of it adds."""
    query = sa.select(PICTURES).where(PICTURES.c.account == visit.person.account)
    own = {row["path"]: b64decode(row["content"]) for row in visit.space.store.rows(query)}
    there = with_pictures(library, own)
    shown = {
        target.path
        for link in pattern.links
        if link.is_image and isinstance(target := target_of(there, pattern.path, link.destination), ToFile)
    }
    return tuple(Addition(path, own[path]) for path in sorted(shown & own.keys()))


def forget(visit: Visit, proposed: Collection[Addition]) -> None:
    """Hold pictures no longer that are in a proposal now."""
    for each in proposed:
        visit.space.store.drop(PICTURES, account=visit.person.account, path=each.path)


def _data(visit: Visit, path: str) -> bytes:
    query = sa.select(PICTURES.c.content).where(PICTURES.c.account == visit.person.account, PICTURES.c.path == path)
    rows = visit.space.store.rows(query)
    return b64decode(rows[0]["content"]) if rows else b""


def shown(data: bytes | None) -> Response:
    """Return a picture, and nothing that browsers might take for something else. Raises NoPageError."""
    kind = kind_of(data or b"")
    if not kind:
        message = "There is no such picture; it may be proposed or forgotten by now."
        raise NoPageError(message)
    return Response(data, headers=_ONLY_SHOW, media_type=f"image/{kind}")


def show(visit: Visit) -> Response:
    """Show a picture that is held, to whoever it is held for."""
    return shown(_data(visit, visit.named("path")))


ROUTES = [route("/space/pictures/{path:path}", show, role=Role.CONTRIBUTOR, gives=PICTURE)]
