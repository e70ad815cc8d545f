"""A list names each pattern once, at its level, and none that the book does not contain."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from patternbook.mature.lists import PatternList, pattern_lists
from patternbook.mature.rule import WARNING, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Library, ListEntry
    from patternbook.mature.scope import Scope


def _level_above(entry: ListEntry, listed: PatternList, names: dict[str, int]) -> int | None:
    """Return the level that the heading above an entry names, None when it names none or several."""
    headings = listed.document.headings
    at = bisect_right([heading.span.start for heading in headings], entry.span.start) - 1
    words = re.findall(r"\w+", headings[at].text.casefold()) if at >= 0 else []
    found = {names[word] for word in words if word in names}
    return found.pop() if len(found) == 1 else None


def find(library: Library, scope: Scope) -> Iterator[Flaw]:
    """Yield the entries that stand twice, under another level's heading, or for what does not belong there."""
    names = {level.name.casefold(): level.number for level in library.config.levels}
    for listed in pattern_lists(scope):
        expected = {pattern.slug: pattern for pattern in listed.expected}
        seen: set[str] = set()
        for entry in listed.entries:
            slug = entry.slug or ""
            level = _level_above(entry, listed, names)
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
