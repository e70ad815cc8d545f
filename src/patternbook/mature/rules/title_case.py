"""A pattern's name is written in title case, so that it stands out as a name wherever it is mentioned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, WARNING, Flaw, Judged, Over, Rule
from patternbook.mature.text.places import title_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern

_SMALL = frozenset(
    [
        "a",
        "across",
        "after",
        "an",
        "and",
        "as",
        "at",
        "before",
        "between",
        "but",
        "by",
        "during",
        "for",
        "from",
        "if",
        "in",
        "into",
        "nor",
        "of",
        "off",
        "on",
        "onto",
        "or",
        "our",
        "out",
        "over",
        "per",
        "so",
        "than",
        "the",
        "their",
        "through",
        "to",
        "up",
        "using",
        "via",
        "vs",
        "vs.",
        "with",
        "within",
        "without",
        "yet",
        "you",
        "your",
    ]
)
"""Words that style guides leave in lower case within a title."""


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw that names the words to capitalize; only titles in the source language English are judged."""
    if not scope.config.source_language.startswith("en"):
        return
    words = re.findall(r"[^\s()/]+", pattern.title)
    low = [w for i, w in enumerate(words) if w[0].islower() and w.islower() and (i == 0 or w not in _SMALL)]
    place = title_place(pattern)
    if low and place:  # a title that is only the file's name is missing, and another rule says so
        yield Flaw(f"a title is written in title case: capitalize {', '.join(low)}", place)


RULE = Rule(
    "PAT203", "title-case", "A title is in title case.", Over.PATTERN, INFO, WARNING, find, Judged.CONFIRM
)  # fmt: skip
