"""Put together what was said more than once, and rank it: by independent sources, an answer, and recency."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import log, sqrt
from typing import TYPE_CHECKING

from patternbook.discover.words import fold, words_of
from patternbook.identify.fingerprints import likeness
from patternbook.identify.model import Candidate, CandidateKind
from patternbook.identify.privacy import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SAME = 0.7
"""Likeness from which two segments are the same words, copied; they are no independent sources."""
ALIKE = 0.45
"""Cosine from which two problems without a known pattern are taken for one."""
_UNMATCHED = frozenset({CandidateKind.PATTERN, CandidateKind.DONUT})
_TELLING = 4
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
    )


def rank(candidate: Candidate, newest: float) -> tuple[float, str]:
    """Return by what candidates are ordered, best first; `newest` is the time of the latest of all."""
    age = max(0.0, newest - candidate.newest) / _YEAR if candidate.newest else 1.0
    answered = candidate.kind is not CandidateKind.DONUT
    score = 2.0 * candidate.worth + 0.5 * log(candidate.sources) + 0.1 * answered + 0.2 / (1 + age)
    return -round(score, 6), candidate.key


def cluster(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return candidates with copies folded and unmatched problems that are alike put together, best first."""
    ordered = sorted(candidates, key=lambda each: (-each.worth, each.key))
    bags = [_bag(candidate) for candidate in ordered]
    rarity = _rarities(bags)
    heads: list[tuple[Candidate, Counter[str]]] = []
    for candidate, bag in zip(ordered, bags, strict=True):
        for number, (head, words) in enumerate(heads):
            copied = likeness(head.fingerprint, candidate.fingerprint) >= SAME
            alike = head.kind in _UNMATCHED and candidate.kind in _UNMATCHED and _cosine(words, bag, rarity) >= ALIKE
            if copied or alike:
                heads[number] = merge(head, candidate, independent=not copied), words
                break
        else:
            heads.append((candidate, bag))
    newest = max((candidate.newest for candidate, _ in heads), default=0.0)
    return tuple(sorted((candidate for candidate, _ in heads), key=lambda each: rank(each, newest)))
