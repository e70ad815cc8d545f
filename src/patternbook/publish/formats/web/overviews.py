"""The pages that show the library as a whole: the map by phase and in other views, how patterns hang together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup as Safe

from patternbook.discover.maps.drawing import draw_tree
from patternbook.discover.maps.facets import facets
from patternbook.discover.maps.outlines import tree_html
from patternbook.discover.maps.views import View, map_view
from patternbook.discover.relations.circle import LARGEST, draw_circle
from patternbook.discover.relations.view import relation_view
from patternbook.library.links.relations import RelationKind
from patternbook.library.links.wanted import wanted
from patternbook.publish.files import Recipe, recipe
from patternbook.publish.formats.web.addresses import Addresses, page_path
from patternbook.publish.formats.web.pages import fill, linked
from patternbook.publish.pattern_page import why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from patternbook.discover.maps.views import Node
    from patternbook.discover.relations.view import RelationView, Tied
    from patternbook.library import Library
    from patternbook.library.links.wanted import Wanted
    from patternbook.publish.book import Book
    from patternbook.publish.formats.web.frame import Frame


_BY_PHASE = "map"


@dataclass(frozen=True, slots=True)
class Whole:
    """Where all patterns can be read: which slugs the book shows, and the path of each pattern in the library.

    `tabs` are the pages that show all of them, as name and title.
    """

    shown: frozenset[str]
    paths: Mapping[str, str]
    tabs: tuple[tuple[str, str], ...] = ()


def whole_of(book: Book, tabs: tuple[tuple[str, str], ...] = ()) -> Whole:
    """Return where the patterns of a book's library can be read."""
    paths = {pattern.slug: pattern.path for pattern in book.library.patterns}
    return Whole(frozenset(page.pattern.slug for page in book.patterns), paths, tabs)


def recipes(book: Book, frame: Frame) -> Iterator[tuple[str, Recipe]]:
    """Yield the pages that show a book's library as a whole, and the picture of the map for other sites."""
    library, language, w = book.library, frame.language, frame.words
    views = _views(book, frame)
    tabs = tuple((name, title) for name, _, title in views)
    if frame.has_relations:
        tabs = (*tabs, ("relations", w.relations))
    whole = whole_of(book, tabs)

    def page(name: str, make: Callable[..., str], values: Callable[[], tuple[Any, ...]]) -> tuple[str, Recipe]:
        folder = page_path(name, language, frame.source_language)
        return f"{folder}index.html", Recipe(make, lambda: (frame, name, whole, *values()))

    if frame.has_relations:

        def related() -> tuple[RelationView, tuple[Wanted, ...]]:
            return relation_view(library, language, more=w.more_part, early=w.early_part), wanted(library)

        yield page("relations", relations, related)
    for name, view, _ in views:
        yield page(name, mind_map, partial(_tree, library, language, view))
    if book.map is not None:
        yield (
            f"{page_path('map', language, frame.source_language)}map.svg",
            recipe(standing_alone, frame, book.map, whole.shown),
        )


def _tree(library: Library, language: str, view: str) -> tuple[Node]:
    return (map_view(library, language, view),)


def _views(book: Book, frame: Frame) -> tuple[tuple[str, str, str], ...]:
    """Return for each map of a book the page's name, the view, and its title."""
    w = frame.words
    found = [(_BY_PHASE, View.PHASE, w.map_by_phase)] if book.map is not None else []
    found.append(("map/level", View.LEVEL, w.map_by_level))
    if book.adopters:
        found.append(("map/organization", View.ORGANIZATION, w.map_by_organization))
    own = (
        (f"map/{facet.name}", facet.name, facet.title(book.language, book.source_language))
        for facet in facets(book.library)
    )
    return (*((name, str(view), title) for name, view, title in found), *own)


class Places:
    """Where the patterns of a library can be read: in the book, else in the repository."""

    def __init__(self, frame: Frame, name: str, whole: Whole) -> None:
        folder = page_path(name, frame.language, frame.source_language)
        self._to = Addresses(folder, frame.language, frame.source_language)
        self._frame = frame
        self._whole = whole

    def __call__(self, slug: str) -> str | None:
        """Return the address of a pattern, None when there is none to give."""
        if slug in self._whole.shown:
            return self._to(f"p/{slug}")
        return self._frame.origin.view(self._whole.paths[slug]) if self._frame.origin else None

    def named(self, slug: str, title: str, language: str) -> Safe:
        """Return the name of a pattern, as a link if it can be read anywhere."""
        return linked(self(slug) or "", title, "" if language == self._frame.language else language)

    def of(self, path: str, line: int) -> str | None:
        """Return the address of a line of a file, None when the repository is not known."""
        return self._frame.origin.view(path, f"L{line}") if self._frame.origin else None


def mind_map(frame: Frame, name: str, whole: Whole, root: Node) -> str:
    """Return a map: a picture whose patterns are links, and the same tree as a list."""
    by_phase = name == _BY_PHASE
    places = Places(frame, name, whole)
    picture = Safe(draw_tree(root, places, style=""))  # noqa: S704 - the drawing escapes its words
    outline = Safe(tree_html(root, places))  # noqa: S704 - the list escapes its words
    return fill(
        "map.html",
        frame,
        name,
        frame.words.map if by_phase else dict(whole.tabs)[name],
        tabs=whole.tabs,
        lead=frame.words.map_lead if by_phase else "",
        picture=picture,
        outline=outline,
        export=by_phase,
    )


def standing_alone(frame: Frame, root: Node, shown: frozenset[str]) -> str:
    """Return the picture of the map with its style inside, for other sites; its links lead into this book."""
    to = Addresses(page_path("map", frame.language, frame.source_language), frame.language, frame.source_language)
    base = frame.about.address.rstrip("/")

    def address(slug: str) -> str | None:
        name = f"p/{slug}"
        own = page_path(name, frame.language, frame.source_language)
        return (f"{base}/{own}" if base else to(name)) if slug in shown else None

    return draw_tree(root, address)


def relations(frame: Frame, name: str, whole: Whole, view: RelationView, missing: tuple[Wanted, ...]) -> str:
    """Return the page of relations: a picture, the same as a list, who stands alone, and what nobody has written."""
    w = frame.words
    places = Places(frame, name, whole)
    picture = draw_circle(view, w.relations, places, style="") if len(view.members) <= LARGEST else ""
    return fill(
        "relations.html",
        frame,
        name,
        w.relations,
        tabs=whole.tabs,
        picture=Safe(picture),  # noqa: S704 - the drawing escapes its words
        kinds=_kinds(frame, view),
        members=_rows(frame, view, places),
        orphans=[places.named(member.slug, member.title, member.language) for member in view.orphans],
        wanted=[
            {"name": entry.name, "quote": entry.quote, "href": places.of(entry.path, entry.line), "path": entry.path}
            for entry in missing
        ],
    )


def _kinds(frame: Frame, view: RelationView) -> list[tuple[str, str]]:
    """Return the kinds of relations that occur, with the words for them, the most telling first."""
    there = {tie.kind for tie in view.ties}
    return [(str(kind), why(frame.words, kind, inward=False)) for kind in RelationKind if kind in there]


def _rows(frame: Frame, view: RelationView, places: Places) -> list[dict[str, Any]]:
    """Return for each related pattern the others, by the words that say why, in both directions."""
    links = {member.slug: places.named(member.slug, member.title, member.language) for member in view.members}
    found: dict[str, dict[str, list[tuple[Safe, str]]]] = {}

    def add(slug: str, other: str, tie: Tied) -> None:
        reason = why(frame.words, tie.kind, inward=slug == tie.target)
        found.setdefault(slug, {}).setdefault(reason, []).append((links[other], tie.quote))

    for tie in view.ties:
        add(tie.source, tie.target, tie)
        add(tie.target, tie.source, tie)
    return [{"link": links[m.slug], "reasons": found[m.slug].items()} for m in view.members if m.slug in found]
