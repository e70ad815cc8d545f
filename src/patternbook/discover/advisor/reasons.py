"""Why a pattern fits a question: the sentences of its Problem, Context and Forces that answer most of what was asked.

`advise.js` chooses the same sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.pattern import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from patternbook.discover.advisor.index import AdviceIndex, Question
    from patternbook.discover.advisor.quoting import Quote
    from patternbook.pattern import Span

_MOST_REASONS = 3
_PROBLEM = 1.5
"""What a sentence of the Problem is worth beside one that tells as much elsewhere."""
_LEADING = 0.3
"""What a word counts that was not asked but stands in the phrase through which the pattern was found."""


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
class _Rated:
    """A sentence: how much of the question it tells, where it stands among the others, the terms it answers."""

    told: float
    place: int
    quote: Quote
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Lead:
    """What leads from a question to a pattern when its own sentences say it in other words.

    That is its summary, or a phrase that people ask: its `words`, and the terms of the question that it `answers`.
    """

    words: frozenset[str] = frozenset()
    answers: tuple[str, ...] = ()


def reasons(index: AdviceIndex, question: Question, number: int, best: int) -> tuple[Cited, ...]:
    """Return the sentences of a pattern that tell most of a question, in the order of the text.

    `best` is the place of the passage that fits best. A second and a third sentence tell at least half as
    much as the first, and answer what those before them do not.
    """
    lead = _lead(index, question, number, best)
    quotes = index.advice.guidance[number].quotes
    rated = [_rated(index, question, lead, pair) for pair in enumerate(quotes)]
    told = sorted((each for each in rated if each.answers), key=lambda each: (-each.told, each.place))
    if not told and lead.answers and quotes:
        told = [_first(quotes, lead)]
    kept = sorted(_chosen(told), key=lambda each: each.place)
    return tuple(_cited(each.quote, question.words(each.answers)) for each in kept)


def _lead(index: AdviceIndex, question: Question, number: int, best: int) -> _Lead:
    entry, guidance = index.entries[number], index.advice.guidance[number]
    parts = index.parts_of(entry, guidance)
    if 0 < best < len(parts) - len(guidance.asks) - len(entry.challenges):
        return _Lead()
    words = frozenset(index.terms.of(parts[best]))
    answers = tuple(term for term in question.typed if _worth(question.sought[term], words))
    return _Lead(words.difference(question.typed), answers)


def _worth(standing: Mapping[str, float], words: frozenset[str]) -> float:
    """Return the worth of the best word that stands for a term among some words."""
    return max((worth for word, worth in standing.items() if word in words), default=0.0)


def _rated(index: AdviceIndex, question: Question, lead: _Lead, placed: tuple[int, Quote]) -> _Rated:
    place, quote = placed
    words = frozenset(index.terms.of(quote.text))
    told, answers = 0.0, []
    for term in question.typed:
        if worth := _worth(question.sought[term], words):
            told += index.parts.rarity(term) * worth
            answers.append(term)
    led = sum(index.parts.rarity(word) for word in lead.words & words) * _LEADING
    if led:
        answers += [term for term in lead.answers if term not in answers]
    weight = _PROBLEM if quote.section == Kind.PROBLEM else 1.0
    return _Rated((told + led) * weight, place, quote, tuple(answers))


def _first(quotes: Sequence[Quote], lead: _Lead) -> _Rated:
    """Return the sentence with which a pattern tells of its problem."""
    place = next((at for at, quote in enumerate(quotes) if quote.section == Kind.PROBLEM), 0)
    return _Rated(0.0, place, quotes[place], lead.answers)


def _chosen(told: Sequence[_Rated]) -> list[_Rated]:
    chosen: list[_Rated] = []
    answered: set[str] = set()
    for each in told:
        if len(chosen) < _MOST_REASONS and each.told * 2 >= told[0].told and not answered.issuperset(each.answers):
            chosen.append(each)
            answered.update(each.answers)
    return chosen


def _cited(quote: Quote, answers: tuple[str, ...]) -> Cited:
    return Cited(quote.section, quote.span, quote.source, quote.text, answers)
