"""Show patterns, sections and differences as HTML that is safe whatever people wrote."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from markupsafe import Markup as Safe
from markupsafe import escape

from patternbook.library.plurals import number_of
from patternbook.pattern import reread
from patternbook.publish.book import ToPicture
from patternbook.publish.formats.web.addresses import Addresses
from patternbook.publish.linking import Linker
from patternbook.publish.markup import Anchors, Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from patternbook.library import Library
    from patternbook.pattern import Pattern
    from patternbook.publish.book import LinkTo

NO_PICTURES: Mapping[str, str] = {}
_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")
_LONGEST = 20_000
"""Characters beyond which a section is compared by line instead of by word."""

_NEAR = 3
"""Lines beside a change that are shown with it, empty ones included."""

_FAR = 200
"""Characters that are worth folding away."""


def rendered(
    pattern: Pattern, text: str, library: Library, *, top: int = 2, pictures: Mapping[str, str] = NO_PICTURES
) -> Safe:
    """Return some of a pattern's Markdown as HTML, its links led into the book at the root of this site.

    Addresses that the pattern gives its links elsewhere serve the text too. `top` is the level of the heading
    that the text will stand below. `pictures` are the addresses of pictures that are not in the book yet, by path.
    """
    source = library.config.source_language
    texts = [text, pattern.source] if pattern.definitions and text != pattern.source else [text]
    shown = reread(pattern, "\n\n".join(texts))
    links = Linker(library, {}, lambda _: None, None).links(shown, pattern.language, library.by_slug)
    to = Addresses("", pattern.language, source, root="/")

    def address(link: LinkTo) -> str:
        own = pictures.get(link.path) if isinstance(link, ToPicture) else None
        return own or to.of(link)

    markup = Markup(links, address, Anchors(("content",)), language=pattern.language, top=top)
    return Safe(next(markup.pieces(texts)))  # noqa: S704 - sanitized by the markup


def _pieces(text: str) -> list[str]:
    return _TOKENS.findall(text) if len(text) <= _LONGEST else text.splitlines(keepends=True)


def difference(before: str, after: str, *, whole: bool = False) -> Safe:
    """Return a text with what was taken out and what was put in marked, word by word.

    Unless the `whole` is wanted, long stretches in which nothing changed are folded away: in a long section, a
    reader would have to look for the one word that did.
    """
    old, new = _pieces(before), _pieces(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=len(old) > _LONGEST)
    return Safe("").join(_marked(old, new, matcher, whole=whole))


def _marked(old: list[str], new: list[str], matcher: difflib.SequenceMatcher[str], *, whole: bool) -> Iterator[Safe]:
    for act, i, j, k, m in matcher.get_opcodes():
        if act == "equal":
            same = "".join(old[i:j])
            yield escape(same) if whole else _folded(same, first=i == k == 0, last=j == len(old) and m == len(new))
            continue
        if gone := "".join(old[i:j]):
            yield Safe("<del>{}</del>").format(gone)
        if come := "".join(new[k:m]):
            yield Safe("<ins>{}</ins>").format(come)


def _folded(same: str, *, first: bool, last: bool) -> Safe:
    """Return what did not change: the lines next to a change, and what is far from one folded away."""
    lines = same.splitlines(keepends=True)
    start = 0 if first else _NEAR
    end = len(lines) if last else max(start, len(lines) - _NEAR)
    far = "".join(lines[start:end])
    if len(far) < _FAR:
        return escape(same)
    fold = Safe('<details class="same"><summary>{} unchanged</summary>{}</details>')
    words = number_of(len(far.split()), "word")
    return Safe("{}{}{}").format("".join(lines[:start]), fold.format(words, far.strip("\n")), "".join(lines[end:]))
