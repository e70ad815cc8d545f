"""An entry of a mind map leads to a pattern that exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import WARNING, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Library
    from patternbook.mature.scope import Scope


def find(library: Library, _scope: Scope) -> Iterator[Flaw]:
    """Yield the entries without a link, and those whose link names no pattern."""
    for _, chart in sorted(library.mind_maps.items()):
        for *_, placement in chart.walk():
            if placement.slug is None:
                where = (
                    f"leads to {placement.destination}, which is no pattern" if placement.destination else "has no link"
                )
                yield Flaw(f'"{placement.title}" {where}', placement.span, path=chart.path)


RULE = Rule("PAT706", "map-entry-unknown", "Entries of a mind map are patterns.", Over.LIBRARY, WARNING, WARNING, find)
