"""Link what was said with the patterns that are known already: which are nearest, and whether one is an answer."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from math import sqrt
from typing import TYPE_CHECKING

from patternbook.discover.advisor.index import AdviceIndex
from patternbook.discover.advisor.knowledge import make_advice
from patternbook.discover.bm25 import Bags
from patternbook.discover.words import fold, words_of
from patternbook.identify.judging.link_weights import LINK_WEIGHTS
from patternbook.identify.judging.scoring import logistic
from patternbook.identify.model import Resemblance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from patternbook.discover.advisor.knowledge import Advice
    from patternbook.discover.index import Entry
    from patternbook.library import Library

NEAREST = 5
_SATURATION = 2.5
"""What somebody tells of a pattern shares with it the words that it repeats, more than rare ones it holds once."""
_NAME, _SUMMARY = 2.0, 1.0
_HEAD = 0.5
"""What the score of title and summary is worth beside those of the whole and of the best passage."""
_FORM = 0.4
"""What another form of a word is worth beside the word itself: less than in a question, which has fewer words."""
_NAMED, _SURELY = 2.0, 0.85
"""By how much a pattern stands out whose name is said, and how likely it is meant: 28 of the 32 known instances of the
InnerSource library, in three languages, that say the name of a pattern are of that pattern."""
_NAME_WORDS = 2
_MOST_TERMS = 150
_LIBRARY = 50
"""A smaller library is judged as if strangers made it so large."""
_CHANCE = 0.06
"""Half of the strangers share nothing with a text, the others answer this part of it, as patterns do by chance."""


def _standardized(scores: Sequence[float], told: float) -> list[float]:
    """Return scores as distances from their mean, in standard deviations, for a text that tells so much."""
    strangers, chance = max(0, _LIBRARY - len(scores)), _CHANCE * told
    count = len(scores) + strangers
    mean = (sum(scores) + strangers / 2 * chance) / count
    squares = sum(score * score for score in scores) + strangers / 2 * chance * chance
    spread = sqrt(max(0.0, squares / count - mean * mean))
    return [(score - mean) / spread if spread else 0.0 for score in scores]


class Near:
    """How near a text is to every pattern of a library in one language.

    Three scores of BM25 are compared: of the whole pattern, of its best passage, and of its head, that
    is title, names, summary and challenges. `stand` says by how much the three together stand out
    from those of the other patterns; `told` which part of what the text tells each score answers; `named`
    whether the text says the name of a pattern.
    """

    def __init__(self, ground: Ground, text: str) -> None:
        said = dict.fromkeys(ground.index.terms.of(text)[:_MOST_TERMS])
        standing = ground.index.sought(said).items()
        sought = {word: {**dict.fromkeys(others, _FORM), word: 1.0} for word, others in standing}
        self.whole = ground.index.of_whole(sought)
        self.head = ground.heads.listed(sought)
        part = [parts[0][0] if parts else 0.0 for parts in ground.index.of_parts(sought)]
        self.told = sum(map(ground.index.wholes.rarity, said)) or 1
        scores = (_standardized(each, self.told) for each in (self.whole, part, self.head))
        self.stand = [whole + passage + _HEAD * head for whole, passage, head in zip(*scores, strict=True)]
        plain = f" {' '.join(words_of(fold(text)))} "
        self.named = [any(name in plain for name in names) for names in ground.names]

    def order(self) -> list[int]:
        """Return the numbers of the patterns that share a word with the text, nearest first."""
        shared = (number for number, score in enumerate(self.whole) if score)
        return sorted(shared, key=lambda number: (-self.stand[number] - _NAMED * self.named[number], number))

    def features(self, number: int) -> dict[str, float]:
        """Return what tells whether a pattern is an answer to the text."""
        head, whole = self.head[number] / self.told, self.whole[number] / self.told
        return {"bias": 1.0, "stand": self.stand[number], "head": head, "whole": whole}

    def confidence(self, number: int) -> float:
        """Return how likely it is that a pattern is what the text is about, from 0 to 1."""
        likely = logistic(sum(value * LINK_WEIGHTS[name] for name, value in self.features(number).items()))
        return max(likely, _SURELY) if self.named[number] else likely


class Ground:
    """The patterns of a library in one language, made ready to be compared with texts."""

    def __init__(self, advice: Advice) -> None:
        self.index = AdviceIndex(replace(advice, synonyms=()), _SATURATION)
        self.heads = Bags([self._head(entry) for entry in advice.entries], _SATURATION)
        self.names = [list(self._names(entry)) for entry in advice.entries]

    @staticmethod
    def _names(entry: Entry) -> Iterator[str]:
        """Yield the names of a pattern that are no common word, as words between spaces."""
        for name in (entry.title, *entry.names):
            words = words_of(fold(name))
            if len(words) >= _NAME_WORDS:
                yield f" {' '.join(words)} "

    def _head(self, entry: Entry) -> dict[str, float]:
        names = [(name, _NAME) for name in (entry.title, *entry.names)]
        told = [(text, _SUMMARY) for text in (entry.patlet, *entry.challenges)]
        return self.index.bag([*names, *told])

    def nearest(self, text: str) -> tuple[Resemblance, ...]:
        """Return the patterns that are nearest to a text, at most five, nearest first."""
        near = Near(self, text)
        entries = self.index.entries
        best = near.order()[:NEAREST]
        return tuple(Resemblance(entries[n].slug, entries[n].title, round(near.confidence(n), 3)) for n in best)


class Links:
    """The patterns of a library in each of its languages, made ready when the language is met."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._grounds: dict[str, Ground] = {}
        self._asked: dict[bytes, tuple[Resemblance, ...]] = {}

    def _ground(self, language: str) -> Ground:
        own = self.library.config.source_language
        near = [code for code in self.library.languages if code.partition("-")[0] == language.partition("-")[0]]
        chosen = near[0] if language and near else own
        if chosen not in self._grounds:
            self._grounds[chosen] = Ground(make_advice(self.library, chosen))
        return self._grounds[chosen]

    def nearest(self, text: str, language: str) -> tuple[Resemblance, ...]:
        """Return the five patterns that are nearest to a text in a language.

        What is copied around is asked once; what was asked is remembered by its hash, not by its words.
        """
        known = blake2b(f"{language} {text}".encode(errors="surrogatepass"), digest_size=16).digest()
        if known not in self._asked:
            self._asked[known] = self._ground(language).nearest(text)
        return self._asked[known]
