"""BM25 over bags of weighted words, in arithmetic that `advise.js` repeats to the last digit."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SATURATION = 1.2
_LENGTH = 0.75
_FINE = 1000
"""Rarities are whole thousandths: logarithms may differ in their last digit from machine to machine."""


def rarity(bags: int, holding: int) -> int:
    """Return how telling a word is that so many of the bags hold."""
    return int(log(1 + (bags - holding + 0.5) / (holding + 0.5)) * _FINE + 0.5)


class Bags:
    """Bags of words made ready to be scored; each belongs to the entry whose number `owners` gives.

    The larger the `saturation`, the more it counts that a bag holds a word often.
    """

    def __init__(
        self, bags: Sequence[Mapping[str, float]], owners: Sequence[int], saturation: float = SATURATION
    ) -> None:
        self.owners = owners
        self.count = len(bags)
        lengths = [sum(bag.values()) for bag in bags]
        mean = sum(lengths) / len(bags) if bags else 1.0
        self.burdens = [saturation * (1 - _LENGTH + _LENGTH * length / (mean or 1.0)) for length in lengths]
        self.postings: dict[str, dict[int, float]] = {}
        for number, bag in enumerate(bags):
            for word, weight in bag.items():
                self.postings.setdefault(word, {})[number] = weight

    def rarity(self, word: str) -> int:
        """Return how telling a word is here; one that no bag holds tells most."""
        return rarity(self.count, len(self.postings.get(word, ())))

    def holds(self, word: str, number: int) -> bool:
        """Whether a bag holds a word."""
        return number in self.postings.get(word, ())

    def best(self, words: Mapping[str, float], entries: int) -> list[float]:
        """Return for each entry the score of the best of its bags, for words with what each is worth."""
        scores = [0.0] * self.count
        for word, worth in words.items():
            rare = self.rarity(word) * worth
            for number, weight in self.postings.get(word, {}).items():
                scores[number] += rare * weight / (weight + self.burdens[number])
        found = [0.0] * entries
        for number, score in enumerate(scores):
            found[self.owners[number]] = max(found[self.owners[number]], score)
        return found
