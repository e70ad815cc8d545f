"""The space around one library: its book, its proposals, its private store, and the library as the branch has it."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from patternbook.collaborate.observing import observe
from patternbook.collaborate.repository import open_library_at, read_files_at
from patternbook.discover import SearchIndex, make_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from patternbook.collaborate.forge import Forge
    from patternbook.collaborate.store import Store
    from patternbook.library import Library
    from patternbook.mature.observations import Observations
    from patternbook.web.guard import Tokens
    from patternbook.web.visitors import Door

_KEPT = 8
"""How many readings of the library are remembered: the newest, and those that open proposals lead to."""


class Space:
    """Everything that pages work with. Safe to use from any thread."""

    def __init__(self, root: Path, forge: Forge, store: Store, door: Door, tokens: Tokens) -> None:
        self.root = root
        self.forge = forge
        self.store = store
        self.door = door
        self.tokens = tokens
        self.refresh: Callable[[], object] = lambda: None
        self._lock = threading.Lock()
        self._readings: dict[str, Library] = {}
        self._indexes: dict[str, SearchIndex] = {}

    @cached_property
    def title(self) -> str:
        """What the book is called."""
        library = self.library()
        own = library.config.book(library.config.source_language).title
        readme = library.documents.get(library.config.readme)
        return own or (readme.title if readme else self.root.name)

    @staticmethod
    def now() -> datetime:
        """Return the present time, in whole seconds, as everything that people see and git keep it."""
        return datetime.now(UTC).replace(microsecond=0)

    def library(self) -> Library:
        """Return the library as the branch has it now."""
        return self.library_at(self.forge.tip())

    def library_at(self, commit: str) -> Library:
        """Return the library as it was at a commit; only files that no reading knows yet are parsed."""
        with self._lock:
            known = self._readings.pop(commit, None)
            if known is None:
                previous = next(reversed(self._readings.values()), None)
                known = open_library_at(self.root, commit, previous)
            self._readings[commit] = known
            while len(self._readings) > _KEPT:
                del self._readings[next(iter(self._readings))]
            return known

    def records(self) -> dict[str, str]:
        """Return the texts of the files below `.patternbook` as the branch has them."""
        contents = read_files_at(self.root, self.forge.tip()).contents
        return {path: data.decode() for path, data in contents.items() if path.startswith(".patternbook/")}

    def seen(self, library: Library) -> Observations:
        """Return what is known beside the files."""
        return observe(self.root, library)

    def index(self, language: str = "") -> SearchIndex:
        """Return the search over the present library."""
        tip = self.forge.tip()
        library = self.library_at(tip)
        key = f"{tip} {language}"
        if key not in self._indexes:
            entries = make_index(library, language or library.config.source_language)
            self._indexes = {key: SearchIndex(entries)}
        return self._indexes[key]
