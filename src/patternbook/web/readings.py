"""The library as it was at commits: each reading is made from the one before, so that only what differs is parsed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from patternbook.collaborate.git.repository import open_library_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from patternbook.library import Library

_KEPT = 8
"""How many readings are remembered: the newest, and those that open proposals lead to."""


class Readings:
    """The readings of one library that pages need. Safe to use from any thread.

    The first reading takes the files that are the same from `first`, a library that is in memory anyway.
    `below` counts the changes of the library underneath a shelf, which no commit of the shelf tells of.
    """

    def __init__(self, root: Path, first: Library | None, below: Callable[[], int]) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._known: dict[tuple[str, int], Library] = {}
        self._first = first
        self._below = below

    def at(self, commit: str) -> Library:
        """Return the library as it was at a commit."""
        with self._lock:
            state = commit, self._below()
            found = self._known.pop(state, None) or self._read(commit)
            self._known[state] = found
            while len(self._known) > _KEPT:
                del self._known[next(iter(self._known))]
            return found

    def _read(self, commit: str) -> Library:
        if not self._known:
            first, self._first = self._first, None
            return open_library_at(self._root, commit, first)
        before = next(reversed(self._known))
        return open_library_at(self._root, commit, self._known[before], at=before[0])
