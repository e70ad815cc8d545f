"""A link leads to a file that exists."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from patternbook.library import Document, Fix, Replacement, ToNowhere
from patternbook.library.links.relinking import link_to
from patternbook.library.mindmap import slug_of_destination
from patternbook.mature.rule import ERROR, WARNING, Flaw, Over, Rule
from patternbook.mature.text.own_links import is_hidden
from patternbook.mature.text.places import destination_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Link, Pattern


def _namesakes(scope: Scope) -> dict[str, list[str]]:
    """Return every file name of the library and the paths that bear it."""
    found: dict[str, list[str]] = {}
    for path in sorted(scope.library.files):
        found.setdefault(posixpath.basename(path), []).append(path)
    return found


def _elsewhere(page: Pattern | Document, link: Link, path: str, scope: Scope) -> Fix | None:
    """Return the link to the one file of that name: in the page's language if there is one, else anywhere."""
    named = scope.once_for_library("file names", _namesakes).get(posixpath.basename(path), [])
    own = [name for name in named if scope.library.language_of(name) == page.language]
    found = own if len(own) == 1 else named
    place = destination_place(page, link)
    if len(found) != 1 or place is None or path.startswith(".."):
        return None
    new = link_to(found[0], page.path, link.destination.partition("#")[2])
    return Fix((Replacement(page.path, place, new),), safe=True)


def find(page: Pattern | Document, scope: Scope) -> Iterator[Flaw]:
    """Yield the links to files that are not there; where one file of that name is elsewhere, the fix leads to it.

    Rot in pages around the patterns is worth a warning only.
    """
    for link, target in scope.targets(page):
        if not isinstance(target, ToNowhere) or link.is_image or target.path in scope.pages:
            continue
        if slug_of_destination(link.destination) in scope.library.renamed or is_hidden(target.path):
            continue
        fix = _elsewhere(page, link, target.path, scope)
        hint = f"; did you mean {fix.replacements[0].text}?" if fix else ""
        grave = None if page.path in scope.library.by_path else WARNING
        yield Flaw(f"the link leads nowhere: {target.why}{hint}", link.span, fix, severity=grave)


RULE = Rule("PAT601", "broken-link", "A link leads to a file that exists.", Over.PAGE, WARNING, ERROR, find)
