"""A list names each pattern once, at its level, and none that the book does not contain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.overviews.list_reading import level_above, pattern_lists
from patternbook.mature.rule import WARNING, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Library
    from patternbook.mature.scope import Scope


def find(library: Library, scope: Scope) -> Iterator[Flaw]:
    """Yield the entries that stand twice, under another level's heading, or for what does not belong there."""
    for listed in pattern_lists(scope):
        expected = {pattern.slug: pattern for pattern in listed.expected}
        seen: set[str] = set()
        for entry in listed.entries:
            slug = entry.slug or ""
            level = level_above(listed.document, entry.span.start, library.config)
            pattern = expected.get(slug)
            message = ""
            if pattern is None:
                message = f'"{entry.title}" is not published and does not belong into this list'
            elif slug in seen:
                message = f'"{entry.title}" stands in this list twice'
            elif level not in {None, pattern.level.number}:
                message = f'"{entry.title}" is {pattern.level.name} and listed under another level'
            seen.add(slug)
            if message:
                yield Flaw(f"{message}; `patternbook sync` mends it", entry.span, path=entry.path, about=slug)


RULE = Rule(
    "PAT702", "extra-in-list", "Lists name a pattern once and at its place.", Over.LIBRARY, WARNING, WARNING, find
)
