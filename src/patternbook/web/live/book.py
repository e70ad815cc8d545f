"""A book that follows its library: pages are rendered when they are asked for, and again only when they changed."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from patternbook.collaborate.opening import Reader
from patternbook.collaborate.publishing import Circumstances, circumstances, commits_of
from patternbook.collaborate.shelf import folders_of, place_of
from patternbook.errors import PatternbookError
from patternbook.library import ConfigError
from patternbook.library.notes import annotated
from patternbook.library.overlay import brought
from patternbook.library.reuse import take_over
from patternbook.publish.formats import web
from patternbook.publish.making import BookMaker

if TYPE_CHECKING:
    from pathlib import Path

    import jinja2

    from patternbook.library import Library
    from patternbook.publish.files import LazyFiles


MOST_KEPT = 16_000_000
"""Bytes of files that are kept: a thousand pages, beyond which making one again costs a worker less than keeping it."""


class LiveBook:
    """The website of the library in a folder, as its files are now.

    A language's book is made when one of its pages is asked for. Call `refresh` after files have
    changed. Both may be called from any thread. Pages are filled into the book's own `templates`, unless
    others are given. `below` counts the changes of the library underneath a shelf.
    """

    def __init__(self, root: Path, *, include_early: bool = False, templates: jinja2.Environment | None = None) -> None:
        self.root = root
        self.version = 0
        self.below = 0
        self.trouble = ""
        self._include_early = include_early
        self._templates = templates
        self._lock = threading.Lock()
        self._reader = Reader(root)
        self._library = self._reader.library()
        self._folders: tuple[Path, ...] = (root,)
        self._circumstances: Circumstances
        self._maker: BookMaker
        self._commit = ""
        self._files: dict[str, LazyFiles] = {}
        self._older: dict[str, LazyFiles] = {}
        self._asking = threading.Lock()
        self._asked: dict[tuple[str, str], int] = {}
        self._held = 0
        self._prepare(self._library)

    def _prepare(self, library: Library) -> None:
        """Take in a library; git is only asked for the history when there is a new commit."""
        commit, before = commits_of(self.root), self._library.overlay
        if commit != self._commit or not self.version or library.overlay != before:
            self._circumstances = circumstances(self.root, library)
            self._commit = commit
        self._library = library
        earlier = self._maker if self.version else None
        self._maker = BookMaker(library, include_early=self._include_early, **self._circumstances, before=earlier)
        self._older.update(self._files)
        self._files = {}
        self.version += 1

    def folders(self) -> tuple[Path, ...]:
        """Return the folders whose files make the book: the library's, and of a shelf the one underneath.

        While a configuration cannot be read, or names no library, they are those that they were.
        """
        with suppress(PatternbookError, OSError):
            self._folders = folders_of(self.root)
        return self._folders

    @property
    def library(self) -> Library:
        """The library as its files were when they were last read."""
        return self._library

    def refresh(self) -> bool:
        """Read the library again; return whether anything in it is different.

        While its configuration cannot be used, or its folder is away, the book stays as it was, and
        `trouble` says why.
        """
        with self._lock:
            before = self._library
            try:
                library = self._reader.library()
                if library.notes:
                    take_over(annotated(before), annotated(library))
                self._prepare(library)
            except (PatternbookError, OSError) as error:
                self.trouble = str(error)
                return False
            self.trouble = ""
            if library.overlay and brought(library) != brought(before):
                self.below += 1
            return True

    def language(self, path: str) -> str:
        """Return the language of the book that a path belongs to."""
        parts = path.split("/")
        named = parts[1] if parts[0] == "v" and len(parts) > 1 else parts[0]
        return named if named in self._library.languages else self._library.config.source_language

    def _files_of(self, language: str) -> LazyFiles:
        with self._lock:
            files = self._files.get(language)
            if files is None:
                book = self._maker.book(language)
                older = self._older.pop(language, None)
                files = web.render([book], read=self._read, remember=True, previous=older, templates=self._templates)
                self._files[language] = files
            return files

    def _read(self, path: str) -> bytes:
        return place_of(self.root, path).read_bytes()

    def file(self, path: str) -> bytes | None:
        """Return the bytes of a file of the site, None when there is none, or its place cannot be told."""
        language = self.language(path)
        try:
            data = self._files_of(language).get(path)
        except ConfigError:
            return None
        if data is not None:
            self._note(language, path, len(data))
        return data

    def _note(self, language: str, path: str, size: int) -> None:
        """Note that a file was asked for, and forget those that were longest ago when all are too much."""
        with self._asking:
            self._held += size - self._asked.pop((language, path), 0)
            self._asked[language, path] = size
            while self._held > MOST_KEPT and len(self._asked) > 1:
                language, path = next(iter(self._asked))
                self._held -= self._asked.pop((language, path))
                for files in (self._files.get(language), self._older.get(language)):
                    if files is not None:
                        files.forget(path)
