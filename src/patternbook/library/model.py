"""The nouns of patterns standing together: translations, mind maps, pages, lists, and the library that holds them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from patternbook.library.config import Config
    from patternbook.library.finding import Finding
    from patternbook.library.overlay import Overlay
    from patternbook.pattern import Heading, Link, Pattern, Span


_Made = TypeVar("_Made")
_Page = TypeVar("_Page", bound="Pattern | Document")


@dataclass(frozen=True, slots=True)
class Translation:
    """A pattern in another language. `of` is the slug of the pattern it translates."""

    pattern: Pattern
    of: str


@dataclass(frozen=True, slots=True)
class Placement:
    """A pattern's place on a mind map: the title shown, where it links, which pattern that is (None if unknown)."""

    title: str
    destination: str
    slug: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Challenge:
    """Something that is in a reader's way, and the patterns that answer it."""

    title: str
    placements: tuple[Placement, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ChallengeGroup:
    """Challenges of one sort within a phase."""

    title: str
    challenges: tuple[Challenge, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Phase:
    """A stage of the reader's way, with its groups of challenges."""

    title: str
    groups: tuple[ChallengeGroup, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class MindMap:
    """Patterns by phase and challenge, in one language, as a Markdown outline says."""

    language: str
    path: str
    title: str
    phases: tuple[Phase, ...]

    def walk(self) -> Iterator[tuple[Phase, ChallengeGroup, Challenge, Placement]]:
        """Yield every placement with what it hangs under, in reading order."""
        for phase in self.phases:
            for group in phase.groups:
                for challenge in group.challenges:
                    for placement in challenge.placements:
                        yield phase, group, challenge, placement


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file that is not a pattern: a page of the book, the README, the handbook ..."""

    path: str
    language: str
    name: str
    source: str
    title: str
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class ListEntry:
    """An entry of a list of patterns (README, contents): the title and patlet shown, where it links."""

    path: str
    title: str
    patlet: str
    destination: str
    slug: str | None
    span: Span


@dataclass(frozen=True)
class Library:
    """A pattern library as read from its files.

    `patterns` are those of the source language, ordered by slug; `translations` by language and
    slug. `documents` maps a path to every other Markdown file. `files` are all paths of the library.
    `renamed` maps old slugs to present ones. `problems` is what went wrong while reading. A shelf has
    an `overlay`, and `notes` on patterns of the library underneath, each read as a pattern of the same slug.
    """

    config: Config
    patterns: tuple[Pattern, ...]
    translations: tuple[Translation, ...] = ()
    mind_maps: Mapping[str, MindMap] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Finding, ...] = ()
    overlay: Overlay | None = None
    notes: tuple[Pattern, ...] = ()

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Every language that has patterns, the source language first, the others by code."""
        others = {t.pattern.language for t in self.translations} - {self.config.source_language}
        return (self.config.source_language, *sorted(others))

    @cached_property
    def by_slug(self) -> Mapping[str, Pattern]:
        """The patterns of the source language by slug."""
        return {pattern.slug: pattern for pattern in self.patterns}

    @cached_property
    def published(self) -> tuple[Pattern, ...]:
        """The patterns of the source language whose level the book shows."""
        return tuple(p for p in self.patterns if p.level.number >= self.config.published_from)

    @cached_property
    def by_path(self) -> Mapping[str, Pattern]:
        """Every pattern file, translated ones included, by path."""
        files = {pattern.path: pattern for pattern in self.patterns}
        files.update((t.pattern.path, t.pattern) for t in self.translations)
        return files

    @cached_property
    def pages(self) -> tuple[Pattern | Document, ...]:
        """Every file that has text: patterns, translated ones included, then the other Markdown files."""
        return (*self.by_path.values(), *self.documents.values())

    @cached_property
    def _translated(self) -> Mapping[tuple[str, str], Pattern]:
        return {(t.pattern.language, t.of): t.pattern for t in self.translations}

    @cached_property
    def directories(self) -> frozenset[str]:
        """Every folder that holds a file, directly or further down."""
        found: set[str] = set()
        for path in self.files:
            while (path := path.rpartition("/")[0]) and path not in found:
                found.add(path)
        return frozenset(found)

    @cached_property
    def _made(self) -> dict[Callable[[Library], object], object]:
        return {}

    def once(self, make: Callable[[Library], _Made]) -> _Made:
        """Return what a function makes of this library, made only the first time, for a library never changes."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]  # type: ignore[return-value]

    @cached_property
    def made_of(self) -> dict[Callable[[Any, Library], object], dict[str, tuple[Pattern | Document, object]]]:
        """What functions made of pages, by path, as far as somebody asked; see `once_of`."""
        return {}

    def once_of(self, make: Callable[[_Page, Library], _Made], page: _Page) -> _Made:
        """Return what a function makes of a page of this library, made only the first time.

        A later reading takes it over while the page and what it stands among are the same (`reuse.py`). So
        `make` looks at the page, and beyond it at nothing but what files see of each other.
        """
        made = self.made_of.setdefault(make, {})
        known = made.get(page.path)
        if known is None or known[0] is not page:
            made[page.path] = known = page, make(page, self)
        return known[1]  # type: ignore[return-value]

    def pattern(self, slug: str, language: str | None = None) -> Pattern | None:
        """Return a pattern, in a language if one is given; None if there is none. Old slugs are understood."""
        slug = self.renamed.get(slug, slug)
        if language is None or language == self.config.source_language:
            return self.by_slug.get(slug)
        return self._translated.get((language, slug))

    def file(self, path: str) -> Pattern | Document | None:
        """Return what stands in a Markdown file, the shelf's where both have one; None for what was not read."""
        return self.notes_by_path.get(path) or self.by_path.get(path) or self.documents.get(path)

    @cached_property
    def notes_by_path(self) -> Mapping[str, Pattern]:
        """The shelf's notes on patterns underneath, by the path of their own file."""
        return {note.path: note for note in self.notes}

    @cached_property
    def _noted(self) -> Mapping[tuple[str, str], Pattern]:
        return {(note.language, note.slug): note for note in self.notes}

    def notes_on(self, pattern: Pattern) -> Pattern | None:
        """Return the shelf's notes on a pattern in its language, None when there are none."""
        return self._noted.get((pattern.language, pattern.slug))

    def is_own(self, page: Pattern | Document) -> bool:
        """Whether a page is the shelf's and not of the library underneath; without a shelf, everything is."""
        if self.overlay is None or self.notes_by_path.get(page.path) is page:
            return True
        return page.path in self.overlay.own and page.path not in self.notes_by_path

    @cached_property
    def own(self) -> Library:
        """The shelf's own patterns, translations, mind maps and pages as a library; without a shelf, all of them."""
        if self.overlay is None:
            return self
        return replace(
            self,
            patterns=tuple(filter(self.is_own, self.patterns)),
            translations=tuple(t for t in self.translations if self.is_own(t.pattern)),
            mind_maps={code: each for code, each in self.mind_maps.items() if each.path in self.overlay.own},
            documents={path: page for path, page in self.documents.items() if self.is_own(page)},
        )

    @cached_property
    def own_pages(self) -> tuple[Pattern | Document, ...]:
        """Every file of the shelf that has text, its notes included; without a shelf, every file."""
        return self.pages if self.overlay is None else tuple(filter(self.is_own, (*self.pages, *self.notes)))

    def texts_of(self, pattern: Pattern) -> tuple[Pattern, ...]:
        """Return a pattern, and the shelf's notes on it where there are any."""
        notes = self.notes_on(pattern)
        return (pattern, notes) if notes else (pattern,)

    def mind_map(self, language: str) -> MindMap | None:
        """Return the mind map in a language, else that of the source language; None if there is neither."""
        return self.mind_maps.get(language) or self.mind_maps.get(self.config.source_language)

    def language_of(self, path: str) -> str:
        """Return the language of a file: its pattern's, its document's, else the source language."""
        found = self.file(path)
        return found.language if found else self.config.source_language
