"""Within the library links are relative, so that they work in every copy, branch and book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library import Fix, Replacement
from patternbook.library.links.relinking import link_to
from patternbook.mature.rule import INFO, WARNING, Flaw, Over, Rule
from patternbook.mature.text.own_links import own_target
from patternbook.mature.text.places import destination_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield the web addresses in patterns that are a file of this library; the fix is the relative path."""
    for link in pattern.links:
        path, anchor = own_target(link.destination, scope)
        if path is None or (path not in scope.library.files and path not in scope.library.directories):
            continue
        relative = link_to(path, pattern.path, anchor)
        place = destination_place(pattern, link)
        fix = Fix((Replacement(pattern.path, place, relative),), safe=True) if place else None
        yield Flaw(f"this is a file of this library; link to {relative}", link.span, fix)


RULE = Rule("PAT605", "absolute-own-link", "Links within the library are relative.", Over.TEXT, INFO, WARNING, find)
