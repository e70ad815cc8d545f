"""The library as it is now: every question sees the files as they lie on the disk."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

from patternbook.collaborate.opening import open_library
from patternbook.discover.advisor.index import AdviceIndex
from patternbook.discover.advisor.knowledge import make_advice
from patternbook.discover.index import make_index
from patternbook.discover.search import SearchIndex
from patternbook.errors import PatternbookError
from patternbook.library.near_names import no_such_pattern
from patternbook.library.notes import annotated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from patternbook.library import Library
    from patternbook.pattern import Pattern

Made = TypeVar("Made")


class NoSuchPatternError(PatternbookError):
    """An assistant named a pattern or a level that the library does not have."""


class Reading:
    """A library in a folder, read again when it is asked for; files that stayed as they were are not parsed again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock = threading.Lock()
        self._written = open_library(root)
        self._library = annotated(self._written)
        self._indexes: dict[str, SearchIndex] = {}
        self._advisors: dict[str, AdviceIndex] = {}

    def library(self) -> Library:
        """Return the library as readers get it, from its files now. Raises PatternbookError when it cannot be read."""
        with self._lock:
            self._refresh()
            return self._library

    def written(self) -> Library:
        """Return the library as its files are now, without what a private shelf sets into public patterns."""
        with self._lock:
            self._refresh()
            return self._written

    def _refresh(self) -> None:
        now = open_library(self.root, self._written)
        if now != self._written:
            self._written, self._library = now, annotated(now)
            self._indexes, self._advisors = {}, {}

    def index(self, library: Library, language: str) -> SearchIndex:
        """Return the search index of a library in a language."""
        return self._kept(self._indexes, library, language, lambda: SearchIndex(make_index(library, language)))

    def advisor(self, library: Library, language: str) -> AdviceIndex:
        """Return what the advisor knows of a library in a language."""
        return self._kept(self._advisors, library, language, lambda: AdviceIndex(make_advice(library, language)))

    def _kept(self, known: dict[str, Made], library: Library, language: str, make: Callable[[], Made]) -> Made:
        """Return what was made for a language, made anew when the library is not the present one."""
        with self._lock:
            if library is not self._library:
                return make()
            if language not in known:
                known[language] = make()
            return known[language]


def spoken(library: Library, language: str) -> tuple[str, str]:
    """Return the language to answer in, and a note when it is not the one that was asked for."""
    own = library.config.source_language
    if not language or language in library.languages:
        return language or own, ""
    return (
        own,
        f"There are no patterns in this language; the answer is in {own}. There are {', '.join(library.languages)}.",
    )


def pattern_of(library: Library, slug: str, language: str = "") -> Pattern:
    """Return a pattern, in a language where it is translated. Raises NoSuchPatternError, naming similar ones."""
    name = slug.strip().removeprefix("pattern://").removesuffix(".md").rpartition("/")[2]
    source = library.pattern(name)
    if source is None:
        raise NoSuchPatternError(no_such_pattern(name, library, "search_patterns finds slugs"))
    return library.pattern(name, language) or source
