"""A pattern's name consists of words, so that it can be said, searched for, and made into an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, WARNING, Flaw, Over, Rule
from patternbook.mature.text.places import title_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern

_SPECIAL = re.compile(r"[^\w\s'’.-]|_|(?<!\w)-(?!\w)")
"""Letters of any script, digits, apostrophes, full stops and hyphens within words are no special characters."""


def find(pattern: Pattern, _scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw that names every special character of a title."""
    if special := "".join(dict.fromkeys(_SPECIAL.findall(pattern.title))):
        yield Flaw(f"the title holds {' '.join(special)}; use letters and spaces only", title_place(pattern))


RULE = Rule("PAT202", "title-characters", "A title consists of letters and spaces.", Over.PATTERN, INFO, WARNING, find)
