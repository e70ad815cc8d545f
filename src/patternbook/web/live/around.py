"""What the space sets around the text of the book's pages, in the reader's language: a bar, and ways to take part."""

from __future__ import annotations

from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup as Safe
from markupsafe import escape

from patternbook.publish.formats.web import theme
from patternbook.publish.formats.words import words
from patternbook.web.assets import asset

if TYPE_CHECKING:
    from patternbook.web.door.visitors import Visitor

_SPOKEN = "en"
"""The language of the space's own pages."""

_GREETING = "<!--greeting-->"
"""Where a page greets whoever reads it. Text of the library cannot hold it: comments are taken out, words escaped."""


def _templates(folder: str) -> jinja2.BaseLoader:
    return jinja2.PackageLoader(__package__, f"templates/{folder}")


@lru_cache(maxsize=2)
def templates(*, space: bool) -> jinja2.Environment:
    """Return the templates of the book's pages as a server shows them, with the `space` around them if there is one.

    A page tells its reader when the library has changed. With a space it is the same for everybody
    but for the place of the greeting, so that a page is made once and then greets each visitor.
    """
    live = _templates("live")
    under_space = [_templates("around"), jinja2.PrefixLoader({"live": live})] if space else []
    environment = theme.templates(jinja2.ChoiceLoader([*under_space, live]))
    environment.globals.update(asset=asset, around=_around, greeting=Safe(_GREETING))  # noqa: S704 - it is ours
    return environment


@lru_cache(maxsize=64)
def _around(language: str) -> SimpleNamespace:
    """Return the space's words in a language; `english` marks links to pages in another one than the reader's."""
    english = Safe("" if language == _SPOKEN else f' hreflang="{_SPOKEN}"')  # noqa: S704 - both are ours
    return SimpleNamespace(**words(language, __package__), english=english)


def greet(page: bytes, language: str, visitor: Visitor, *, asks: bool, suggestions: bool) -> bytes:
    """Return a page of the book with the line for its visitor.

    `asks` tells whether the space asks who people are, `suggestions` whether those without an
    account may suggest something.
    """
    here = _around(language)

    def link(place: str, shown: str) -> Safe:
        return Safe('<a href="/space/{}"{}>{}</a>').format(place, here.english, shown)

    if visitor.person is not None:
        you = escape(here.you_are).format(link("you", visitor.person.shown))
    elif suggestions:
        you = escape(here.either).format(link("you", here.sign_in), link("suggest", here.suggest))
    else:
        you = link("you", here.sign_in)
    line = you if asks else escape(here.open).format(you)
    return page.replace(_GREETING.encode(), line.encode(), 1)
