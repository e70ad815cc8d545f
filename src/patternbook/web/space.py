"""The space around one library: its book, its proposals, its private store, and the library as the branch has it."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa

from patternbook.collaborate.observing import observe
from patternbook.collaborate.outbox import Word, read_mail, send_due, tell
from patternbook.collaborate.repository import open_library_at, read_files_at
from patternbook.collaborate.tables import FOLLOWS, UNNAMED
from patternbook.discover import SearchIndex, make_index
from patternbook.web.phrasing import told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from patternbook.collaborate.forge import FileChange, Forge, Person, Proposal
    from patternbook.collaborate.store import Store
    from patternbook.library import Library
    from patternbook.mature.observations import Observations
    from patternbook.web.githubbing import Hub
    from patternbook.web.guard import Tokens
    from patternbook.web.visitors import Door

_Made = TypeVar("_Made")
_FILES_KEPT = 5_000
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
        self.hub: Hub | None = None
        self.refresh: Callable[[], object] = lambda: None
        self._lock = threading.Lock()
        self._making = threading.RLock()
        self._readings: dict[str, Library] = {}
        self._made: dict[str, tuple[str, Any]] = {}
        self._files: dict[tuple[int, str, str], tuple[FileChange, ...]] = {}

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

    def once(self, name: str, make: Callable[[Space, Library], _Made]) -> _Made:
        """Return something that follows from the present library alone, made once a state of it."""
        with self._making:
            tip = self.forge.tip()
            known = self._made.get(name)
            if known is None or known[0] != tip:
                known = (tip, make(self, self.library_at(tip)))
                self._made[name] = known
            return known[1]

    def files(self, proposal: Proposal) -> tuple[FileChange, ...]:
        """Return what a proposal changes; remembered for as long as its text is the same."""
        key = (proposal.number, proposal.head, proposal.state)
        if key not in self._files:
            if len(self._files) > _FILES_KEPT:
                self._files.clear()
            self._files[key] = self.forge.files(proposal.number)
        return self._files[key]

    def tell_of(self, number: int, address: str, now: datetime) -> None:
        """Write down, for those who follow the patterns of a proposal, what just happened to it."""
        proposal = self.forge.proposal(number)
        note = proposal.notes[-1]
        slugs = {change.path.rpartition("/")[2].removesuffix(".md") for change in self.files(proposal)}
        body = f"{note.words}\n\n{address}/space/proposals/{number}\n".lstrip()
        word = Word(f"{proposal.base[:12]} {number} {note.number}", told(proposal, note), body, note.by.account)
        tell(self.store, word, slugs, now)

    def send_due(self) -> int:
        """Send what waits in the outbox; return how many messages went."""
        return send_due(self.store, read_mail(self.library().config.options), self.now())

    def follow_of(self, person: Person | None, slug: str) -> str | None:
        """Return where a person gets word of a pattern, None when they do not follow it."""
        if person is None:
            return None
        query = sa.select(FOLLOWS).where(FOLLOWS.c.account == person.account, FOLLOWS.c.slug == slug)
        return next((row["address"] for row in self.store.rows(query)), None)

    def unnamed(self) -> frozenset[str]:
        """Return the accounts of people who do not want to be named in the library's files."""
        return frozenset(row["account"] for row in self.store.rows(sa.select(UNNAMED.c.account)))

    def seen(self, library: Library) -> Observations:
        """Return what is known beside the files."""
        return observe(self.root, library)

    def index(self) -> SearchIndex:
        """Return the search over the present library."""
        return self.once("index", _index)


def _index(_: Space, library: Library) -> SearchIndex:
    return SearchIndex(make_index(library, library.config.source_language))
