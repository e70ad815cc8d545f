"""Every pattern here is about InnerSource; a name that says so spends a word on what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, Flaw, Judged, Over, Rule
from patternbook.mature.text.places import title_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw for a title with a word that the settings call implied."""
    for word in scope.settings.implied_words:
        if word.casefold() in pattern.title.casefold():
            message = f'the title says "{word}", which is understood in this library; is the name clear without it?'
            yield Flaw(message, title_place(pattern))


RULE = Rule(
    "PAT204", "title-says-innersource", "A title does not say what all patterns are about.",
    Over.PATTERN, INFO, INFO, find, Judged.CONFIRM,
)  # fmt: skip
