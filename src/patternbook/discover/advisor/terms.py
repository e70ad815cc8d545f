"""The words by which the advisor compares a question with patterns; `advise.js` does exactly the same.

Words are those of the search, without the ones that hold a sentence together and tell nothing. Texts are
compared as they are written; it is the words of a question that may be stood for by others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from patternbook.discover.words import fold, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FORM = 0.6
"""What another form of a word is worth beside the word itself."""
SYNONYM = 0.3
"""What a word is worth that means much the same."""
_STEM = 4
"""Characters that stay of a word when its ending falls."""


def by_tongue(table: Mapping[str, Any], language: str) -> Any:  # noqa: ANN401 - whatever the table holds
    """Return what a table has for a language, else for its tongue (`pt` for `pt-br`), else None."""
    return table.get(language) or table.get(language.partition("-")[0])


class Terms:
    """Turns texts of one language into terms, and knows which terms may stand for one.

    Each of `groups` is a line of words that mean much the same; `endings` make other forms of a word.
    """

    def __init__(self, filling: Iterable[str], groups: Iterable[str], endings: Iterable[str] = ()) -> None:
        self.filling = frozenset(filling)
        self.endings = sorted(set(endings), key=lambda ending: (-len(ending), ending))
        self.alike: dict[str, dict[str, None]] = {}
        for group in groups:
            stems = dict.fromkeys(map(self._stem, self.of(group)))
            for stem in stems:
                self.alike.setdefault(stem, {}).update(stems)

    def of(self, text: str) -> list[str]:
        """Return the terms of a text, in order."""
        return [word for word in words_of(fold(text)) if word not in self.filling]

    def standing_for(self, term: str) -> dict[str, float]:
        """Return the terms that may stand for one, each with its worth: itself, its forms, what means much the same."""
        stem = self._stem(term)
        standing = {term: 1.0}
        for form in self._forms(stem):
            standing.setdefault(form, FORM)
        for other in self.alike.get(stem, ()):
            for form in self._forms(other):
                standing.setdefault(form, SYNONYM)
        return standing

    def _stem(self, term: str) -> str:
        """Return a term without its longest ending that leaves enough of it."""
        for ending in self.endings:
            if term.endswith(ending) and len(term) - len(ending) >= _STEM:
                return term[: -len(ending)]
        return term

    def _forms(self, stem: str) -> Iterator[str]:
        yield stem
        for ending in self.endings:
            yield stem + ending
