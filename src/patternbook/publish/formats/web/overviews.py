"""The pages that show the library as a whole: the map by phase and in other views, how patterns hang together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup as Safe

from patternbook.discover.circle import LARGEST, draw_circle
from patternbook.discover.drawing import draw_tree
from patternbook.discover.facets import facets
from patternbook.discover.outlines import tree_html
from patternbook.discover.relation_view import relation_view
from patternbook.discover.views import View, map_view
from patternbook.library.relations import RelationKind
from patternbook.library.wanted import wanted
from patternbook.publish.files import Recipe
from patternbook.publish.formats.web.addresses import Addresses, page_path
from patternbook.publish.formats.web.pages import fill
from patternbook.publish.formats.web.pattern import why

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.discover.relation_view import Member, RelationView, Tied
    from patternbook.discover.views import Node
    from patternbook.library import Library
    from patternbook.publish.book import Book
    from patternbook.publish.formats.web.frame import Frame


@dataclass(frozen=True, slots=True)
class Whole:
    """What these pages are made from: the library, the slugs that the book shows, and the pages as name and title."""

    library: Library
    shown: frozenset[str]
    tabs: tuple[tuple[str, str], ...]


def recipes(book: Book, frame: Frame) -> Iterator[tuple[str, Recipe[bytes]]]:
    """Yield the pages that show a book's library as a whole, and the picture of the map for other sites."""
    shown = frozenset(page.pattern.slug for page in book.patterns)
    views = _views(book, frame)
    tabs = [(name, title) for name, _, title in views]
    if frame.has_relations:
        tabs.append(("relations", frame.words.relations))
    whole = Whole(book.library, shown, tuple(tabs))
    for name, view, _ in views:
        yield _page(name, frame, mind_map, whole, view)
    if frame.has_relations:
        yield _page("relations", frame, relations, whole)
    if book.map is not None:
        folder = page_path("map", frame.language, frame.source_language)
        inputs = (frame, book.map, shown)
        yield f"{folder}map.svg", Recipe(lambda: standing_alone(frame, *inputs[1:]).encode(), inputs)


def _views(book: Book, frame: Frame) -> tuple[tuple[str, str, str], ...]:
    """Return for each map of a book the page's name, the view, and its title."""
    w = frame.words
    found = [("map", View.PHASE, w.map_by_phase)] if book.map is not None else []
    found.append(("map/level", View.LEVEL, w.map_by_level))
    if book.adopters:
        found.append(("map/organization", View.ORGANIZATION, w.map_by_organization))
    own = (
        (f"map/{facet.name}", facet.name, facet.title(book.language, book.source_language))
        for facet in facets(book.library)
    )
    return (*((name, str(view), title) for name, view, title in found), *own)


def _page(name: str, frame: Frame, make: Any, *inputs: Any) -> tuple[str, Recipe[bytes]]:  # noqa: ANN401 - values of any page
    folder = page_path(name, frame.language, frame.source_language)
    return f"{folder}index.html", Recipe(lambda: make(frame, name, *inputs).encode(), (frame, name, inputs))


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
        return self._frame.forge.view(self._whole.library.by_slug[slug].path) if self._frame.forge else None

    def of(self, path: str, line: int) -> str | None:
        """Return the address of a line of a file, None when the repository is not known."""
        return self._frame.forge.view(path, f"L{line}") if self._frame.forge else None


def mind_map(frame: Frame, name: str, whole: Whole, view: str) -> str:
    """Return a map: a picture whose patterns are links, and the same tree as a list."""
    root = map_view(whole.library, frame.language, view)
    places = Places(frame, name, whole)
    picture = Safe(draw_tree(root, places, style=""))  # noqa: S704 - the drawing escapes its words
    outline = Safe(tree_html(root, places))  # noqa: S704 - the list escapes its words
    return fill(
        "map.html",
        frame,
        name,
        frame.words.map if view == View.PHASE else dict(whole.tabs)[name],
        tabs=whole.tabs,
        lead=frame.words.map_lead if view == View.PHASE else "",
        picture=picture,
        outline=outline,
        export=view == View.PHASE,
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


def relations(frame: Frame, name: str, whole: Whole) -> str:
    """Return the page of relations: a picture, the same as a list, who stands alone, and what nobody has written."""
    w = frame.words
    view = relation_view(whole.library, frame.language, more=w.more_part, early=w.early_part)
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
        orphans=[_named(member, places) for member in view.orphans],
        wanted=[
            {"name": entry.name, "quote": entry.quote, "href": places.of(entry.path, entry.line), "path": entry.path}
            for entry in wanted(whole.library)
        ],
    )


def _kinds(frame: Frame, view: RelationView) -> list[tuple[str, str]]:
    """Return the kinds of relations that occur, with the words for them, the most telling first."""
    there = {tie.kind for tie in view.ties}
    return [(str(kind), why(frame.words, kind, inward=False)) for kind in RelationKind if kind in there]


def _rows(frame: Frame, view: RelationView, places: Places) -> list[dict[str, Any]]:
    """Return for each related pattern the others, by the words that say why, in both directions."""
    by_slug = {member.slug: member for member in view.members}
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}

    def add(slug: str, other: str, tie: Tied) -> None:
        reason = why(frame.words, tie.kind, inward=slug == tie.target)
        entry = {**_named(by_slug[other], places), "quote": tie.quote}
        found.setdefault(slug, {}).setdefault(reason, []).append(entry)

    for tie in view.ties:
        add(tie.source, tie.target, tie)
        add(tie.target, tie.source, tie)
    return [{**_named(m, places), "reasons": found[m.slug].items()} for m in view.members if m.slug in found]


def _named(member: Member, places: Places) -> dict[str, Any]:
    return {"title": member.title, "language": member.language, "href": places(member.slug)}
