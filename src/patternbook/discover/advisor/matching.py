"""Which patterns fit a problem, and why: ranked by whole text and best passage, reasons quoted from the patterns.

`advise.js` ranks and quotes in the same way; docs/advisor.md says how it was measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import sqrt
from typing import TYPE_CHECKING

from patternbook.discover.advisor.terms import Terms
from patternbook.discover.bm25 import SATURATION, Bags
from patternbook.discover.words import fold, is_pair
from patternbook.pattern import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from patternbook.discover.advisor.knowledge import Advice, Guidance
    from patternbook.discover.advisor.quoting import Quote
    from patternbook.discover.index import Entry

MOST_MATCHES = 5
_MOST_REASONS = 3
_LONGEST_QUESTION = 2_000
_MOST_WORDS = 100
_NAME, _PATLET, _PROBLEM, _REST, _MARGIN, _ASK = 3.0, 3.0, 2.0, 1.0, 0.25, 3.0
_MARGINAL = frozenset(
    {Kind.STATUS, Kind.AUTHORS, Kind.ACKNOWLEDGMENTS, Kind.PREAMBLE, Kind.OTHER, Kind.KNOWN_INSTANCES, Kind.SKETCH}
)
_SIGNS = ".,;:!?¿¡()[]\"'“”‘’…"
_GRAMMAR = re.compile("^[\u3041-\u309f的了是在和与们]+|[\u3041-\u309f的了是在和与们]+$")
_SYNONYM = 0.3
"""What a word is worth that means much the same as one of the question."""
_LEVEL = 0.3
"""What a level is worth, in standard deviations of the score."""
_FACET = 0.5
"""What the reader's phase is worth, in the same unit."""
FITS = 0.5
"""From here on a pattern fits; a question that none fits is answered with none. docs/advisor.md has the figures."""
_LIKELY, _SURE = 0.8, 1.1
_CHANCE, _FEW = 0.7, 2
_MANY_GONE = 1_000
"""Bags that may be gone from an index, beside as many as it has, before it is made anew."""


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


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its terms with the words that were typed for each, and what every word to look for is worth."""

    typed: Mapping[str, str]
    worth: Mapping[str, float]
    said: str

    def words(self, terms: Iterable[str]) -> tuple[str, ...]:
        """Return the words that were typed for terms; pairs of Chinese or Japanese that touch become one.

        Grammar at their ends falls away, since a pair begins and ends where no word does.
        """
        words: list[str] = []
        for word in dict.fromkeys(self.typed[term] for term in terms):
            longer = words[-1] + word[1:] if words and is_pair(word) and words[-1][-1:] == word[0] else ""
            if longer and longer in self.said:
                words[-1] = longer
            else:
                words.append(word)
        told = (_GRAMMAR.sub("", word) if is_pair(word) else word for word in words)
        return tuple(dict.fromkeys(word for word in told if len(word) > 1 or word in words)) or tuple(words)


@dataclass(frozen=True, slots=True)
class _Place:
    """A pattern in an index: what is told of it, and the numbers of its bags."""

    entry: Entry
    guidance: Guidance
    whole: int
    parts: range


class AdviceIndex:
    """A library's advice made ready to be asked; never changed once made.

    `saturation` is that of its bags of words. `before`, an earlier index of the same language, spares the
    work for patterns of which the same is told.
    """

    def __init__(self, advice: Advice, saturation: float = SATURATION, *, before: AdviceIndex | None = None) -> None:
        self.advice = advice
        self.entries = advice.entries
        self.terms = Terms(advice.filling, advice.synonyms)
        if before is not None and not before.can_become(advice, saturation):
            before = None
        places = before.places if before else {}
        wholes = before.wholes if before else Bags(saturation=saturation)
        parts = before.parts if before else Bags(saturation=saturation)
        pairs = list(zip(advice.entries, advice.guidance, strict=True))
        self.places: dict[str, _Place] = {}
        for entry, guidance in pairs:
            place = places.get(entry.slug)
            if place is not None and (place.entry, place.guidance) == (entry, guidance):
                self.places[entry.slug] = place
        gone = [place for slug, place in places.items() if slug not in self.places]
        come = [(pair, self._part_bags(*pair)) for pair in pairs if pair[0].slug not in self.places]
        self.wholes: Bags = wholes.changed(
            {place.whole: self._whole(place.entry, place.guidance) for place in gone},
            [self._whole(*pair) for pair, _ in come],
        )
        self.parts: Bags = parts.changed(
            {n: bag for p in gone for n, bag in zip(p.parts, self._part_bags(p.entry, p.guidance), strict=True)},
            [bag for _, bags in come for bag in bags],
        )
        at = len(parts.lengths)
        for whole, (pair, bags) in enumerate(come, start=len(wholes.lengths)):
            self.places[pair[0].slug] = _Place(*pair, whole, range(at, at + len(bags)))
            at += len(bags)
        self._whole_of = [self.places[entry.slug].whole for entry in self.entries]
        self._owners = {n: at for at, e in enumerate(self.entries) for n in self.places[e.slug].parts}

    def can_become(self, advice: Advice, saturation: float) -> bool:
        """Whether an index can be made from this one: the words mean the same, and not too many bags are gone."""
        ours = self.advice.filling, self.advice.synonyms, self.parts.saturation
        same = ours == (advice.filling, advice.synonyms, saturation)
        return same and len(self.parts.lengths) < 2 * self.parts.count + _MANY_GONE

    def of_whole(self, words: Mapping[str, float]) -> list[float]:
        """Return the score of each pattern's whole text, for words with what each is worth."""
        scores = self.wholes.scores(words)
        return [scores.get(number, 0.0) for number in self._whole_of]

    def of_part(self, words: Mapping[str, float]) -> list[float]:
        """Return the score of each pattern's best passage."""
        found = [0.0] * len(self.entries)
        for number, score in self.parts.scores(words).items():
            owner = self._owners[number]
            found[owner] = max(found[owner], score)
        return found

    def holds(self, word: str, number: int) -> bool:
        """Whether a pattern's whole text holds a word."""
        return self.wholes.holds(word, self._whole_of[number])

    def _part_bags(self, entry: Entry, guidance: Guidance) -> list[dict[str, float]]:
        return [self.bag([(part, 1.0)]) for part in self._parts(entry, guidance)]

    def bag(self, texts: Iterable[tuple[str, float]]) -> dict[str, float]:
        """Return the terms of texts, each with the weight of the texts that hold it."""
        bag: dict[str, float] = {}
        for text, weight in texts:
            for term in self.terms.of(text):
                bag[term] = bag.get(term, 0.0) + weight
        return bag

    def _whole(self, entry: Entry, guidance: Guidance) -> dict[str, float]:
        """Return the words of all that is known of a pattern, each with its weight."""
        texts = [(text, _NAME) for text in (entry.title, *entry.names)]
        texts.append((entry.patlet, _PATLET))
        for passage in entry.passages:
            weight = _PROBLEM if passage.kind == Kind.PROBLEM else _MARGIN if passage.kind in _MARGINAL else _REST
            texts.append((passage.text, weight))
        texts += [(ask, _ASK) for ask in (*guidance.asks, *entry.challenges)]
        return self.bag(texts)

    @staticmethod
    def _parts(entry: Entry, guidance: Guidance) -> list[str]:
        """Return the passages that may answer a question on their own, and each phrase that people ask."""
        own = [passage.text for passage in entry.passages if passage.kind not in _MARGINAL]
        return [f"{entry.title}. {entry.patlet}", *own, *guidance.asks, *entry.challenges]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The position of each pattern by slug."""
        return {entry.slug: number for number, entry in enumerate(self.entries)}

    def read(self, question: str, role: str = "") -> Question:
        """Return the terms of a question; synonyms and the words of the reader's role are worth less."""
        typed: dict[str, str] = {}
        for word in question[:_LONGEST_QUESTION].split():
            for term in self.terms.of(word):
                if len(typed) < _MOST_WORDS:
                    typed.setdefault(term, term if is_pair(term) else word.strip(_SIGNS))
        worth = dict.fromkeys(typed, 1.0)
        for term in typed:
            for other in self.terms.alike.get(term, ()):
                worth.setdefault(other, _SYNONYM)
        for term in self.terms.of(role[:_LONGEST_QUESTION]):
            worth.setdefault(term, _SYNONYM)
        return Question(typed, worth, fold(question[:_LONGEST_QUESTION]))

    def covered(self, question: Question, number: int) -> tuple[float, int]:
        """Return which part of what the question tells a pattern knows, from 0 to 1, and how many of its words.

        A synonym counts half of its word.
        """
        told = held = 0.0
        words = 0
        for term in question.typed:
            rare = self.wholes.rarity(term)
            told += rare
            if self.holds(term, number):
                held += rare
                words += 1
            elif any(self.holds(other, number) for other in self.terms.alike.get(term, ())):
                held += rare / 2
                words += 1
        return (held / told if told else 0.0), words


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
                    told += rare * _SYNONYM
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
