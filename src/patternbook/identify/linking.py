"""Link what was said with the patterns that are known already, as the advisor finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.discover.advice import make_advice
from patternbook.discover.advise import AdviceIndex, recommend
from patternbook.identify.model import Resemblance

if TYPE_CHECKING:
    from patternbook.library import Library


class Links:
    """The patterns of a library in each of its languages, made ready for the advisor when the language is met."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._indexes: dict[str, AdviceIndex] = {}
        self._asked: dict[tuple[str, str], tuple[Resemblance, ...]] = {}

    def _index(self, language: str) -> AdviceIndex:
        own = self.library.config.source_language
        near = [code for code in self.library.languages if code.partition("-")[0] == language.partition("-")[0]]
        chosen = near[0] if language and near else own
        if chosen not in self._indexes:
            self._indexes[chosen] = AdviceIndex(make_advice(self.library, chosen))
        return self._indexes[chosen]

    def nearest(self, text: str, language: str) -> tuple[Resemblance, ...]:
        """Return the five patterns that are nearest to a text, nearest first; none when nothing fits.

        The confidence is the advisor's fit brought between 0 and 1. What is copied around is asked once.
        """
        if (text, language) not in self._asked:
            matches = recommend(text, self._index(language))
            near = tuple(Resemblance(m.slug, m.title, round(m.fit / (1 + m.fit), 3)) for m in matches)
            self._asked[text, language] = near
        return self._asked[text, language]
