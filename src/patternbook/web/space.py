"""The space around one library: its book, its proposals, its private store, and the library as the branch has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

import sqlalchemy as sa

from patternbook.collaborate.checks.spelling import Widened, accepted_words, open_spelling
from patternbook.collaborate.git.repository import read_below_at
from patternbook.collaborate.links.recall import recalled_links
from patternbook.collaborate.observing import observe
from patternbook.collaborate.store.outbox import Word, tell
from patternbook.collaborate.store.tables import FOLLOWS, UNNAMED
from patternbook.errors import PatternbookError
from patternbook.web.keeping import Kept
from patternbook.web.phrasing import told
from patternbook.web.readings import Readings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from starlette.requests import Request

    from patternbook.collaborate.proposals.forge import FileChange, Forge, Person, Proposal
    from patternbook.collaborate.store.database import Store
    from patternbook.collaborate.store.operator import Settings
    from patternbook.library import Library
    from patternbook.mature.observations import LinkResult, Observations
    from patternbook.web.door.guard import Tokens
    from patternbook.web.door.visitors import Door, Visitor

_Made = TypeVar("_Made")
_FILES_KEPT = 5_000


Make: TypeAlias = "Callable[[Space, Library, _Made | None], _Made]"


class Book(Protocol):
    """What a space asks of the book that it is around.

    `library` is a reading that is in memory anyway, `below` counts the changes of the library underneath a
    shelf, and `trouble` says why the files cannot be read at the moment, "" when they can.
    """

    trouble: str
    below: int

    @property
    def library(self) -> Library:
        """The library as it was last read."""

    def refresh(self) -> bool:
        """Read the library again; return whether that could be done."""


class Space:
    """Everything that pages work with. Safe to use from any thread.

    `settings` are the operator's decisions, `address` among them is where people find the space, "" on
    their own machine. The `book` around which the space is follows what that does to the library.
    """

    def __init__(  # noqa: PLR0913 - what pages work with
        self,
        root: Path,
        forge: Forge,
        store: Store,
        door: Door,
        tokens: Tokens,
        *,
        settings: Settings,
        book: Book,
    ) -> None:
        self.root = root
        self.forge = forge
        self.store = store
        self.door = door
        self.tokens = tokens
        self.suggestions = settings.suggestions and bool(settings.sign_in)
        self.address = settings.address
        self._book = book
        self._readings = Readings(root, book.library, lambda: book.below)
        self._kept: dict[str, Kept[tuple[str, str], Any]] = {}
        self._files: dict[tuple[int, str, str], tuple[FileChange, ...]] = {}

    @property
    def title(self) -> str:
        """What the book is called; while the library cannot be read, the name of its folder."""
        try:
            return self._title
        except PatternbookError:
            return self.root.name

    @cached_property
    def _title(self) -> str:
        library = self.library()
        own = library.config.book(library.config.source_language).title
        readme = library.documents.get(library.config.readme)
        return own or (readme.title if readme else self.root.name)

    @property
    def trouble(self) -> str:
        """Why the library's files cannot be read at the moment, so that pages may be older; "" when they can."""
        return self._book.trouble

    def refresh(self) -> None:
        """Let the book follow what was just done to the library."""
        self._book.refresh()

    @property
    def shelf(self) -> str:
        """Whose shelf over a public library this is, "" for a library of its own."""
        overlay = self.library().overlay
        return overlay.name if overlay else ""

    @staticmethod
    def now() -> datetime:
        """Return the present time, in whole seconds, as everything that people see and git keep it."""
        return datetime.now(UTC).replace(microsecond=0)

    def library(self) -> Library:
        """Return the library as the branch has it now."""
        return self.library_at(self.forge.tip())

    def library_at(self, commit: str) -> Library:
        """Return the library as it was at a commit; only files that no reading knows yet are parsed."""
        return self._readings.at(commit)

    def records(self) -> dict[str, str]:
        """Return the texts of the files below `.patternbook` as the branch has them."""
        return read_below_at(self.root, self.forge.tip(), ".patternbook")

    def visitor(self, request: Request) -> Visitor:
        """Return who sends a request."""
        return self.door.visitor(request, self.committers)

    def committers(self) -> tuple[str, ...]:
        """Return the accounts that the library itself names as trusted committers, or as owners of its code."""
        return self.once("committers", _committers)

    def kept(self, name: str, make: Make[_Made], *, hourly: bool = False) -> Kept[tuple[str, str], _Made]:
        """Return something that follows from the present library alone, made once a state of it.

        `make` gets what it made for the state before, None at first. What also follows from the time
        is made anew each hour.
        """

        def state() -> tuple[str, str]:
            return self.forge.tip(), f"{self._book.below} {self.now():%Y-%m-%d %H}" if hourly else f"{self._book.below}"

        def made(state: tuple[str, str], before: _Made | None) -> _Made:
            return make(self, self.library_at(state[0]), before)

        return self._kept.setdefault(name, Kept(state, made))

    def once(self, name: str, make: Make[_Made]) -> _Made:
        """Return the same for the present state, however long it takes."""
        return self.kept(name, make).now()

    def make_ready(self) -> None:
        """Bring everything that somebody asked for before to the present state, so that the next need not wait."""
        for kept in tuple(self._kept.values()):
            kept.now()

    def files(self, proposal: Proposal) -> tuple[FileChange, ...]:
        """Return what a proposal changes; remembered for as long as its text is the same."""
        key = (proposal.number, proposal.head, proposal.state)
        if key not in self._files:
            if len(self._files) > _FILES_KEPT:
                self._files.clear()
            self._files[key] = self.forge.files(proposal.number)
        return self._files[key]

    def tell_of(self, number: int, address: str, by: str, now: datetime) -> None:
        """Write down, for those who follow the patterns of a proposal, what somebody just did to it."""
        proposal = self.forge.proposal(number)
        # Not simply the last note: somebody else may have added one meanwhile, and tells of it.
        note = next((note for note in reversed(proposal.notes) if note.by.account == by), proposal.notes[-1])
        slugs = {change.path.rpartition("/")[2].removesuffix(".md") for change in self.files(proposal)}
        body = f"{note.words}\n\n{address}/space/proposals/{number}\n".lstrip()
        word = Word(f"{proposal.base[:12]} {number} {note.number}", told(proposal, note), body, note.by.account)
        tell(self.store, word, slugs, now)

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
        """Return what is known beside the files, and what the last look at the web found."""
        return observe(self.root, library, links=self.kept("links", _links, hourly=True).now())

    def seen_by_readers(self, library: Library) -> Observations:
        """Return what is known to whoever reads a few patterns word by word: how words are spelled, besides.

        The form asks for it too, so that the dictionary is there once somebody has typed.
        """
        dictionaries = self.once("dictionaries", _dictionaries)
        for dictionary in dictionaries.values():
            dictionary.load_ahead()
        return replace(self.seen(library), dictionaries=dictionaries)


def _committers(space: Space, library: Library, _before: object) -> tuple[str, ...]:
    return space.seen(library).committers or ()


def _links(space: Space, library: Library, _before: object) -> Mapping[str, LinkResult] | None:
    return recalled_links(space.root, library)


def _dictionaries(space: Space, library: Library, before: Mapping[str, Widened] | None) -> Mapping[str, Widened]:
    """Return the dictionary of the library's own language; those of others cost more memory than they help here."""
    language = library.config.source_language
    found = (before if before is not None else open_spelling(space.root, library).dictionaries).get(language)
    if not isinstance(found, Widened):
        return {}
    return {language: replace(found, accepted=accepted_words(space.root, library))}
