"""A library's advice made ready to be asked: what it knows as bags of words, and what a question asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from patternbook.discover.advisor.terms import Terms
from patternbook.discover.bm25 import SATURATION, Bags
from patternbook.discover.words import fold, is_pair
from patternbook.pattern import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from patternbook.discover.advisor.knowledge import Advice, Guidance
    from patternbook.discover.index import Entry

_LONGEST_QUESTION = 2_000
_MOST_WORDS = 100
_NAME, _PATLET, _PROBLEM, _REST, _MARGIN, _ASK = 3.0, 3.0, 2.0, 1.0, 0.25, 3.0
_MARGINAL = frozenset(
    {Kind.STATUS, Kind.AUTHORS, Kind.ACKNOWLEDGMENTS, Kind.PREAMBLE, Kind.OTHER, Kind.KNOWN_INSTANCES, Kind.SKETCH}
)
_SIGNS = ".,;:!?¿¡()[]\"'“”‘’…"
_GRAMMAR = re.compile("^[\u3041-\u309f的了是在和与们]+|[\u3041-\u309f的了是在和与们]+$")
_ROLE = 0.3
"""What a word of the reader's role is worth beside one of the question."""
_MANY_GONE = 1_000
"""Bags that may be gone from an index, beside as many as it has, before it is made anew."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its terms with the words that were typed for each, and what is sought.

    `sought` has for each term the terms of the library that may stand for it, with what each is worth; it
    also has those of the reader's role, which were not typed.
    """

    typed: Mapping[str, str]
    sought: Mapping[str, Mapping[str, float]]
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
        self.terms = Terms(advice.filling, advice.synonyms, advice.endings)
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
        come = [pair for pair in pairs if pair[0].slug not in self.places]
        self.wholes: Bags = wholes.changed(
            {place.whole: self._whole(place.entry, place.guidance) for place in gone},
            (self._whole(*pair) for pair in come),
        )
        self.parts: Bags = parts.changed(
            {n: bag for p in gone for n, bag in zip(p.parts, self._part_bags(p.entry, p.guidance), strict=True)},
            (bag for pair in come for bag in self._part_bags(*pair)),
        )
        at = len(parts.lengths)
        for whole, pair in enumerate(come, start=len(wholes.lengths)):
            end = at + len(self.parts_of(*pair))
            self.places[pair[0].slug] = _Place(*pair, whole, range(at, end))
            at = end
        self._whole_of = [self.places[entry.slug].whole for entry in self.entries]
        self._owners = {n: at for at, e in enumerate(self.entries) for n in self.places[e.slug].parts}

    def can_become(self, advice: Advice, saturation: float) -> bool:
        """Whether an index can be made from this one: the words mean the same, and not too many bags are gone."""
        ours = replace(self.advice, entries=(), guidance=()), self.parts.saturation
        same = ours == (replace(advice, entries=(), guidance=()), saturation)
        return same and len(self.parts.lengths) < 2 * self.parts.count + _MANY_GONE

    def of_whole(self, sought: Mapping[str, Mapping[str, float]]) -> list[float]:
        """Return the score of each pattern's whole text, for what is sought."""
        scores = self.wholes.scores(sought)
        return [scores.get(number, 0.0) for number in self._whole_of]

    def of_parts(self, sought: Mapping[str, Mapping[str, float]]) -> list[list[tuple[float, int]]]:
        """Return for each pattern the scores of its passages that hold what is sought, best first, with their place."""
        found: list[list[tuple[float, int]]] = [[] for _ in self.entries]
        for number, score in self.parts.scores(sought).items():
            owner = self._owners[number]
            found[owner].append((score, number - self.places[self.entries[owner].slug].parts.start))
        for parts in found:
            parts.sort(key=lambda part: (-part[0], part[1]))
        return found

    def holds(self, word: str, number: int) -> bool:
        """Whether a pattern's whole text holds a word."""
        return self.wholes.holds(word, self._whole_of[number])

    def _part_bags(self, entry: Entry, guidance: Guidance) -> list[dict[str, float]]:
        return [self.bag([(part, 1.0)]) for part in self.parts_of(entry, guidance)]

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
    def parts_of(entry: Entry, guidance: Guidance) -> list[str]:
        """Return the passages that may answer a question on their own, and each phrase that people ask."""
        own = [passage.text for passage in entry.passages if passage.kind not in _MARGINAL]
        return [f"{entry.title}. {entry.patlet}", *own, *guidance.asks, *entry.challenges]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The position of each pattern by slug."""
        return {entry.slug: number for number, entry in enumerate(self.entries)}

    def read(self, question: str, role: str = "") -> Question:
        """Return the terms of a question and what may stand for them; the words of the reader's role are worth less."""
        typed: dict[str, str] = {}
        for word in question[:_LONGEST_QUESTION].split():
            for term in self.terms.of(word):
                if len(typed) < _MOST_WORDS:
                    typed.setdefault(term, term if is_pair(term) else word.strip(_SIGNS))
        sought = self.sought(typed)
        for term in self.terms.of(role[:_LONGEST_QUESTION]):
            sought.setdefault(term, {term: _ROLE})
        return Question(typed, sought, fold(question[:_LONGEST_QUESTION]))

    def sought(self, terms: Collection[str]) -> dict[str, dict[str, float]]:
        """Return for each of some terms the terms of the library that may stand for it, with what each is worth.

        None of the others does, for it stands for itself.
        """
        return {term: self._standing_for(term, terms) for term in terms}

    def _standing_for(self, term: str, terms: Collection[str]) -> dict[str, float]:
        standing = self.terms.standing_for(term).items()
        held = self.wholes.postings
        return {word: worth for word, worth in standing if word == term or (word in held and word not in terms)}

    def covered(self, question: Question, number: int) -> tuple[float, int]:
        """Return which part of what the question tells a pattern knows, from 0 to 1, and how many of its words.

        What stands for a word lacks half of what it is worth less than the word.
        """
        told = held = 0.0
        words = 0
        for term in question.typed:
            rare = self.wholes.rarity(term)
            told += rare
            standing = question.sought[term].items()
            worth = max((worth for other, worth in standing if self.holds(other, number)), default=0.0)
            if worth:
                held += rare * (1 + worth) / 2
                words += 1
        return (held / told if told else 0.0), words
