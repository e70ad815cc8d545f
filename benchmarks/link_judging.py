"""Fit and judge what tells covered from new: a logistic regression over what a library says to labelled cases."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from patternbook.identify.judging.scoring import logistic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from link_cases import Asked

FOLDS = 5
_STEPS, _RATE, _SHRINKAGE = 400, 1.0, 0.003
_THRESHOLDS = [number / 100 for number in range(20, 81)]


class Judged(NamedTuple):
    """A case as a model that has not seen its pattern judges it, and the threshold that model would choose."""

    asked: Asked
    confidence: float
    threshold: float


class Figures(NamedTuple):
    """How well two classes are told apart; `base` is the F1 of calling everything a donut."""

    donut: float
    covered: float
    area: float
    base: float


def fit(rows: Sequence[Asked]) -> dict[str, float]:
    """Return weights of the features, by gradient descent on standardized ones; both classes count the same."""
    names = [name for name in rows[0].features if name != "bias"]
    means = {name: sum(row.features[name] for row in rows) / len(rows) for name in names}
    spreads = {
        name: sqrt(sum((row.features[name] - means[name]) ** 2 for row in rows) / len(rows)) or 1.0 for name in names
    }
    seen = [[1.0, *((row.features[name] - means[name]) / spreads[name] for name in names)] for row in rows]
    true = sum(row.covered for row in rows)
    counts = [0.5 / true if row.covered else 0.5 / (len(rows) - true) for row in rows]
    weights = [0.0] * (len(names) + 1)
    for _ in range(_STEPS):
        slopes = [0.0] * len(weights)
        for values, row, count in zip(seen, rows, counts, strict=True):
            miss = (logistic(sum(map(float.__mul__, values, weights))) - row.covered) * count
            slopes = [slope + miss * value for slope, value in zip(slopes, values, strict=True)]
        shrunk = [0.0, *(_SHRINKAGE * weight for weight in weights[1:])]
        weights = [w - _RATE * (slope + less) for w, slope, less in zip(weights, slopes, shrunk, strict=True)]
    fitted = {name: weight / spreads[name] for name, weight in zip(names, weights[1:], strict=True)}
    bias = weights[0] - sum(fitted[name] * means[name] for name in names)
    return {"bias": bias, **fitted}


def confidence(row: Asked, weights: dict[str, float]) -> float:
    """Return how likely a model takes a case for covered."""
    return logistic(sum(value * weights[name] for name, value in row.features.items()))


def f1(said: Sequence[bool], true: Sequence[bool]) -> float:
    """Return F1 of what was said to be so."""
    right = sum(one and other for one, other in zip(said, true, strict=True))
    return 2 * right / max(1, sum(said) + sum(true))


def _both(confidences: Sequence[float], true: Sequence[bool], threshold: float) -> float:
    said = [each >= threshold for each in confidences]
    return f1(said, true) + f1([not each for each in said], [not each for each in true])


def best_threshold(rows: Sequence[Asked], weights: dict[str, float]) -> float:
    """Return from which confidence on a case is best called covered: where the mean F1 of both classes is highest."""
    confidences = [confidence(row, weights) for row in rows]
    true = [row.covered for row in rows]
    return max(_THRESHOLDS, key=lambda threshold: _both(confidences, true, threshold))


def cross_validated(rows: Sequence[Asked]) -> list[Judged]:
    """Return every case judged by a model fitted to the cases of other patterns."""
    groups = sorted({min(row.case.slugs, default=row.case.text) for row in rows})
    fold = {group: number % FOLDS for number, group in enumerate(groups)}
    found = []
    for number in range(FOLDS):
        apart = [fold[min(row.case.slugs, default=row.case.text)] == number for row in rows]
        known = [row for row, out in zip(rows, apart, strict=True) if not out]
        weights = fit(known)
        threshold = best_threshold(known, weights)
        kept = (row for row, out in zip(rows, apart, strict=True) if out)
        found += [Judged(row, confidence(row, weights), threshold) for row in kept]
    return found


def area(covered: Sequence[float], new: Sequence[float]) -> float:
    """Return how often a covered case is more confident than a new one; half is chance."""
    if not covered or not new:
        return 0.0
    return sum((one > other) + (one == other) / 2 for one in covered for other in new) / len(covered) / len(new)


def figures(judged: Sequence[Judged]) -> Figures:
    """Return how well covered and new are told apart."""
    true = [each.asked.covered for each in judged]
    new = [not each for each in true]
    said = [each.confidence >= each.threshold for each in judged]
    parts = [[each.confidence for each, is_so in zip(judged, flags, strict=True) if is_so] for flags in (true, new)]
    return Figures(f1([not each for each in said], new), f1(said, true), area(*parts), f1([True] * len(new), new))
