"""Describe the space to programs, as an OpenAPI document that is made from the route table itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from patternbook import __version__
from patternbook.web.door.visitors import Role
from patternbook.web.visits.pages import HTML, JSON, PLAIN, Page
from patternbook.web.visits.visit import Visit, route

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.responses import Response
    from starlette.routing import BaseRoute

_PLACE = re.compile(r"\{(\w+)(:path)?\}")
_TEXT = {"type": "string"}
_URLENCODED, _MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
PICTURE = "picture"
"""The field of forms that holds a file."""

_WHY = {
    200: "Here it is.",
    303: "It is done, or happens at another address.",
    400: "What was sent cannot be used; the answer says why and what to do.",
    403: "The visitor may not, or the form lacks its token; the answer says what to do.",
    404: "There is no such thing.",
    409: "Somebody else changed the same words meanwhile; the answer has both texts.",
    413: "This is more than a form may carry.",
    503: "Something outside does not work at the moment; the answer says what, and nothing is lost.",
}


def _answers(page: Page, method: str) -> dict[str, Any]:
    """Return what a page answers, by status."""
    told, posts = page.told, method == "POST"
    mistake = (HTML, JSON, PLAIN) if posts else (HTML, JSON)
    found: dict[int, tuple[str, ...]] = {200: told.gives}
    if told.leads or (posts and HTML in told.gives):
        found[303] = ()
    if PLAIN not in told.gives:
        found |= {400: mistake}
    if posts or told.role > Role.READER or told.leads:
        found[403] = mistake
    if posts or _PLACE.search(page.path):
        found[404] = (HTML, JSON)
    if posts:
        found |= {409: (HTML, JSON), 413: (PLAIN,)}
    if PLAIN not in told.gives:
        found[503] = (HTML, JSON)
    found |= dict.fromkeys(told.also, (PLAIN,))
    return {
        str(status): {"description": _WHY[status]} | ({"content": {kind: {} for kind in kinds}} if kinds else {})
        for status, kinds in sorted(found.items())
    }


def _form(page: Page) -> dict[str, Any]:
    """Return the form that a page takes; every one of them carries the token of its browser."""
    fields = ("token", *page.told.takes)
    texts = {name: _TEXT for name in fields if name != PICTURE}
    shape: dict[str, Any] = {
        "type": "object",
        "properties": texts,
        "required": ["token"],
        "additionalProperties": False,
    }
    content = {_URLENCODED: {"schema": shape}}
    if PICTURE in fields:
        file = {PICTURE: {"type": "string", "contentMediaType": "application/octet-stream"}}
        content[_MULTIPART] = {"schema": {**shape, "properties": {**texts, **file}}}
    return {"required": True, "content": content}


def _operation(page: Page, method: str) -> dict[str, Any]:
    places = [
        {"name": found[1], "in": "path", "required": True, "schema": _TEXT} for found in _PLACE.finditer(page.path)
    ]
    asked = [{"name": name, "in": "query", "schema": _TEXT} for name in page.told.asks]
    told: dict[str, Any] = {"summary": page.told.summary, "responses": _answers(page, method)}
    if places or asked:
        told["parameters"] = [*places, *asked]
    if method == "POST":
        told["requestBody"] = _form(page)
    if page.told.role > Role.READER:
        told["description"] = f"For people with the role {page.told.role.name.lower()} or one above it."
    return told


def describe(routes: Iterable[BaseRoute], title: str) -> dict[str, Any]:
    """Return the OpenAPI document of every page among some routes."""
    paths: dict[str, dict[str, Any]] = {}
    for page in (each for each in routes if isinstance(each, Page)):
        for method in sorted((page.methods or set()) - {"HEAD"}):
            address = _PLACE.sub(r"{\1}", page.path)
            paths.setdefault(address, {})[method.lower()] = _operation(page, method)
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": __version__, "summary": "A pattern library, and the space around it."},
        "paths": paths,
    }


def document(visit: Visit) -> Response:
    """Return the description of this space as an OpenAPI document."""
    return visit.json(describe(visit.request.app.routes, visit.space.title))


ROUTES = [route("/openapi.json", document, gives=JSON)]
