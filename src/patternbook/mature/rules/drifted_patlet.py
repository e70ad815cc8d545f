"""A list summarizes a pattern by its patlet, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.overviews.list_reading import pattern_lists
from patternbook.mature.rule import INFO, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Library
    from patternbook.mature.scope import Scope


def find(_library: Library, scope: Scope) -> Iterator[Flaw]:
    """Yield the entries whose summary is missing or not the pattern's patlet; white space may differ."""
    for listed in pattern_lists(scope):
        patlets = {pattern.slug: pattern.patlet for pattern in listed.expected}
        for entry in listed.entries:
            patlet = patlets.get(entry.slug or "", "")
            if not patlet or " ".join(entry.patlet.split()) == " ".join(patlet.split()):
                continue
            drift = "differs from the pattern's patlet" if entry.patlet else "is missing"
            message = f'the summary of "{entry.title}" {drift}; `patternbook sync` mends it'
            yield Flaw(message, entry.span, path=entry.path, about=entry.slug or "")


RULE = Rule("PAT704", "drifted-patlet", "Lists use the pattern's patlet.", Over.LIBRARY, INFO, INFO, find)
