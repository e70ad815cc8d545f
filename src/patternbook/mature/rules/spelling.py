"""Words are spelled as a dictionary of their language has them, or as the library's vocabulary says."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, WARNING, Flaw, Judged, Over, Rule
from patternbook.mature.settings import read_vocabulary
from patternbook.mature.text.spelling import misspelled, passes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def _judges(scope: Scope) -> Callable[[str], Callable[[str], bool]]:
    """Return what gives for a language the test of a word; every verdict is kept for the next time."""
    vocabulary = read_vocabulary(scope.config)
    source_language = scope.config.source_language

    @cache
    def judge(language: str) -> Callable[[str], bool]:
        # Translations leave terms of the source language as they are.
        found = map((scope.seen.dictionaries or {}).get, (language, source_language))
        used = [dictionary for dictionary in found if dictionary]

        def knows(word: str) -> bool:
            return word.casefold() in vocabulary or any(dictionary.knows(word) for dictionary in used)

        return cache(partial(passes, knows=knows))

    return judge


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield each word once that no dictionary knows; silent when there is no dictionary of the language."""
    dictionary = (scope.seen.dictionaries or {}).get(pattern.language)
    if dictionary is None:
        return
    told: set[str] = set()
    well = scope.once_for_library("spelling", _judges)(pattern.language)
    for word, place in misspelled(pattern, scope, well):
        if word.casefold() in told:
            continue
        told.add(word.casefold())
        likely = dictionary.suggestion(word)
        hint = f'; did you mean "{likely}"?' if likely else "; mend it, or add it to the vocabulary"
        yield Flaw(f'no dictionary knows "{word}"{hint}', place)


RULE = Rule(
    "PAT303", "spelling", "Words are spelled as in a dictionary.", Over.TEXT, INFO, WARNING, find, Judged.CONFIRM
)
