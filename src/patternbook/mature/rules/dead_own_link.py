"""A web address of this library's own leads to a file that is still there."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from patternbook.mature.rule import WARNING, Flaw, Over, Rule
from patternbook.mature.text.own_links import is_hidden, own_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Document
    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(page: Pattern | Document, scope: Scope) -> Iterator[Flaw]:
    """Yield the web addresses below this library's own that name no file."""
    library = scope.library
    for link in page.links:
        path, _ = own_target(link.destination, scope)
        if path is None or path in library.files or path in library.directories:
            continue
        if is_hidden(path):
            continue
        slug = posixpath.basename(path).removesuffix(".md")
        moved = library.pattern(slug)
        hint = f"; it is {moved.path} now" if moved else ""
        yield Flaw(f"the address leads into this library, where {path} does not exist{hint}", link.span)


RULE = Rule("PAT606", "dead-own-link", "An address of the library itself is alive.", Over.PAGE, WARNING, WARNING, find)
