"""Put together what was said more than once, and rank it: by independent sources, an answer, and recency."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import log, sqrt
from typing import TYPE_CHECKING

from patternbook.discover.words import fold, words_of
from patternbook.identify.judging.fingerprints import likeness
from patternbook.identify.model import Candidate, CandidateKind
from patternbook.identify.privacy.hiding import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SAME = 0.7
"""Likeness from which two segments are the same words, copied; they are no independent sources."""
ALIKE = 0.45
"""Cosine from which two problems without a known pattern are taken for one."""
_UNMATCHED = frozenset({CandidateKind.PATTERN, CandidateKind.DONUT})
_TELLING = 4
_BAND, _RARE = 4, 8
"""Numbers of a fingerprint, and rare words, one of which two candidates share if they are compared at all."""
_YEAR = 31_557_600.0


def _bag(candidate: Candidate) -> Counter[str]:
    text = bare(" ".join(each.quote for each in candidate.evidence))
    return Counter(word for word in words_of(fold(text)) if len(word) >= _TELLING or not word.isascii())


def _rarities(bags: Iterable[Mapping[str, int]]) -> dict[str, float]:
    every = list(bags)
    held = Counter(word for bag in every for word in bag)
    return {word: log(1 + len(every) / count) for word, count in held.items()}


def _cosine(one: Mapping[str, int], other: Mapping[str, int], rarity: Mapping[str, float]) -> float:
    def length(bag: Mapping[str, int]) -> float:
        return sqrt(sum(rarity[word] ** 2 for word in bag))

    shared = sum(rarity[word] ** 2 for word in one.keys() & other.keys())
    return shared / (length(one) * length(other)) if shared else 0.0


def merge(first: Candidate, second: Candidate, *, independent: bool = True) -> Candidate:
    """Return two candidates as one: the first's title and the evidence of both."""
    kinds = {first.kind, second.kind}
    kind = CandidateKind.PATTERN if kinds == {CandidateKind.DONUT, CandidateKind.PATTERN} else first.kind
    known = {each.quote for each in first.evidence}
    more = tuple(each for each in second.evidence if independent and each.quote not in known)
    return replace(
        first,
        kind=kind,
        evidence=(*first.evidence, *more),
        sources=first.sources + (second.sources if independent else 0),
        newest=max(first.newest, second.newest),
        worth=max(first.worth, second.worth),
        policy=max(first.policy, second.policy, key=("public", "chatham", "private").index),
        merged=(*first.merged, second.key, *second.merged),
        threads=(*first.threads, *(each for each in second.threads if each not in first.threads)),
        waits_for=tuple(sorted({*first.waits_for, *second.waits_for})),
    )


def rank(candidate: Candidate, newest: float) -> tuple[float, str]:
    """Return by what candidates are ordered, best first; `newest` is the time of the latest of all."""
    age = max(0.0, newest - candidate.newest) / _YEAR if candidate.newest else 1.0
    answered = candidate.kind is not CandidateKind.DONUT
    score = 2.0 * candidate.worth + 0.5 * log(candidate.sources) + 0.1 * answered + 0.2 / (1 + age)
    return -round(score, 6), candidate.key


class _Heads:
    """The candidates that others are put to, found by a piece of their fingerprint or by a rare word they share."""

    def __init__(self, rarity: Mapping[str, float]) -> None:
        self.rarity = rarity
        self.all: list[tuple[Candidate, Counter[str]]] = []
        self._places: dict[object, list[int]] = {}

    def _signs(self, candidate: Candidate, bag: Counter[str]) -> list[object]:
        bands = [(at, candidate.fingerprint[at : at + _BAND]) for at in range(0, len(candidate.fingerprint), _BAND)]
        rare = sorted(bag, key=lambda word: (-self.rarity[word], word))[:_RARE]
        return [*bands, *rare]

    def near(self, candidate: Candidate, bag: Counter[str]) -> list[int]:
        """Return the places of heads that may be alike, earlier ones first."""
        return sorted({number for sign in self._signs(candidate, bag) for number in self._places.get(sign, ())})

    def add(self, candidate: Candidate, bag: Counter[str]) -> None:
        """Make a candidate a head of its own."""
        for sign in self._signs(candidate, bag):
            self._places.setdefault(sign, []).append(len(self.all))
        self.all.append((candidate, bag))


def cluster(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return candidates with copies folded and unmatched problems that are alike put together, best first."""
    ordered = sorted(candidates, key=lambda each: (-each.worth, each.key))
    bags = [_bag(candidate) for candidate in ordered]
    heads = _Heads(_rarities(bags))
    for candidate, bag in zip(ordered, bags, strict=True):
        for number in heads.near(candidate, bag):
            head, words = heads.all[number]
            copied = likeness(head.fingerprint, candidate.fingerprint) >= SAME
            unmatched = head.kind in _UNMATCHED and candidate.kind in _UNMATCHED
            if copied or (unmatched and _cosine(words, bag, heads.rarity) >= ALIKE):
                heads.all[number] = merge(head, candidate, independent=not copied), words
                break
        else:
            heads.add(candidate, bag)
    newest = max((candidate.newest for candidate, _ in heads.all), default=0.0)
    return tuple(sorted((candidate for candidate, _ in heads.all), key=lambda each: rank(each, newest)))
