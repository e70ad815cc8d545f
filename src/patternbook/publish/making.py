"""Make books of a library: choose the patterns, order them by the mind map, tie them to each other, resolve links."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from patternbook.discover.maps.views import map_view
from patternbook.library.config import path_pattern
from patternbook.library.links.relations import relations_by_source, relations_of
from patternbook.library.notes import NotedPattern, annotated
from patternbook.library.organizations import adopters, users_of
from patternbook.library.reuse import is_same_around
from patternbook.publish.board import board_of
from patternbook.publish.book import (
    Answer,
    Book,
    DocumentPage,
    Mention,
    Part,
    PartKind,
    PatternPage,
    Place,
    Tie,
)
from patternbook.publish.linking import Linker
from patternbook.publish.news import news, outdated, updated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from patternbook.library import Document, Finding, Library, MindMap
    from patternbook.library.history import History
    from patternbook.library.links.relations import RelationKind
    from patternbook.mature.levels.review import Review
    from patternbook.mature.observations import Observations
    from patternbook.pattern import Pattern
    from patternbook.publish.origin import Origin
    from patternbook.publish.pictures import Size

CONTENTS, MAP = "toc", "map"
_FRONT = ("introduction", "explore-patterns", "contribute")
_OVERVIEWS = frozenset({"map", "relations", "start", "search", "maturity", "adopters", "whats-new"})
_TAKEN = _OVERVIEWS | {"p", "v", "media", "theme", "index", "404"}


def _unknown_size(path: str) -> Size | None:  # noqa: ARG001 - the signature of a reader of sizes
    return None


class BookMaker:
    """Makes the books of one library, all languages from the same ties, links and instances.

    `before`, the maker for an earlier reading of the library, spares making pages that are the same.
    """

    def __init__(  # noqa: PLR0913 - what a book is told of the world
        self,
        library: Library,
        *,
        history: History | None = None,
        origin: Origin | None = None,
        include_early: bool = False,
        sizes: Callable[[str], Size | None] = _unknown_size,
        seen: Observations | None = None,
        before: BookMaker | None = None,
    ) -> None:
        self.library = annotated(library)
        self.config = library.config
        self._unread = library
        self.history = history
        self.origin = origin
        self.include_early = include_early
        self.seen = seen
        self.linker = Linker(self.library, self._document_names, sizes, origin)
        self._mentions: dict[tuple[str, str], Mention] = {}
        self._pages: dict[str, dict[str, PatternPage]] = {}
        self._earlier: dict[str, dict[str, PatternPage]] = {}
        if before is not None and self._stands_like(before):
            self._take_over(before)

    def book(self, language: str) -> Book:
        """Return the book in one language."""
        book = _OneBook(self, language, self._earlier.pop(language, {})).book()
        self._pages[language] = {page.pattern.slug: page for page in book.patterns}
        return book

    def _stands_like(self, before: BookMaker) -> bool:
        """Whether pages can only differ by the words of their own patterns, by ties, and by when files changed."""
        return (
            is_same_around(before.library, self.library)
            and (before.origin, before.include_early) == (self.origin, self.include_early)
            and self.linker.take_over(before.linker)
        )

    def _take_over(self, before: BookMaker) -> None:
        """Take over from an earlier maker, with the same around, what other words in some patterns do not change."""
        old, new = before.library, self.library
        pairs = [(old.by_slug[p.slug], p) for p in new.patterns if p is not old.by_slug[p.slug]]
        self._mentions = before._mentions
        self.written, self.documents = before.written, before.documents
        if all(users_of(one, old) == users_of(other, new) for one, other in pairs):
            self.adopters = before.adopters
        if all(_leads(one, old) == _leads(other, new) for one, other in pairs):
            self.ties = before.ties
        retied = {slug for slug in new.by_slug if self.ties.get(slug) != before.ties.get(slug)}
        for language, pages in before._pages.items():
            self._earlier[language] = {slug: page for slug, page in pages.items() if slug not in retied}

    @cached_property
    def early(self) -> tuple[Pattern, ...]:
        """The patterns that are not mature enough for the book, when the book is asked to show them."""
        if not self.include_early:
            return ()
        return tuple(p for p in self.library.patterns if p.level.number < self.config.published_from)

    @cached_property
    def adopters(self) -> Mapping[str, tuple[str, ...]]:
        """Each organization and the slugs of the patterns it uses."""
        return adopters(self.library.published, self.library)

    @cached_property
    def board(self) -> tuple[Review, ...]:
        """How far every pattern is from its next level; nothing unless the library wants it shown."""
        return board_of(self._unread, self.seen)

    @cached_property
    def written(self) -> Mapping[str, tuple[str, ...]]:
        """The languages that each pattern is written in, in the library's order."""
        found: dict[str, set[str]] = {}
        for translation in self.library.translations:
            found.setdefault(translation.of, set()).add(translation.pattern.language)
        source = self.config.source_language
        return {
            p.slug: (source, *(code for code in self.library.languages if code in found.get(p.slug, ())))
            for p in self.library.patterns
        }

    @cached_property
    def ties(self) -> Mapping[str, tuple[tuple[str, RelationKind, bool], ...]]:
        """For each pattern: (slug, kind, inward) of the patterns that it speaks of, then of those that speak of it."""
        outward: dict[str, list[tuple[str, RelationKind, bool]]] = {}
        inward: dict[str, list[tuple[str, RelationKind, bool]]] = {}
        for pattern in (*self.library.published, *self.early):
            for relation in relations_by_source(self.library)[pattern.slug]:
                outward.setdefault(relation.source, []).append((relation.target, relation.kind, False))
                inward.setdefault(relation.target, []).append((relation.source, relation.kind, True))
        return {slug: (*outward.get(slug, ()), *inward.get(slug, ())) for slug in outward.keys() | inward.keys()}

    @cached_property
    def documents(self) -> Mapping[tuple[str, str], Document]:
        """The pages that the library's people wrote for the book, by name and language."""
        found: dict[tuple[str, str], Document] = {}
        expression = path_pattern(self.config.pages[0]) if self.config.pages else None
        for path, document in sorted(self.library.documents.items()):
            match = expression.match(path) if expression else None
            if match is not None:
                name = match.groupdict().get("page") or document.name
                if not name.startswith("toc") and name not in _TAKEN:
                    found[name, document.language] = document
        guide = self.library.documents.get("CONTRIBUTING.md")
        if guide is not None and not any(name == "contribute" for name, _ in found):
            found["contribute", guide.language] = guide
        return found

    @cached_property
    def _document_names(self) -> Mapping[str, str]:
        """The page that stands for a Markdown file which is no pattern."""
        names = {document.path: name for (name, _), document in self.documents.items()}
        names.update((mind_map.path, MAP) for mind_map in self.library.mind_maps.values())
        if self.config.pages:
            contents = (self.config.pages[0].replace("{page}", name) for name in ("toc", "toc_template"))
            for template in contents:
                paths = (template.replace("{language}", code) for code in self.library.languages)
                names.update((path, CONTENTS) for path in paths)
        return names

    def whose(self, pattern: Pattern) -> str:
        """Return the name of the shelf for a pattern of its own, "" for all others."""
        overlay = self.library.overlay
        return overlay.name if overlay and self.library.is_own(pattern) else ""

    def mention(self, slug: str, language: str) -> Mention:
        """Return a pattern as pages in a language name it: in its words if there are any, else in the source's."""
        known = self._mentions.get((slug, language))
        if known is None:
            pattern = self.library.pattern(slug, language) or self.library.by_slug[slug]
            patlet = pattern.patlet or self.library.by_slug[slug].patlet
            level = self.library.by_slug[slug].level
            known = Mention(slug, pattern.title, patlet, level, pattern.language, self.whose(pattern))
            self._mentions[slug, language] = known
        return known


def _leads(pattern: Pattern, library: Library) -> list[tuple[str, RelationKind]]:
    return [(relation.target, relation.kind) for relation in relations_of(pattern, library)]


class _OneBook:
    """Makes the book of one language; of `earlier` pages, by slug, those are taken whose words are the same."""

    def __init__(self, maker: BookMaker, language: str, earlier: Mapping[str, PatternPage]) -> None:
        self.maker = maker
        self.earlier = earlier
        self.library = maker.library
        self.language = language
        self.problems: list[Finding] = []
        self.mind_map = self.library.mind_map(language)
        self.map_language = self.mind_map.language if self.mind_map else maker.config.source_language
        is_source = language == maker.config.source_language
        early = (p for p in maker.early if is_source or language in maker.written[p.slug])
        self.early = {p.slug for p in early}
        self.shown = {p.slug for p in maker.library.published} | self.early
        self.places = self._places(self.mind_map)
        self.answers: dict[tuple[int, str], list[str]] = {}
        for slug, places in self.places.items():
            for place in places:
                self.answers.setdefault((place.phase, place.challenge), []).append(slug)

    def book(self) -> Book:
        front = self._front()
        parts = [*self._pattern_parts()]
        pages = [
            (page, self._mention(page.pattern.slug))
            for part in parts
            for page in part.pages
            if isinstance(page, PatternPage)
        ]
        about = self.maker.config.book(self.language)
        readme = self.library.documents.get(self.maker.config.readme)
        return Book(
            title=about.title or (readme.title if readme else "") or "Pattern library",
            language=self.language,
            source_language=self.maker.config.source_language,
            languages=self.library.languages,
            about=about,
            parts=(front, *parts),
            library=self.library,
            map=map_view(self.library, self.language) if self.mind_map else None,
            map_language=self.map_language,
            adopters={name: tuple(map(self._mention, slugs)) for name, slugs in self.maker.adopters.items()},
            news=news(pages, self.maker.history, self.maker.config),
            renamed={old: new for old, new in self.library.renamed.items() if new in self.shown},
            origin=self.maker.origin,
            levels=self.maker.config.levels,
            board=self.maker.board,
            updated=updated(self.maker.history),
            problems=tuple(self.problems),
        )

    def _mention(self, slug: str) -> Mention:
        return self.maker.mention(slug, self.language)

    def _places(self, mind_map: MindMap | None) -> dict[str, list[Place]]:
        """Return where each pattern of the book stands on the map, in the map's order."""
        found: dict[str, list[Place]] = {}
        for number, phase in enumerate(mind_map.phases if mind_map else ()):
            for group in phase.groups:
                for challenge in group.challenges:
                    for placement in challenge.placements:
                        if placement.slug in self.shown:
                            place = Place(number, phase.title, challenge.title)
                            found.setdefault(placement.slug, []).append(place)
        return found

    def _same(self, slug: str) -> tuple[Mention, ...]:
        """Return the other patterns that answer the challenges of one."""
        slugs = (other for place in self.places.get(slug, ()) for other in self.answers[place.phase, place.challenge])
        return tuple(self._mention(other) for other in dict.fromkeys(slugs) if other != slug)

    def _front(self) -> Part:
        names = {name for name, _ in self.maker.documents}
        order = [name for name in _FRONT if name in names] + sorted(names.difference(_FRONT))
        return Part(PartKind.FRONT, "", tuple(page for name in order if (page := self._document_page(name))))

    def _document_page(self, name: str) -> DocumentPage | None:
        source = self.maker.config.source_language
        document = self.maker.documents.get((name, self.language)) or self.maker.documents.get((name, source))
        if document is None:
            return None
        linker = self.maker.linker
        if document.language == self.language:
            self._note_lost(document)
        links = linker.links(document, self.language, self.shown)
        return DocumentPage(self.language, document, name, links)

    def _pattern_parts(self) -> Iterable[Part]:
        groups = [*self._phases(), *self._unplaced()]
        order = [slug for _, _, slugs, _ in groups for slug in slugs]
        beside = {
            slug: (order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None)
            for at, slug in enumerate(order)
        }
        for kind, title, slugs, answers in groups:
            yield Part(kind, title, tuple(self._page(slug, *beside[slug]) for slug in slugs), answers)

    def _phases(self) -> Iterable[tuple[PartKind, str, list[str], tuple[Answer, ...]]]:
        for number, phase in enumerate(self.mind_map.phases if self.mind_map else ()):
            slugs = [
                slug for slug, places in self.places.items() if places[0].phase == number and slug not in self.early
            ]
            yield PartKind.PHASE, phase.title, slugs, self._answers(number)

    def _answers(self, number: int) -> tuple[Answer, ...]:
        phase = self.mind_map.phases[number] if self.mind_map else None
        found = []
        for group in phase.groups if phase else ():
            for challenge in group.challenges:
                slugs = dict.fromkeys(p.slug for p in challenge.placements if p.slug in self.shown)
                if slugs:
                    found.append(Answer(challenge.title, tuple(self._mention(slug) for slug in slugs if slug)))
        return tuple(found)

    def _unplaced(self) -> Iterable[tuple[PartKind, str, list[str], tuple[Answer, ...]]]:
        def by_title(slugs: Iterable[str]) -> list[str]:
            return sorted(slugs, key=lambda slug: (self._mention(slug).title.casefold(), slug))

        if more := by_title(self.shown - self.early - self.places.keys()):
            yield PartKind.MORE, "", more, ()
        if early := by_title(self.early):
            yield PartKind.EARLY, "", early, ()

    def _note_lost(self, page: Pattern | Document) -> None:
        """Note the links of a page that lead nowhere; of a public one those in a shelf's notes on it."""
        text = page.notes if isinstance(page, NotedPattern) else page
        if self.library.is_own(text):
            self.problems += self.maker.linker.lost(text)

    def _page(self, slug: str, before: str | None, after: str | None) -> PatternPage:
        source = self.library.by_slug[slug]
        pattern = self.library.pattern(slug, self.language) or source
        linker = self.maker.linker
        if pattern.language == self.language:
            self._note_lost(pattern)
        behind = outdated(pattern, source, self.maker.history) if pattern is not source else None
        known = self.earlier.get(slug)
        if known is not None and known.pattern is pattern and known.outdated == behind:
            return known
        return PatternPage(
            language=self.language,
            pattern=pattern,
            written=self.maker.written[slug],
            links=linker.links(pattern, self.language, self.shown),
            instances=pattern.known_instances,
            map_language=self.map_language,
            places=tuple(self.places.get(slug, ())),
            ties=tuple(
                Tie(self._mention(s), kind, i) for s, kind, i in self.maker.ties.get(slug, ()) if s in self.shown
            ),
            same=self._same(slug),
            before=self._mention(before) if before else None,
            after=self._mention(after) if after else None,
            outdated=behind,
            is_early=slug in self.early,
            whose=self.maker.whose(pattern),
            is_public=not self.library.is_own(pattern),
        )


def make_book(library: Library, language: str, **options: object) -> Book:
    """Return the book of a library in one language; the options are those of BookMaker."""
    return BookMaker(library, **options).book(language)  # type: ignore[arg-type]


def make_books(library: Library, languages: Iterable[str] = (), **options: object) -> tuple[Book, ...]:
    """Return the books of a library in some languages, all of them if none is named."""
    maker = BookMaker(library, **options)  # type: ignore[arg-type]
    return tuple(maker.book(language) for language in languages or library.languages)
