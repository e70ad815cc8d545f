"""MinHash: short fingerprints of texts, from which it can be told how alike the texts are."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from patternbook.discover.words import fold, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE = 48
_SHINGLE = 3
_PRIME = (1 << 61) - 1


def _numbers() -> tuple[tuple[int, int], ...]:
    seeds = (hashlib.sha256(f"fingerprint {n}".encode()).digest() for n in range(SIZE))
    return tuple((int.from_bytes(s[:7]) | 1, int.from_bytes(s[8:15])) for s in seeds)


_HASHES = _numbers()


def fingerprint(text: str) -> tuple[int, ...]:
    """Return the MinHash of a text over runs of three words; () for a text without words."""
    words = words_of(fold(text))
    runs = {" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))} if words else set()
    shingles = [int.from_bytes(hashlib.blake2b(run.encode(), digest_size=7).digest()) for run in runs]
    return tuple(min([(a * shingle + b) % _PRIME for shingle in shingles]) for a, b in _HASHES) if shingles else ()


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the estimated share of runs that two texts have in common, from 0 to 1."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / SIZE
