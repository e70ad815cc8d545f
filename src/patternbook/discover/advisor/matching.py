"""Which patterns fit a problem, and why: ranked by whole text and best passage, reasons quoted from the patterns.

`advise.js` ranks and quotes in the same way; docs/advisor.md says how it was measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import TYPE_CHECKING

from patternbook.discover.advisor.reasons import Cited, reasons
from patternbook.discover.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from patternbook.discover.advisor.index import AdviceIndex, Question

MOST_MATCHES = 5
_WHOLE = 0.5
"""What the score of a pattern's whole text is worth beside that of its best passages."""
_SHARES = (1.0, 0.7, 0.49)
"""What a pattern's best passages count, from the best on."""
_LEVEL = 0.2
"""What a level is worth, in standard deviations of the score."""
_FACET = 0.5
"""What the reader's phase is worth, in the same unit."""
FITS = 1.3
"""From here on a pattern fits; a question that none fits is answered with none. docs/advisor.md has the figures."""
_LIKELY, _SURE = 1.6, 2.0
_CHANCE, _FEW = 0.7, 2


class Confidence(StrEnum):
    """How much of the question a pattern answers."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that fits: how well and why, what to check before applying it, where it leads (relation, slug).

    `score` orders the matches of one question; `fit` compares across questions.
    """

    slug: str
    title: str
    level: int
    language: str
    score: float
    fit: float
    confidence: Confidence
    reasons: tuple[Cited, ...]
    checks: tuple[str, ...]
    leads_to: tuple[tuple[str, str], ...]


def standardized(scores: Sequence[float]) -> list[float]:
    """Return scores as distances from their mean, in standard deviations."""
    if not scores:
        return []
    mean = sum(scores) / len(scores)
    spread = sqrt(sum((score - mean) * (score - mean) for score in scores) / len(scores))
    return [(score - mean) / spread if spread else 0.0 for score in scores]


class Ranking:
    """What an index says to one question: the score of every pattern, how well it fits, and why."""

    def __init__(self, index: AdviceIndex, question: Question) -> None:
        self.index = index
        self.question = question
        self.whole = index.of_whole(question.sought)
        self.parts = index.of_parts(question.sought)
        self.told = [sum(part[0] * share for part, share in zip(parts, _SHARES, strict=False)) for parts in self.parts]

    def scores(self, phase: str, near: Sequence[float], *, by_level: bool) -> list[float]:
        """Return the score of every pattern: whole text and best passages, nearness of vectors, level, phase."""
        both = zip(standardized(self.whole), standardized(self.told), strict=True)
        sums = [whole * _WHOLE + told for whole, told in both]
        if near:
            sums = [one + two for one, two in zip(sums, standardized(near), strict=True)]
        wanted = fold(phase)
        for number, entry in enumerate(self.index.entries):
            sums[number] += _LEVEL * entry.level if by_level else 0.0
            if wanted and any(wanted in fold(own) for own in entry.phases):
                sums[number] += _FACET
        return sums

    def slugs(self) -> list[str]:
        """Return all patterns, best first."""
        scores = self.scores("", (), by_level=True)
        return [self.index.entries[n].slug for n in sorted(range(len(scores)), key=lambda n: (-scores[n], n))]

    def fit(self, number: int) -> float:
        """Return how well a pattern fits: its best passages in units of one telling word, and what it covers.

        A single word that is shared, of several that were asked, may be chance.
        """
        share, words = self.index.covered(self.question, number)
        fit = self.told[number] / self.index.parts.rarity("") + share
        return fit * _CHANCE if words == 1 and len(self.question.typed) > _FEW else fit

    def reasons(self, number: int) -> tuple[Cited, ...]:
        """Return the sentences of a pattern that say why it fits, none for one that holds nothing that is sought."""
        parts = self.parts[number]
        return reasons(self.index, self.question, number, parts[0][1]) if parts else ()


def _confidence(fit: float) -> Confidence:
    return Confidence.HIGH if fit >= _SURE else Confidence.MEDIUM if fit >= _LIKELY else Confidence.LOW


def recommend(  # noqa: PLR0913 - what a reader may say besides the question, each optional
    question: str,
    index: AdviceIndex,
    *,
    role: str = "",
    phase: str = "",
    near: Sequence[float] = (),
    by_level: bool = True,
) -> tuple[Match, ...]:
    """Return the patterns that fit a problem, best first, at most five; none when nothing fits.

    `role` (who asks) and `phase` (where they stand) move patterns up, they never exclude one. `near`
    is how near each entry is to the question by vectors; `by_level` lets proven patterns go first
    among equals. Each match has one to three reasons from the pattern itself.
    """
    asked = index.read(question, role)
    if not asked.typed or not index.entries:
        return ()
    answering = Ranking(index, asked)
    scores = answering.scores(phase, near, by_level=by_level)
    ranked = sorted((n for n in range(len(scores)) if answering.parts[n]), key=lambda n: (-scores[n], n))
    matches: list[Match] = []
    for number in ranked:
        if len(matches) < MOST_MATCHES and (why := answering.reasons(number)):
            matches += [_match(index, number, scores[number], answering.fit(number), why)]
    fits = any(match.fit >= FITS for match in matches)
    return tuple(matches) if fits else ()


def _match(index: AdviceIndex, number: int, score: float, fit: float, why: tuple[Cited, ...]) -> Match:
    entry, guidance = index.entries[number], index.advice.guidance[number]
    confidence = _confidence(fit)
    return Match(
        entry.slug, entry.title, entry.level, entry.language, score, fit, confidence, why, guidance.checks,
        guidance.leads_to,
    )  # fmt: skip
