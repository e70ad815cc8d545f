"""Nearness of patterns to a question by vectors of an embedding model: an addition to the advisor that nobody needs."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Protocol

from patternbook.pattern import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from patternbook.discover.index import Entry


class Embedder(Protocol):
    """Whatever turns texts into vectors, one for each, all of the same length."""

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return a vector for each text."""


def _unit(vector: Sequence[float]) -> tuple[float, ...]:
    length = sqrt(sum(part * part for part in vector)) or 1.0
    return tuple(part / length for part in vector)


class Vectors:
    """The patterns of an index as vectors: title, patlet and problem of each."""

    def __init__(self, entries: Sequence[Entry], embedder: Embedder) -> None:
        self._embedder = embedder
        texts = [
            "\n".join([entry.title, entry.patlet, *(p.text for p in entry.passages if p.kind == Kind.PROBLEM)])
            for entry in entries
        ]
        self._vectors = [_unit(vector) for vector in embedder.embed(texts)] if texts else []

    def near(self, question: str) -> tuple[float, ...]:
        """Return the cosine of every pattern with a question, for `recommend(..., near=...)`."""
        (asked,) = (_unit(vector) for vector in self._embedder.embed([question]))
        return tuple(sum(a * b for a, b in zip(asked, vector, strict=True)) for vector in self._vectors)
