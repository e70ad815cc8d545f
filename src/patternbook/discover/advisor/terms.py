"""The words by which the advisor compares a question with patterns; `advise.js` does exactly the same.

Words are those of the search, without the ones that hold a sentence together and tell nothing. Folding
endings was measured and brought nothing that the lists of synonyms do not bring.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from patternbook.discover.words import fold, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def by_tongue(table: Mapping[str, Any], language: str) -> Any:  # noqa: ANN401 - whatever the table holds
    """Return what a table has for a language, else for its tongue (`pt` for `pt-br`), else None."""
    return table.get(language) or table.get(language.partition("-")[0])


class Terms:
    """Turns texts of one language into terms; each of `groups` is a line of words that mean much the same."""

    def __init__(self, filling: Iterable[str], groups: Iterable[str]) -> None:
        self.filling = frozenset(filling)
        self.alike: dict[str, dict[str, None]] = {}
        for group in groups:
            words = dict.fromkeys(self.of(group))
            for word in words:
                self.alike.setdefault(word, {}).update(words)

    def of(self, text: str) -> list[str]:
        """Return the terms of a text, in order."""
        return [word for word in words_of(fold(text)) if word not in self.filling]
