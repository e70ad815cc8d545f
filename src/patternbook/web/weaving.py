"""Weave the space into the pages of the book: a way to take part on each of them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import escape

from patternbook.web.assets import asset

if TYPE_CHECKING:
    from patternbook.web.visitors import Visitor

_PATTERN = re.compile(r"(?:(?P<language>[a-z]{2,3}(?:-[a-z0-9]+)*)/)?p/(?P<slug>[^/]+)/index\.html")
_ACTIONS = re.compile(rb'<div class="do">.*?(?=<button class="print")', re.DOTALL)
_PLACES = (("", "Take part"), ("/proposals", "Proposals"), ("/board", "Board"))
_SECTION = re.compile(
    rb'<section class="(?P<kind>[a-z-]+)(?: fits)?">\s*(?:<span id="[^"]*"></span>)*<h2[^>]*>(?P<head>.*?)</h2>',
    re.DOTALL,
)
_NO_KEY = b"other"
_TAGS = re.compile(rb"<[^>]*>")
_ASK = re.compile(rb'<form class="ask" action="[^"]*"')


def _actions(slug: str, language: str) -> str:
    query = f"?language={language}" if language else ""
    links = (
        (f"/space/edit/{slug}{query}", "Edit a section", "main"),
        (f"/space/instance/{slug}", "We use this pattern", ""),
        (f"/space/translate/{slug}", "Translate", ""),
        (f"/space/pattern/{slug}", "Follow, level, history", ""),
    )
    items = "".join(
        f'<a{f" class={kind}" if kind else ""} href="{escape(href)}">{label}</a>' for href, label, kind in links
    )
    return f'<div class="do">{items}'


def _editable(slug: str, language: str, section: re.Match[bytes]) -> bytes:
    """Return the head of a section with a way to edit it; only sections that the template names have an address."""
    kind, heading = section["kind"], _TAGS.sub(b"", section["head"])
    if kind == _NO_KEY:
        return section.group()
    place = f"/space/edit/{slug}/".encode() + kind + (f"?language={language}".encode() if language else b"")
    link = b'<a class="edit" href="%s" aria-label="Edit: %s">Edit</a>' % (place, heading)
    return section.group() + link


def _bar(visitor: Visitor, notice: str, *, suggestions: bool) -> str:
    """Return the line below a page's header: what to do here, and who the visitor is."""
    name = escape(visitor.person.shown) if visitor.person else ""
    you = f'You are <a href="/space/you">{name}</a>.' if name else '<a href="/space/you">Sign in</a>'
    you += ' or <a href="/space/suggest">suggest something</a>' if suggestions and not name else ""
    links = "".join(f'<a href="/space{place}">{label}</a>' for place, label in _PLACES)
    nav = f'<nav aria-label="Take part">{links}</nav>'
    return f'<aside class="bar" aria-label="The space"><div>{nav}<p>{escape(notice)} {you}</p></div></aside>'


def weave(data: bytes, path: str, visitor: Visitor, notice: str, *, suggestions: bool = False) -> bytes:
    """Return a page of the book with the space's links, and the sentence that every page of an open space says.

    `suggestions` tells whether people without an account may suggest something.
    """
    style = f'<link rel="stylesheet" href="{asset("space.css")}">\n</head>'
    data = data.replace(b"</head>", style.encode(), 1)
    data = data.replace(b"</header>", f"</header>\n{_bar(visitor, notice, suggestions=suggestions)}".encode(), 1)
    if match := _PATTERN.fullmatch(path):
        actions = _actions(match["slug"], match["language"] or "").encode()
        data = _ACTIONS.sub(lambda _: actions, data, count=1)
        data = _SECTION.sub(partial(_editable, match["slug"], match["language"] or ""), data)
    return _ASK.sub(b'<form class="ask" action="/space/advise"', data, count=1)
