"""A link uses the present name of a pattern that was renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library import Document, Fix, Replacement, ToNowhere
from patternbook.library.links.relinking import link_to
from patternbook.library.mindmap import slug_of_destination
from patternbook.mature.rule import ERROR, WARNING, Flaw, Over, Rule
from patternbook.mature.text.places import destination_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Link, Pattern


def _renewed(page: Pattern | Document, link: Link, new: Pattern) -> Fix | None:
    place = destination_place(page, link)
    written = link_to(new.path, page.path, link.destination.partition("#")[2])
    return Fix((Replacement(page.path, place, written),), safe=True) if place else None


def find(page: Pattern | Document, scope: Scope) -> Iterator[Flaw]:
    """Yield the links whose file is gone and whose name is an old one of a pattern."""
    for link, target in scope.targets(page):
        old = slug_of_destination(link.destination)
        if not isinstance(target, ToNowhere) or old not in scope.library.renamed:
            continue
        new = scope.library.pattern(old, page.language) or scope.library.pattern(old)
        present = scope.library.renamed[old]
        if new is None:
            yield Flaw(f'"{old}" was renamed to "{present}", which does not exist any more', link.span)
        else:
            yield Flaw(f'"{old}" is called "{present}" now', link.span, _renewed(page, link, new))


RULE = Rule("PAT604", "link-to-renamed", "A link uses a pattern's present name.", Over.PAGE, WARNING, ERROR, find)
