"""A mind map calls a pattern by its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Library
    from patternbook.mature.scope import Scope


def find(library: Library, _scope: Scope) -> Iterator[Flaw]:
    """Yield the entries whose words are not the title of the pattern in the map's language."""
    for language, chart in sorted(library.mind_maps.items()):
        for *_, placement in chart.walk():
            pattern = library.pattern(placement.slug, language) if placement.slug else None
            if pattern is None or " ".join(placement.title.split()) == " ".join(pattern.title.split()):
                continue
            message = f'the map says "{placement.title}", the pattern is called "{pattern.title}"'
            yield Flaw(message, placement.span, path=chart.path, about=pattern.slug)


RULE = Rule("PAT707", "drifted-map-title", "Mind maps use the pattern's title.", Over.LIBRARY, INFO, INFO, find)
