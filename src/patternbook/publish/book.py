"""The book as a value: which pages, in which order, and everything that each of them is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from patternbook.discover.maps.views import Node
    from patternbook.library import BookConfig, Document, Finding, Library
    from patternbook.library.links.relations import RelationKind
    from patternbook.mature.levels.review import Review
    from patternbook.pattern import KnownInstance, Level, Pattern
    from patternbook.publish.origin import Origin


@dataclass(frozen=True, slots=True)
class ToPage:
    """A link to a page of the book: the page's name, the language of the book, a place on the page."""

    name: str
    language: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ToPicture:
    """A picture of the library, with its size in pixels where that is known."""

    path: str
    size: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ToAddress:
    """A link out of the book."""

    address: str


@dataclass(frozen=True, slots=True)
class ToNothing:
    """A link that cannot be followed from the book, to nothing or to a file without an address; its words are shown."""


LinkTo: TypeAlias = ToPage | ToPicture | ToAddress | ToNothing


@dataclass(frozen=True, slots=True)
class Mention:
    """A pattern as other pages name it. `language` is the language of the words, not always that of the book.

    `whose` is the name of the shelf that the pattern is on, "" for one of the library itself.
    """

    slug: str
    title: str
    patlet: str
    level: Level
    language: str
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A challenge and the patterns that answer it."""

    challenge: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pattern stands on the map: the number of the phase (from 0), its title, and the challenge."""

    phase: int
    title: str
    challenge: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A pattern that this one speaks of, or that speaks of this one (`inward`), and why."""

    mention: Mention
    kind: RelationKind
    inward: bool


@dataclass(frozen=True, slots=True)
class Outdated:
    """A translation is older than its source: the days (ISO 8601) on which each last changed."""

    translated: str
    source: str


@dataclass(frozen=True, slots=True)
class PatternPage:
    """A pattern in the book of one language.

    `pattern` is what the reader gets; where the translation is missing that is the source
    pattern, and its language differs from the page's. `written` are the languages that have the
    pattern. `links` maps each destination, percent signs decoded, to where it leads. `same` are the
    patterns that answer one of the challenges that this one answers. `whose` is the name of the shelf
    that the pattern is on, "" for one of the library itself; `is_public` says that it belongs to the library
    underneath a shelf, where nobody changes it from here.
    """

    language: str
    pattern: Pattern
    written: tuple[str, ...]
    links: Mapping[str, LinkTo]
    instances: tuple[KnownInstance, ...]
    map_language: str = ""
    places: tuple[Place, ...] = ()
    ties: tuple[Tie, ...] = ()
    same: tuple[Mention, ...] = ()
    before: Mention | None = None
    after: Mention | None = None
    outdated: Outdated | None = None
    is_early: bool = False
    whose: str = ""
    is_public: bool = False

    @property
    def name(self) -> str:
        """The page's name in its book."""
        return f"p/{self.pattern.slug}"

    @property
    def title(self) -> str:
        """The title that readers see."""
        return self.pattern.title

    @property
    def mention(self) -> Mention:
        """The pattern as lists of the book name it."""
        shown = self.pattern
        return Mention(shown.slug, shown.title, shown.patlet, shown.level, shown.language, self.whose)


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A page that the library's people wrote for the book: introduction, how to contribute ..."""

    language: str
    document: Document
    name: str
    links: Mapping[str, LinkTo]

    @property
    def title(self) -> str:
        """The title that readers see."""
        return self.document.title

    @property
    def opens_with_title(self) -> bool:
        """Whether the first heading of the text is the page's title."""
        headings = self.document.headings
        return bool(headings) and headings[0].text == self.title

    @property
    def body(self) -> str:
        """The text without the heading that is the page's title."""
        source = self.document.source
        if not self.opens_with_title:
            return source
        start, end = self.document.headings[0].span
        return source[:start] + source[end:]


Page: TypeAlias = PatternPage | DocumentPage


class PartKind(StrEnum):
    """What a part of the book holds."""

    FRONT = "front"
    PHASE = "phase"
    MORE = "more"
    EARLY = "early"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the book: its pages in order; of a phase also its challenges with all their answers."""

    kind: PartKind
    title: str
    pages: tuple[Page, ...]
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something new in the book: on which day (ISO 8601) what happened to which pattern."""

    day: str
    what: str
    mention: Mention


@dataclass(frozen=True)
class Book:
    """A library's patterns in one language, ordered for readers.

    `languages` are those of all books made from the library, the source language first.
    `library` is what the book was made from. `map` is the mind map as a tree, None for a library
    without one, and `map_language` its language. `adopters` maps an organization to the patterns it
    uses. `renamed` maps old slugs to present ones. `board` says how far the patterns are,
    where the library wants that shown. `updated` is when the library last changed (ISO 8601), ""
    for one without a history. `problems` are the links of its pages that lead
    nowhere.
    """

    title: str
    language: str
    source_language: str
    languages: tuple[str, ...]
    about: BookConfig
    parts: tuple[Part, ...]
    library: Library
    map: Node | None = None
    map_language: str = ""
    adopters: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    news: tuple[Event, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    origin: Origin | None = None
    levels: tuple[Level, ...] = ()
    board: tuple[Review, ...] = ()
    updated: str = ""
    problems: tuple[Finding, ...] = ()

    @property
    def pages(self) -> Iterator[Page]:
        """Every page, in reading order."""
        for part in self.parts:
            yield from part.pages

    @property
    def patterns(self) -> Iterator[PatternPage]:
        """Every pattern page, in reading order."""
        return (page for page in self.pages if isinstance(page, PatternPage))
