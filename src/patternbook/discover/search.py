"""Search: words, phrases and facets to ranked patterns, with the section that answers.

All scores are whole numbers, so that Python and `search.js` agree to the last digit.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from patternbook.discover.words import fold, words_of
from patternbook.pattern import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from patternbook.discover.index import Entry

TITLE, NAME, PATLET, PROBLEM, REST, MARGIN = 40, 24, 12, 8, 4, 1
"""How much a word weighs by where it stands: title > alias > patlet > problem > other sections > people and status."""

_MARGINAL = frozenset({Kind.STATUS, Kind.AUTHORS, Kind.ACKNOWLEDGMENTS, Kind.PREAMBLE, Kind.OTHER})
_OFTEN = (0, 2, 3, 4)
"""What a word weighs when it stands once, twice, or more often in a field."""
_WHOLE, _TYPING, _LONGER = 4, 3, 2
"""Parts of its weight that a word counts: the one sought, one that completes what is being typed, a longer one."""
_SHORTEST_BEGINNING = 4
_PHRASE_WORTH = 1_000
_LONGEST_QUERY = 2_000
_EXACT_WORDS, _EXACT_LENGTH = 4, 20
"""A query of so many words or characters that stands word for word somewhere is meant word for word."""
_SNIPPET = 90
_LONG_WORD = 30
_FILTER = re.compile(r"(?<!\S)(level|phase|challenge|org|has|lang|language):(?:\"([^\"]*)\"|(\S+))", re.IGNORECASE)
_LIKE_FILTER = re.compile(r"(?<!\S)([a-z]+):(?!//)\S+", re.IGNORECASE)
_MOST_NAMED = 12
_FACET_VALUES: Mapping[str, Callable[[Iterable[Entry]], list[str]]] = {
    "level": lambda entries: sorted({f"level:{entry.level}" for entry in entries}),
    "phase": lambda entries: list(dict.fromkeys(phase for entry in entries for phase in entry.phases)),
    "challenge": lambda entries: list(dict.fromkeys(one for entry in entries for one in entry.challenges)),
    "org": lambda entries: sorted({name for entry in entries for name in entry.organizations}),
    "has": lambda _: ["has:instances"],
    "lang": lambda entries: sorted({entry.language for entry in entries}),
}
_SIGN = re.compile(r"[^\w\s'’\"“”?!.,-]")
_PHRASE = re.compile(r"[\"“”]([^\"“”]*)(?:[\"“”]|$)")


@dataclass(frozen=True, slots=True)
class Query:
    """What is sought: words, exact phrases, facets as (name, folded value), and all of it but the facets, folded."""

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    facets: tuple[tuple[str, str], ...]
    literal: str
    unfinished: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern that was found: its score, the section that answers best (None for title or patlet), a snippet."""

    slug: str
    score: int
    section: str | None
    heading: str
    snippet: str


def _facet(name: str) -> str:
    return "lang" if name.lower() == "language" else name.lower()


def misread(query: str, entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return what in a query cannot mean what its author thought, each with what to write instead."""
    said = []
    known, values = tuple(entries), read_query(query).facets
    for name, value in values:
        if not any(has_facets(entry, ((name, value),)) for entry in known):
            there = _FACET_VALUES[name](known)
            said.append(f"no pattern has {name}:{value}; there is {', '.join(there[:_MOST_NAMED]) or 'none'}")
    for match in _LIKE_FILTER.finditer(query[:_LONGEST_QUERY]):
        if not _FILTER.match(match.group()):
            facets = "level:, phase:, challenge:, org:, language: and has:instances"
            said.append(f"{match.group(1)}: is no filter, it is sought as a word; filters are {facets}")
    if query[:_LONGEST_QUERY].count('"') % 2:
        said.append('a quotation mark is open; the phrase goes on to the end: write "two words" to seek them together')
    return tuple(said)


def read_query(query: str) -> Query:
    """Read what a person typed: `words "a phrase" level:2 phase:adopt org:SAP has:instances`.

    A last word that is not followed by a space may be the beginning of a longer one. Never raises.
    """
    query = query[:_LONGEST_QUERY]
    facets = tuple((_facet(m.group(1)), fold(m.group(2) or m.group(3) or "")) for m in _FILTER.finditer(query))
    rest = _FILTER.sub(" ", query)
    phrases = tuple(phrase for m in _PHRASE.finditer(rest) if (phrase := fold(m.group(1))))
    plain = fold(_PHRASE.sub(" ", rest))
    words = tuple(dict.fromkeys(words_of(plain)))
    return Query(words, phrases, facets, fold(rest), unfinished=bool(words) and not query[-1:].isspace())


def _rarity(entries: int, holding: int) -> int:
    """Return how telling a word is: about 16 times the logarithm to base 2 of entries by those that hold it."""
    ratio = entries * 16 // holding
    exponent = ratio.bit_length() - 1
    return 8 + exponent * 16 + (ratio * 16 >> exponent) - 16 - 64


@dataclass(slots=True)
class _Text:
    """The folded text of one entry, and where in it each passage stands."""

    whole: str
    places: tuple[slice, ...]

    @property
    def passages(self) -> Iterator[str]:
        """The folded text of each passage."""
        return (self.whole[place] for place in self.places)


class SearchIndex:
    """Entries made ready to be searched; never changed once made.

    `before`, an earlier index, spares the work for entries that are the same, when none came or went.
    """

    def __init__(self, entries: Sequence[Entry], before: SearchIndex | None = None) -> None:
        self.entries = tuple(entries)
        self.texts: list[_Text]
        self.postings: dict[str, dict[int, int]]
        if before is not None and [each.slug for each in before.entries] == [each.slug for each in self.entries]:
            self._take_over(before)
        else:
            self.texts = [self._folded(entry) for entry in self.entries]
            self.postings = {}
            for number, entry in enumerate(self.entries):
                for word, weight in self._weights(entry, self.texts[number]).items():
                    self.postings.setdefault(word, {})[number] = weight
        self.vocabulary = sorted(self.postings)

    def _take_over(self, before: SearchIndex) -> None:
        """Become what an earlier index was, but for the entries that differ."""
        pairs = enumerate(zip(before.entries, self.entries, strict=True))
        changed = [number for number, (one, other) in pairs if one != other]
        old = {n: self._weights(before.entries[n], before.texts[n]) for n in changed}
        self.texts, self.postings = list(before.texts), dict(before.postings)
        for number in changed:
            self.texts[number] = self._folded(self.entries[number])
        new = {n: self._weights(self.entries[n], self.texts[n]) for n in changed}
        for word in {word for weights in (*old.values(), *new.values()) for word in weights}:
            holding = {n: weight for n, weight in self.postings.pop(word, {}).items() if n not in old}
            holding.update((n, weights[word]) for n, weights in new.items() if word in weights)
            if holding:
                self.postings[word] = holding

    @staticmethod
    def _folded(entry: Entry) -> _Text:
        head = "\n".join([fold(entry.title), *map(fold, entry.names), fold(entry.patlet)])
        passages = [fold(passage.text) for passage in entry.passages]
        ends = accumulate((1 + len(passage) for passage in passages), initial=len(head))
        places = tuple(slice(start + 1, end) for start, end in pairwise(ends))
        return _Text("\n".join([head, *passages]), places)

    @staticmethod
    def _fields(entry: Entry, text: _Text) -> Iterator[tuple[int, str]]:
        yield TITLE, fold(entry.title)
        yield NAME, fold(" \n ".join((*entry.names, *entry.challenges)))
        yield PATLET, fold(entry.patlet)
        by_weight: dict[int, list[str]] = {PROBLEM: [], REST: [], MARGIN: []}
        for passage, folded in zip(entry.passages, text.passages, strict=True):
            weight = PROBLEM if passage.kind == Kind.PROBLEM else MARGIN if passage.kind in _MARGINAL else REST
            by_weight[weight].append(folded)
        yield from ((weight, "\n".join(texts)) for weight, texts in by_weight.items())

    def _weights(self, entry: Entry, text: _Text) -> dict[str, int]:
        """Return what each word of an entry weighs, over all of its fields."""
        weights: dict[str, int] = {}
        for weight, folded in self._fields(entry, text):
            counts: dict[str, int] = {}
            for word in words_of(folded):
                counts[word] = counts.get(word, 0) + 1
            for word, count in counts.items():
                weights[word] = weights.get(word, 0) + weight * _OFTEN[min(count, 3)]
        return weights

    def _holding(self, word: str, *, unfinished: bool) -> dict[int, int]:
        """Return the entries that hold a word, with four times its weight; less for words that only begin like it."""
        found = {number: weight * _WHOLE for number, weight in self.postings.get(word, {}).items()}
        part = _TYPING if unfinished else _LONGER
        if unfinished or len(word) >= _SHORTEST_BEGINNING:
            for longer in self._beginning(word):
                for number, weight in self.postings[longer].items():
                    found[number] = max(found.get(number, 0), weight * part)
        return found

    def _beginning(self, word: str) -> Iterator[str]:
        for position in range(bisect_right(self.vocabulary, word), len(self.vocabulary)):
            if not self.vocabulary[position].startswith(word):
                return
            yield self.vocabulary[position]

    def search(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """Return the best hits for a query, best first; none for an empty one.

        A pattern of that very name comes first, then those that hold more of the words, then the
        higher score, then the order of slugs. A query that stands word for word in some entries
        finds only those.
        """
        sought = read_query(query)
        allowed = [n for n, entry in enumerate(self.entries) if has_facets(entry, sought.facets)]
        if exact := self._exactly(sought, allowed):
            allowed = exact
        elif sought.phrases:
            allowed = [n for n in allowed if all(phrase in self.texts[n].whole for phrase in sought.phrases)]
        words = tuple(dict.fromkeys((*sought.words, *(w for phrase in sought.phrases for w in words_of(phrase)))))
        if not words and not sought.facets:
            return ()
        scores, rarities = self._scores(words, sought, allowed)
        if exact or not words:
            scores = {number: scores.get(number, (0, 0)) for number in allowed}
        named = {n for n in scores if scores[n][0] == len(words) and self._is_named(n, sought.literal)}
        ranked = sorted(scores, key=lambda n: (n not in named, -scores[n][0], -scores[n][1], n))
        return tuple(self._hit(number, scores[number][1], rarities, sought) for number in ranked[:limit])

    def _is_named(self, number: int, literal: str) -> bool:
        entry = self.entries[number]
        return any(fold(name) == literal for name in (entry.title, *entry.names))

    def _scores(
        self, words: tuple[str, ...], sought: Query, allowed: Iterable[int]
    ) -> tuple[dict[int, tuple[int, int]], dict[str, int]]:
        """Return how many of the words each allowed entry holds and its score, and how telling each word is."""
        among = set(allowed)
        rarities: dict[str, int] = {}
        scores: dict[int, tuple[int, int]] = {}
        for word in words:
            holding = self._holding(word, unfinished=sought.unfinished and word == sought.words[-1])
            if not holding:
                continue
            rarities[word] = _rarity(len(self.entries), len(holding))
            for number, weight in holding.items():
                if number in among:
                    held, score = scores.get(number, (0, 0))
                    scores[number] = held + 1, score + rarities[word] * weight
        return scores, rarities

    def _exactly(self, sought: Query, allowed: Iterable[int]) -> list[int]:
        """Return the entries in which the query stands word for word, if it is meant that way.

        It is when it is long, when it has a piece that is no word of its own ("ublic repo"), and
        when it has signs that nobody types in a question ("[RFC]:").
        """
        pieces = _SIGN.search(sought.literal) or any(word not in self.postings for word in sought.words[:-1])
        if len(sought.literal) < _EXACT_LENGTH and len(sought.words) < _EXACT_WORDS and not pieces:
            return []
        return [number for number in allowed if sought.literal in self.texts[number].whole]

    def _hit(self, number: int, score: int, rarities: dict[str, int], sought: Query) -> Hit:
        entry, text = self.entries[number], self.texts[number]
        phrases = (*sought.phrases, *((sought.literal,) if sought.literal else ()))
        best, most = None, 0
        for position, folded in enumerate(text.passages):
            worth = sum(rarity for word, rarity in rarities.items() if word in folded)
            worth += sum(_PHRASE_WORTH for phrase in phrases if phrase in folded)
            if entry.passages[position].kind in _MARGINAL:
                worth //= 2
            if worth > most:
                best, most = position, worth
        if best is None:
            return Hit(entry.slug, score, None, "", entry.patlet)
        passage = entry.passages[best]
        return Hit(entry.slug, score, passage.kind, passage.heading, snippet(passage.text, rarities, phrases))


def has_facets(entry: Entry, facets: Iterable[tuple[str, str]]) -> bool:
    """Whether an entry has every facet; several values of one facet are alternatives."""
    wanted: dict[str, list[str]] = {}
    for name, value in facets:
        wanted.setdefault(name, []).append(value)
    held = {
        "level": [str(entry.level)],
        "phase": [fold(phase) for phase in entry.phases],
        "challenge": [fold(challenge) for challenge in entry.challenges],
        "org": [fold(name) for name in entry.organizations],
        "has": ["instances"] if entry.instances else [],
        "lang": [entry.language],
    }

    def matches(name: str, value: str, own: str) -> bool:
        return value in own if name in {"challenge", "org", "phase"} else value == own

    return all(
        any(matches(name, value, own) for own in held[name] for value in values) for name, values in wanted.items()
    )


def snippet(text: str, words: Iterable[str], phrases: Iterable[str]) -> str:
    """Return the part of a passage around the first place that was sought, with … where it is cut."""
    lowered = text.lower()
    places = (lowered.find(needle) for needle in (*phrases, *words))
    at = next((place for place in places if place >= 0), 0)
    start = max(0, at - _SNIPPET // 2)
    is_inside = start > _LONG_WORD or " " in text[:start]
    start = text.rfind(" ", 0, start) + 1 or start if is_inside else 0
    end = min(len(text), start + 2 * _SNIPPET)
    cut = text.rfind(" ", start, end)
    if end < len(text) and cut > start + _SNIPPET:
        end = cut
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"
