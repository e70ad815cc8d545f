"""Show patterns, sections and differences as HTML that is safe whatever people wrote."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from markupsafe import Markup as Safe
from markupsafe import escape

from patternbook.pattern import read_pattern
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


def rendered(
    pattern: Pattern, text: str, library: Library, *, top: int = 2, pictures: Mapping[str, str] = NO_PICTURES
) -> Safe:
    """Return some of a pattern's Markdown as HTML, its links led into the book at the root of this site.

    `top` is the level of the heading that the text will stand below. `pictures` are the addresses
    of pictures that are not in the book yet, by path.
    """
    source = library.config.source_language
    shown = reread(pattern, text)
    links = Linker(library, {}, lambda _: None, None).links(shown, pattern.language, library.by_slug)
    to = Addresses("", pattern.language, source, root="/")

    def address(link: LinkTo) -> str:
        own = pictures.get(link.path) if isinstance(link, ToPicture) else None
        return own or to.of(link)

    return Safe(Markup(links, address, Anchors(("content",)), language=pattern.language, top=top).html(text))  # noqa: S704 - sanitized by the markup


def reread(pattern: Pattern, source: str) -> Pattern:
    """Return another text read as if it stood in a pattern's file."""
    return read_pattern(
        source,
        path=pattern.path,
        language=pattern.language,
        level=pattern.level,
        template=pattern.template,
        slug=pattern.slug,
    )


def _pieces(text: str) -> list[str]:
    return _TOKENS.findall(text) if len(text) <= _LONGEST else text.splitlines(keepends=True)


def difference(before: str, after: str) -> Safe:
    """Return a text with what was taken out and what was put in marked, word by word."""
    old, new = _pieces(before), _pieces(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=len(old) > _LONGEST)
    return Safe("").join(_marked(old, new, matcher))


def _marked(old: list[str], new: list[str], matcher: difflib.SequenceMatcher[str]) -> Iterator[Safe]:
    for act, i, j, k, m in matcher.get_opcodes():
        if act == "equal":
            yield escape("".join(old[i:j]))
            continue
        if gone := "".join(old[i:j]):
            yield Safe("<del>{}</del>").format(gone)
        if come := "".join(new[k:m]):
            yield Safe("<ins>{}</ins>").format(come)
