"""Link what was said with the patterns that are known already, by the words that are telling among them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from patternbook.discover.index import make_index
from patternbook.discover.words import fold, words_of
from patternbook.identify.model import Resemblance
from patternbook.pattern import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from patternbook.discover.index import Entry
    from patternbook.library import Library

NEAREST = 5
_LONGEST = 4_000
_TELLING = 40
"""Words of a text that are looked up at most: the rarest ones, which tell the most."""
_WEIGHTS = {"title": 4.0, "names": 4.0, "patlet": 3.0, Kind.PROBLEM: 2.5, Kind.SOLUTION: 1.2, Kind.STORY: 1.5}
_SILENT = frozenset({Kind.STATUS, Kind.AUTHORS, Kind.ACKNOWLEDGMENTS, Kind.PREAMBLE, Kind.KNOWN_INSTANCES})
_SATURATION, _LENGTH = 1.4, 0.6
_SHORT = 3
_SUFFIXES = (
    "ational",
    "ization",
    "isation",
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ers",
    "er",
)
_MORE_SUFFIXES = ("ors", "or", "ies", "ied", "ed", "es", "ly", "e", "y")


def _root(word: str) -> str:
    """Return the part that the forms of an English word share; other scripts stay as they are."""
    if not word.isascii():
        return word
    for ending in (*_SUFFIXES, *_MORE_SUFFIXES):
        if word.endswith(ending) and len(word) - len(ending) > _SHORT:
            return word[: -len(ending)]
    return word


def roots(text: str) -> list[str]:
    """Return the roots of a text's words, in order."""
    return [_root(word) for word in words_of(fold(text)) if len(word) >= _SHORT or not word.isascii()]


def _fields(entry: Entry) -> Iterator[tuple[float, str]]:
    yield _WEIGHTS["title"], entry.title
    yield _WEIGHTS["names"], " ".join((*entry.names, *entry.challenges))
    yield _WEIGHTS["patlet"], entry.patlet
    for passage in entry.passages:
        if passage.kind not in _SILENT:
            yield _WEIGHTS.get(passage.kind, 1.0), passage.text


def _weighed(entry: Entry) -> dict[str, float]:
    """Return how much each root weighs in a pattern, over its sections."""
    found: dict[str, float] = {}
    for weight, text in _fields(entry):
        for root in roots(text):
            found[root] = found.get(root, 0.0) + weight
    return found


@dataclass(frozen=True)
class Links:
    """The known patterns, made ready to be found by what somebody said: BM25 over roots, sections weighed."""

    titles: tuple[tuple[str, str], ...]
    postings: dict[str, dict[int, float]]

    @classmethod
    def of(cls, library: Library, language: str) -> Links:
        """Return the links to the patterns of a library."""
        return cls.to(make_index(library, language))

    @classmethod
    def to(cls, entries: Iterable[Entry]) -> Links:
        """Return the links to some entries of an index."""
        known = tuple(entries)
        bags = [_weighed(entry) for entry in known]
        usual = sum(sum(bag.values()) for bag in bags) / max(1, len(bags))
        postings: dict[str, dict[int, float]] = {}
        for number, bag in enumerate(bags):
            length = 1 - _LENGTH + _LENGTH * sum(bag.values()) / (usual or 1)
            for root, weight in bag.items():
                postings.setdefault(root, {})[number] = weight / (weight + _SATURATION * length)
        return cls(tuple((entry.slug, entry.title) for entry in known), postings)

    def _rarity(self, root: str) -> float:
        held = len(self.postings.get(root, ()))
        return log(1 + (len(self.titles) - held + 0.5) / (held + 0.5)) if held else 0.0

    def nearest(self, text: str) -> tuple[Resemblance, ...]:
        """Return the five patterns that are nearest to a text, nearest first.

        The confidence is the share of what the telling words of the text could weigh at most.
        """
        counts = Counter(roots(text[:_LONGEST]))
        told = sorted(((self._rarity(root), root) for root in counts if root in self.postings), reverse=True)[:_TELLING]
        most = sum(rarity for rarity, _ in told)
        scores: dict[int, float] = {}
        for rarity, root in told:
            for number, weight in self.postings[root].items():
                scores[number] = scores.get(number, 0.0) + rarity * weight
        best = sorted(scores, key=lambda number: (-scores[number], number))[:NEAREST]
        return tuple(Resemblance(*self.titles[number], round(scores[number] / most, 3)) for number in best)
