"""Whoever worked on a pattern is named among its authors or thanked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, Flaw, Judged, Over, Rule
from patternbook.mature.text.places import section_place
from patternbook.pattern import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern

_MANY_CHANGES = 3
"""Commits to the file from which on somebody is more than a passer-by who mended a comma."""

_BOT = re.compile(r"\bbot\b|\[bot\]", re.IGNORECASE)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield everybody whom git knows for several changes and the pattern does not name; silent without history."""
    if scope.seen.history is None:
        return
    counts: dict[str, int] = {}
    for change in scope.seen.history.of(pattern.path):
        for name in (change.commit.author, *change.commit.coauthors):
            counts[name] = counts.get(name, 0) + 1
    sections = (pattern.section(Kind.AUTHORS), pattern.section(Kind.ACKNOWLEDGMENTS))
    thanked = _letters(" ".join(section.text for section in sections if section))
    for name, count in sorted(counts.items()):
        if count >= _MANY_CHANGES and not _BOT.search(name) and _letters(name) not in thanked:
            message = f"{name} changed this file {count} times and is neither author nor thanked"
            yield Flaw(message, section_place(pattern, Kind.AUTHORS))


RULE = Rule(
    "PAT502", "contributor-not-named", "Contributors are named.", Over.PATTERN, INFO, INFO, find, Judged.CONFIRM
)  # fmt: skip
