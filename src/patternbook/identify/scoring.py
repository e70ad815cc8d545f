"""How much a segment is worth a person's look: a linear model over cues, whose weights are data."""

from __future__ import annotations

from math import exp, log1p
from typing import TYPE_CHECKING, NamedTuple

from patternbook.identify.lexicon import CLASSES, cues_in
from patternbook.identify.weights import WEIGHTS

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping

_CJK_WORD = 2.2
"""Characters of Chinese or Japanese that weigh about as much as one word."""


_SHORT = 12.0
"""Words below which a text can hardly tell a problem."""
_USUAL = 40.0
"""Words of a usual remark; in longer talk cues count by how dense they are."""
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


class Opinion(NamedTuple):
    """What the model thinks of a text, each from 0 to 1."""

    worth: float
    """It is about a problem of working together, or a practice; not chatter, not a technical question."""
    problem: float
    """It tells of a problem."""
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


def features(text: str, cues: Counter[str] | None = None) -> dict[str, float]:
    """Return what the model sees of a text: how dense the cues of each kind are, and its shape."""
    found = cues_in(text) if cues is None else cues
    length = length_of(text)
    seen = {"bias": 1.0, "short": float(length < _SHORT), "question": float("?" in text or "？" in text)}
    seen["link"] = float("http" in text)
    for kind in CLASSES:
        if count := found[kind]:
            seen[kind] = log1p(count * _USUAL / max(length, _USUAL))
    for one, other in _TOGETHER:
        if one in seen and other in seen:
            seen[f"{one}+{other}"] = min(seen[one], seen[other])
    return seen


def weighed(seen: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the logistic of the weighted sum of some features."""
    total = sum(value * weights.get(name, 0.0) for name, value in seen.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def opinion(text: str, cues: Counter[str] | None = None) -> Opinion:
    """Return what the model thinks of a text."""
    seen = features(text, cues)
    return Opinion(*(weighed(seen, WEIGHTS[name]) for name in Opinion._fields))
