"""BM25 over bags of weighted words, in arithmetic that `advise.js` repeats to the last digit."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

SATURATION = 1.2
_LENGTH = 0.75
_FINE = 1000
"""Rarities are whole thousandths: logarithms may differ in their last digit from machine to machine."""


def rarity(bags: int, holding: int) -> int:
    """Return how telling a word is that so many of the bags hold."""
    return int(log(1 + (bags - holding + 0.5) / (holding + 0.5)) * _FINE + 0.5)


class _Holding:
    """The bags that hold a word, by number, and what it weighs in each; arrays, for there are millions."""

    __slots__ = ("numbers", "weights")

    def __init__(self, numbers: Iterable[int] = (), weights: Iterable[float] = ()) -> None:
        self.numbers = array("I", numbers)
        self.weights = array("d", weights)

    def __len__(self) -> int:
        return len(self.numbers)

    def __contains__(self, number: int) -> bool:
        at = bisect_left(self.numbers, number)
        return at < len(self.numbers) and self.numbers[at] == number

    def __iter__(self) -> Iterator[tuple[int, float]]:
        return zip(self.numbers, self.weights, strict=True)

    def add(self, number: int, weight: float) -> None:
        """Note a bag whose number is higher than all others."""
        self.numbers.append(number)
        self.weights.append(weight)

    def without(self, gone: Iterable[int] = ()) -> _Holding:
        """Return the same, to be changed by whoever asked, without some bags."""
        kept = _Holding(self.numbers, self.weights)
        for number in gone:
            at = bisect_left(kept.numbers, number)
            if at < len(kept.numbers) and kept.numbers[at] == number:
                del kept.numbers[at], kept.weights[at]
        return kept


_NOBODY = _Holding()


class Bags:
    """Bags of words made ready to be scored, each by its number; never changed once made.

    Bags go and come from one state to the next: numbers of those that went are not given again. The
    larger the `saturation`, the more it counts that a bag holds a word often.
    """

    def __init__(self, bags: Sequence[Mapping[str, float]] = (), saturation: float = SATURATION) -> None:
        self.saturation = saturation
        self.postings: dict[str, _Holding] = {}
        self.lengths: list[float] = []
        self.count = 0
        self._add(bags, {})

    def _add(self, bags: Iterable[Mapping[str, float]], shared: Mapping[str, _Holding]) -> None:
        """Add bags, one at a time; what is `shared` with another state is copied before it changes."""
        for number, bag in enumerate(bags, start=len(self.lengths)):
            self.lengths.append(sum(bag.values()))
            self.count += 1
            for word, weight in bag.items():
                holding = self.postings.get(word)
                if holding is None or holding is shared.get(word):
                    holding = self.postings[word] = (holding or _NOBODY).without()
                holding.add(number, weight)
        mean = sum(self.lengths) / self.count if self.count else 1.0
        self.burdens = [self.saturation * (1 - _LENGTH + _LENGTH * each / (mean or 1.0)) for each in self.lengths]

    def changed(self, gone: Mapping[int, Iterable[str]], come: Iterable[Mapping[str, float]]) -> Bags:
        """Return these bags without some, each named with its words, and with others, numbered from the end on."""
        after = Bags(saturation=self.saturation)
        after.postings, after.lengths, after.count = dict(self.postings), list(self.lengths), self.count - len(gone)
        for number in gone:
            after.lengths[number] = 0.0
        for word in {word for words in gone.values() for word in words}:
            if kept := after.postings.pop(word, _NOBODY).without(gone):
                after.postings[word] = kept
        after._add(come, self.postings)
        return after

    def rarity(self, word: str) -> int:
        """Return how telling a word is here; one that no bag holds tells most."""
        return rarity(self.count, len(self.postings.get(word, _NOBODY)))

    def holds(self, word: str, number: int) -> bool:
        """Whether a bag holds a word."""
        return number in self.postings.get(word, _NOBODY)

    def scores(self, sought: Mapping[str, Mapping[str, float]]) -> dict[int, float]:
        """Return the score of each bag that holds what is sought.

        For each word, `sought` has the words that may stand for it, mostly itself among them, with what each
        is worth: together they are counted as one word. It is as telling as the word itself, or as all of
        them where no bag holds it.
        """
        found: dict[int, float] = {}
        for word, standing in sought.items():
            weights: dict[int, float] = {}
            for other, worth in standing.items():
                for number, weight in self.postings.get(other, _NOBODY):
                    weights[number] = weights.get(number, 0.0) + weight * worth
            rare = self.rarity(word) if word in self.postings else rarity(self.count, len(weights))
            for number, weight in weights.items():
                found[number] = found.get(number, 0.0) + rare * weight / (weight + self.burdens[number])
        return found

    def listed(self, sought: Mapping[str, Mapping[str, float]]) -> list[float]:
        """Return the score of every bag, in order; of bags that went it is 0."""
        scores = self.scores(sought)
        return [scores.get(number, 0.0) for number in range(len(self.lengths))]
