"""A list calls a pattern by its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.overviews.list_reading import pattern_lists
from patternbook.mature.rule import INFO, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Library
    from patternbook.mature.scope import Scope


def find(_library: Library, scope: Scope) -> Iterator[Flaw]:
    """Yield the entries whose words are not the pattern's title."""
    for listed in pattern_lists(scope):
        titles = {pattern.slug: " ".join(pattern.title.split()) for pattern in listed.expected}
        for entry in listed.entries:
            title = titles.get(entry.slug or "")
            if title is not None and " ".join(entry.title.split()) != title:
                message = f'the list says "{entry.title}", the pattern is called "{title}"; `patternbook sync` mends it'
                yield Flaw(message, entry.span, path=entry.path, about=entry.slug or "")


RULE = Rule("PAT703", "drifted-title", "Lists use the pattern's title.", Over.LIBRARY, INFO, INFO, find)
