"""A published pattern hangs in the mind map, under the challenge that it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, WARNING, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Library
    from patternbook.mature.scope import Scope


def find(library: Library, _scope: Scope) -> Iterator[Flaw]:
    """Yield the published patterns that a map lacks; where none is translated yet, as a hint."""
    for language, chart in sorted(library.mind_maps.items()):
        placed = {placement.slug for *_, placement in chart.walk()}
        for pattern in library.published:
            if pattern.slug in placed:
                continue
            translated = library.pattern(pattern.slug, language) is not None
            rest = "" if translated else f"; it is not translated to {language} yet"
            grave = WARNING if translated else INFO
            message = f'"{pattern.title}" is missing in this map{rest}'
            yield Flaw(message, path=chart.path, about=pattern.slug, severity=grave)


RULE = Rule(
    "PAT705", "missing-from-map", "Published patterns hang in every mind map.", Over.LIBRARY, WARNING, WARNING, find
)
