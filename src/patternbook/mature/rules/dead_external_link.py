"""A link to the web still leads somewhere, as of the last time somebody looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.observations import LinkState
from patternbook.mature.rule import INFO, WARNING, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Document
    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(page: Pattern | Document, scope: Scope) -> Iterator[Flaw]:
    """Yield the links that were found dead; silent when nobody looked."""
    results = scope.seen.links
    if not results:
        return
    for link in page.links:
        result = results.get(link.destination) or results.get(link.destination.partition("#")[0])
        if result and result.state is LinkState.DEAD:
            yield Flaw(f"the link is dead: {result.why}; find a new place, or a copy in an archive", link.span)


RULE = Rule("PAT610", "dead-external-link", "A link to the web works.", Over.PAGE, INFO, WARNING, find)
