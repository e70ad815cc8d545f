"""The README lists every pattern, a book's contents every published one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.overviews.list_reading import pattern_lists
from patternbook.mature.rule import WARNING, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Library
    from patternbook.mature.scope import Scope


def find(_library: Library, scope: Scope) -> Iterator[Flaw]:
    """Yield the patterns that a list lacks."""
    for listed in pattern_lists(scope):
        present = {entry.slug for entry in listed.entries}
        for pattern in listed.expected:
            if pattern.slug not in present:
                message = f'"{pattern.title}" ({pattern.path}) is missing in this list; `patternbook sync` adds it'
                yield Flaw(message, path=listed.document.path, about=pattern.slug)


RULE = Rule("PAT701", "missing-from-list", "Lists name every pattern.", Over.LIBRARY, WARNING, WARNING, find)
