"""Which patterns fit a problem, and why: ranked by whole text and best passage, reasons quoted from the patterns.

`advise.js` ranks and quotes in the same way; docs/advisor.md says how it was measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import TYPE_CHECKING

from patternbook.discover.advisor.index import SYNONYM
from patternbook.discover.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from patternbook.discover.advisor.index import AdviceIndex, Question
    from patternbook.discover.advisor.quoting import Quote
    from patternbook.pattern import Span

MOST_MATCHES = 5
_MOST_REASONS = 3
_LEVEL = 0.3
"""What a level is worth, in standard deviations of the score."""
_FACET = 0.5
"""What the reader's phase is worth, in the same unit."""
FITS = 0.5
"""From here on a pattern fits; a question that none fits is answered with none. docs/advisor.md has the figures."""
_LIKELY, _SURE = 0.8, 1.1
_CHANCE, _FEW = 0.7, 2


class Confidence(StrEnum):
    """How much of the question a pattern answers."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Cited:
    """A reason: a sentence of the pattern and the words of the question it answers.

    `quote` is the sentence as written, `pattern.source[start:end]`; `text` is the same without markup.
    """

    section: str
    span: Span
    quote: str
    text: str
    answers: tuple[str, ...]


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
        self.whole = index.of_whole(question.worth)
        self.part = index.of_part(question.worth)

    def scores(self, phase: str, near: Sequence[float], *, by_level: bool) -> list[float]:
        """Return the score of every pattern: whole text and best passage, nearness of vectors, level, phase."""
        sums = [one + two for one, two in zip(standardized(self.whole), standardized(self.part), strict=True)]
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
        """Return how well a pattern fits: its best passage in units of one telling word, and what it covers.

        A single word that is shared, of several that were asked, may be chance.
        """
        share, words = self.index.covered(self.question, number)
        fit = self.part[number] / self.index.parts.rarity("") + share / 2
        return fit * _CHANCE if words == 1 and len(self.question.typed) > _FEW else fit

    def reasons(self, number: int) -> tuple[Cited, ...]:
        """Return the sentences of a pattern that hold most of the question, in the order of the text."""
        index, question = self.index, self.question
        rated = []
        for place, quote in enumerate(index.advice.guidance[number].quotes):
            words = frozenset(index.terms.of(quote.text))
            told, answered = 0.0, []
            for term in question.typed:
                rare = index.parts.rarity(term)
                if term in words:
                    told += rare
                    answered.append(term)
                elif not words.isdisjoint(index.terms.alike.get(term, ())):
                    told += rare * SYNONYM
                    answered.append(term)
            if told:
                rated.append((-told, place, quote, question.words(answered)))
        best = sorted(rated, key=lambda row: row[:2])[:_MOST_REASONS]
        kept = [row for row in best if row[0] * 2 <= best[0][0]]
        return tuple(_cited(quote, answers) for _, _, quote, answers in sorted(kept, key=lambda row: row[1]))


def _cited(quote: Quote, answers: tuple[str, ...]) -> Cited:
    return Cited(quote.section, quote.span, quote.source, quote.text, answers)


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
    ranked = sorted((n for n in range(len(scores)) if answering.part[n] > 0), key=lambda n: (-scores[n], n))
    matches: list[Match] = []
    for number in ranked:
        if len(matches) < MOST_MATCHES and (reasons := answering.reasons(number)):
            matches += [_match(index, number, scores[number], answering.fit(number), reasons)]
    fits = any(match.fit >= FITS for match in matches)
    return tuple(matches) if fits else ()


def _match(index: AdviceIndex, number: int, score: float, fit: float, reasons: tuple[Cited, ...]) -> Match:
    entry, guidance = index.entries[number], index.advice.guidance[number]
    confidence = _confidence(fit)
    return Match(
        entry.slug, entry.title, entry.level, entry.language, score, fit, confidence, reasons, guidance.checks,
        guidance.leads_to,
    )  # fmt: skip
