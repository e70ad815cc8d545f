"""How much a segment is worth a person's look: a linear model over cues and words, whose weights are data."""

from __future__ import annotations

from functools import cache, lru_cache
from math import exp, log1p, sqrt
from typing import TYPE_CHECKING, NamedTuple

from patternbook.discover.words import fold, words_of
from patternbook.identify.judging.cue_weights import WEIGHTS
from patternbook.identify.judging.word_weights import WORDS
from patternbook.identify.lexicon import cues_in, said_in

if TYPE_CHECKING:
    from collections.abc import Iterable

_CJK_WORD = 2.2
"""Characters of Chinese or Japanese that weigh about as much as one word."""


_SHORT = 12.0
"""Words below which a text can hardly tell a problem."""
_USUAL = 40.0
"""Words of a usual remark; in longer talk cues count by how dense they are."""
_FEW, _WORD = 20, 4.0
"""Words of a text count by the root of how many there are, these at least; one of few is worth so much."""
_TOGETHER = (
    ("problem", "across"),
    ("solved", "across"),
    ("practice", "across"),
    ("ask", "across"),
    ("problem", "team"),
    ("solved", "team"),
    ("problem", "solved"),
    ("practice", "team"),
    ("ask", "team"),
)
_HUNDREDTHS = 100


class Opinion(NamedTuple):
    """What the model thinks of a text, each from 0 to 1."""

    worth: float
    """It is about how people work together, not chatter, not a technical question."""
    problem: float
    """It tells of a problem; this and the others are meant of a text that is worth a look."""
    solution: float
    """It tells what was done about it."""
    practice: float
    """Somebody says that they use a practice."""
    question: float
    """Somebody asks."""


def length_of(text: str) -> float:
    """Return about how many words a text has, whatever its script."""
    words = len(text.split())
    wide = sum(1 for character in text if character >= "\u3040") if not text.isascii() else 0
    return max(1.0, words + wide / _CJK_WORD)


def cue_features(text: str, said: list[str]) -> dict[str, float]:
    """Return how dense the cues of each kind are in a text with these words, and its shape."""
    found = cues_in(text, said)
    length = length_of(text)
    dense = _USUAL / max(length, _USUAL)
    shape = {"short": length < _SHORT, "question": "?" in text or "？" in text, "link": "http" in text}
    seen = {"bias": 1.0} | {name: 1.0 for name, so in shape.items() if so}
    seen |= {kind: log1p(count * dense) for kind, count in found.items()}
    for one, other in _TOGETHER:
        if one in seen and other in seen:
            seen[f"{one}+{other}"] = min(seen[one], seen[other])
    return seen


@lru_cache(maxsize=200_000)
def pieces_of(word: str) -> tuple[str, ...]:
    """Return what a word is counted as: itself without a plural s, or its pairs of Chinese or Japanese characters."""
    if word.isascii():
        return (word,) if "'" in word or word.isdigit() else tuple(words_of(word))
    return tuple(words_of(fold(word))) if any(letter >= "\u3040" for letter in word) else (word,)


def word_features(said: list[str]) -> tuple[frozenset[str], float]:
    """Return which different words there are, and what each counts."""
    return frozenset(piece for word in said for piece in pieces_of(word)), _WORD / sqrt(max(_FEW, len(said)))


@cache
def word_weights() -> dict[str, tuple[int, ...]]:
    """Return for each word that tells something what it adds to each opinion, in hundredths."""
    rows = (row.split() for row in WORDS.split(","))
    return {word: tuple(map(int, weights)) for word, *weights in rows}


def logistic(total: float) -> float:
    """Return a sum of weights as a number between 0 and 1."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def _cue_weights() -> dict[str, tuple[float, ...]]:
    names = dict.fromkeys(name for weights in WEIGHTS.values() for name in weights)
    return {name: tuple(WEIGHTS[kind].get(name, 0.0) for kind in Opinion._fields) for name in names}


def _sum(rows: Iterable[tuple[float, tuple[float, ...]]]) -> list[float]:
    """Return the sum of weights for each opinion, each row taken so many times; by hand, since all talk passes here."""
    worth = problem = solution = practice = question = 0.0
    for times, row in rows:
        worth += times * row[0]
        problem += times * row[1]
        solution += times * row[2]
        practice += times * row[3]
        question += times * row[4]
    return [worth, problem, solution, practice, question]


def strongest(views: Iterable[Opinion]) -> Opinion:
    """Return the opinion on talk from those on its passages: of each kind the strongest."""
    return Opinion(*map(max, zip(*views, strict=True)))


def opinion(text: str) -> Opinion:
    """Return what the model thinks of a text."""
    said = said_in(text)
    cues, known = _cue_weights(), word_weights()
    words, each = word_features(said)
    told = _sum((value, cues[name]) for name, value in cue_features(text, said).items() if name in cues)
    # Whole numbers, so that the order of a set is no matter.
    added = _sum((1, known[word]) for word in words if word in known)
    return Opinion(*(logistic(one + each * other / _HUNDREDTHS) for one, other in zip(told, added, strict=True)))
