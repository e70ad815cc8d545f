"""Which patterns say much the same: compared section by section, so that nobody writes what is there already."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING

from patternbook.discover.words import fold, words_of
from patternbook.pattern import Kind, is_placeholder
from patternbook.pattern.markdown import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from patternbook.library import Library
    from patternbook.pattern import Pattern

_WORTH: Mapping[str, int] = {
    Kind.PROBLEM: 4,
    Kind.CONTEXT: 2,
    Kind.FORCES: 2,
    Kind.SOLUTION: 3,
    Kind.RESULTING_CONTEXT: 1,
}
"""How much a section counts; what a pattern is for counts most."""
_TELLING = 24
"""Words of a pattern by which others that may resemble it are found, unless too many hold them. Only the ones that
share most of them are compared, so that the work grows with the number of patterns and not with its square."""
_MOST_HOLDING = 60
_COMPARED = 10
_SHARED = 6
ALIKE = 0.2
"""From here on two patterns are shown as much the same."""
NEAR = 0.1
"""From here on a pattern is worth a look before a similar one is written."""


@dataclass(frozen=True, slots=True)
class SharedSection:
    """A kind of section that two patterns have: how alike from 0 to 1, and the words that both use most tellingly."""

    kind: str
    alike: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resembling:
    """Two patterns, by slug, that resemble each other: how alike from 0 to 1, and section by section."""

    one: str
    other: str
    alike: float
    sections: tuple[SharedSection, ...]


def section_texts(pattern: Pattern) -> dict[str, str]:
    """Return the text of each section that is compared, by kind; title and patlet belong to the problem."""
    texts = {str(Kind.PROBLEM): f"{pattern.title}. {pattern.patlet}"}
    for section in pattern.sections:
        if section.kind in _WORTH and not is_placeholder(section.body):
            text = " ".join(plain_text(section.body, pattern.definitions).split())
            texts[section.kind] = f"{texts.get(section.kind, '')} {text}".strip()
    return texts


class Resemblances:
    """Compares the patterns of a library with each other, or with a text that is not in it."""

    def __init__(self, library: Library) -> None:
        self._counts = {p.slug: self._counted(p) for p in library.patterns}
        holding = Counter(word for counts in self._counts.values() for word in _all_words(counts))
        self._holding = holding
        self._entries = max(1, len(self._counts))
        self._postings: dict[str, list[str]] = {}
        for slug, counts in self._counts.items():
            for word in self._telling(counts):
                self._postings.setdefault(word, []).append(slug)

    @staticmethod
    def _counted(pattern: Pattern) -> dict[str, Counter[str]]:
        return {kind: Counter(words_of(fold(text))) for kind, text in section_texts(pattern).items()}

    def _rarity(self, word: str) -> float:
        return log((self._entries + 1) / (self._holding.get(word, 0) + 1))

    def _weights(self, counts: Mapping[str, int]) -> dict[str, float]:
        return {word: (1 + log(count)) * self._rarity(word) for word, count in counts.items()}

    def _telling(self, counts: Mapping[str, Mapping[str, int]]) -> list[str]:
        """Return the words that tell most of a pattern, among those that not too many patterns hold."""
        whole: Counter[str] = Counter()
        for kind, words in counts.items():
            whole.update({word: count * _WORTH[kind] for word, count in words.items()})
        shared = {word: count for word, count in whole.items() if 1 <= self._holding[word] <= _MOST_HOLDING}
        weights = self._weights(shared)
        return sorted(weights, key=lambda word: (-weights[word], word))[:_TELLING]

    def like(self, pattern: Pattern, limit: int = 3) -> tuple[Resembling, ...]:
        """Return the patterns that a pattern resembles most; it may be one that the library does not have."""
        counts = self._counts.get(pattern.slug) or self._counted(pattern)
        pairs = (self._pair(pattern.slug, counts, other) for other in self._near(pattern.slug, counts))
        ranked = sorted(pairs, key=lambda pair: (-pair.alike, pair.other))
        return tuple(pair for pair in ranked[:limit] if pair.alike >= NEAR)

    def _near(self, slug: str, counts: Mapping[str, Mapping[str, int]]) -> list[str]:
        """Return the patterns that share most telling words with a pattern."""
        shared = Counter(other for word in self._telling(counts) for other in self._postings.get(word, ()))
        del shared[slug]
        return sorted(shared, key=lambda other: (-shared[other], other))[:_COMPARED]

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return every two patterns that are compared, each pair once, by slug."""
        found = {
            (min(slug, other), max(slug, other))
            for slug, counts in self._counts.items()
            for other in self._near(slug, counts)
        }
        return tuple(sorted(found))

    def alike(self, least: float = ALIKE) -> tuple[Resembling, ...]:
        """Return the pairs of patterns that are at least so much the same, the most alike first."""
        compared = (self._pair(one, self._counts[one], two) for one, two in self.pairs())
        return tuple(sorted((p for p in compared if p.alike >= least), key=lambda p: (-p.alike, p.one, p.other)))

    def _pair(self, one: str, counts: Mapping[str, Counter[str]], other: str) -> Resembling:
        theirs = self._counts[other]
        sections = [
            self._section(kind, counts[kind], theirs[kind]) for kind in _WORTH if kind in counts and kind in theirs
        ]
        worth = sum(_WORTH[section.kind] for section in sections)
        total = sum(section.alike * _WORTH[section.kind] for section in sections)
        return Resembling(one, other, round(total / worth, 3) if worth else 0.0, tuple(sections))

    def _section(self, kind: str, one: Mapping[str, int], two: Mapping[str, int]) -> SharedSection:
        ours, theirs = self._weights(one), self._weights(two)
        products = {word: weight * theirs[word] for word, weight in ours.items() if word in theirs}
        length = sqrt(_square(ours.values()) * _square(theirs.values()))
        telling = sorted(products, key=lambda word: (-products[word], word))
        return SharedSection(
            kind, round(sum(products.values()) / length, 3) if length else 0.0, tuple(telling[:_SHARED])
        )


def _square(weights: Iterable[float]) -> float:
    return sum(weight * weight for weight in weights)


def _all_words(counts: Mapping[str, Mapping[str, int]]) -> set[str]:
    return {word for words in counts.values() for word in words}
