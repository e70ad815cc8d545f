"""A pattern's name is short enough to be remembered and said aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, WARNING, Flaw, Over, Rule
from patternbook.mature.text.places import title_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw for a title of too many words; dashes between words do not count as words."""
    words = [word for word in pattern.title.split() if any(letter.isalnum() for letter in word)]
    most = scope.settings.title_words
    if len(words) > most:
        yield Flaw(f"the title has {len(words)} words; a name of at most {most} is remembered", title_place(pattern))


RULE = Rule("PAT201", "long-title", "A title has five words at most.", Over.PATTERN, INFO, WARNING, find)
