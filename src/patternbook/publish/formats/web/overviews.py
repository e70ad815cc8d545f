"""The pages that show the library as a whole: the map by phase and in other views, how patterns hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup as Safe

from patternbook.discover.circle import LARGEST, draw_circle
from patternbook.discover.relation_view import relation_view
from patternbook.library.relations import RelationKind
from patternbook.library.wanted import wanted
from patternbook.publish.files import Recipe
from patternbook.publish.formats.web.addresses import Addresses, page_path
from patternbook.publish.formats.web.pages import fill
from patternbook.publish.formats.web.pattern import why

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.discover.relation_view import RelationView, Tied
    from patternbook.library import Library
    from patternbook.publish.book import Book
    from patternbook.publish.formats.web.frame import Frame


def recipes(book: Book, frame: Frame) -> Iterator[tuple[str, Recipe[bytes]]]:
    """Yield the pages that show a book's library as a whole."""
    if len(book.library.patterns) > 1:
        shown = frozenset(page.pattern.slug for page in book.patterns)
        yield _page("relations", frame, relations, book.library, shown)


def _page(name: str, frame: Frame, make: Any, *inputs: Any) -> tuple[str, Recipe[bytes]]:  # noqa: ANN401 - values of any page
    folder = page_path(name, frame.language, frame.source_language)
    return f"{folder}index.html", Recipe(lambda: make(frame, name, *inputs).encode(), (frame, name, inputs))


class _Places:
    """Where the patterns of a library can be read: in the book, else in the repository."""

    def __init__(self, frame: Frame, name: str, library: Library, shown: frozenset[str]) -> None:
        folder = page_path(name, frame.language, frame.source_language)
        self._to = Addresses(folder, frame.language, frame.source_language)
        self._frame = frame
        self._library = library
        self._shown = shown

    def __call__(self, slug: str) -> str | None:
        if slug in self._shown:
            return self._to(f"p/{slug}")
        return self._frame.forge.view(self._library.by_slug[slug].path) if self._frame.forge else None

    def of(self, path: str, line: int) -> str | None:
        """Return the address of a line of a file, None when the repository is not known."""
        return self._frame.forge.view(path, f"L{line}") if self._frame.forge else None


def relations(frame: Frame, name: str, library: Library, shown: frozenset[str]) -> str:
    """Return the page of relations: a picture, the same as a list, who stands alone, and what nobody has written."""
    w = frame.words
    view = relation_view(library, frame.language, more=w.more_part, early=w.early_part)
    places = _Places(frame, name, library, shown)
    picture = draw_circle(view, w.relations, places, style="") if len(view.members) <= LARGEST else ""
    return fill(
        "relations.html",
        frame,
        name,
        w.relations,
        picture=Safe(picture),  # noqa: S704 - the drawing escapes its words
        kinds=_kinds(frame, view),
        members=_rows(frame, view, places),
        orphans=[{"title": m.title, "href": places(m.slug)} for m in view.orphans],
        wanted=[
            {"name": entry.name, "quote": entry.quote, "href": places.of(entry.path, entry.line), "path": entry.path}
            for entry in wanted(library)
        ],
    )


def _kinds(frame: Frame, view: RelationView) -> list[tuple[str, str]]:
    """Return the kinds of relations that occur, with the words for them, the most telling first."""
    there = {tie.kind for tie in view.ties}
    return [(str(kind), why(frame.words, kind, inward=False)) for kind in RelationKind if kind in there]


def _rows(frame: Frame, view: RelationView, places: _Places) -> list[dict[str, Any]]:
    """Return for each related pattern the others, by the words that say why, in both directions."""
    titles = {member.slug: member.title for member in view.members}
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}

    def add(slug: str, other: str, tie: Tied) -> None:
        reason = why(frame.words, tie.kind, inward=slug == tie.target)
        entry = {"title": titles[other], "href": places(other), "quote": tie.quote}
        found.setdefault(slug, {}).setdefault(reason, []).append(entry)

    for tie in view.ties:
        add(tie.source, tie.target, tie)
        add(tie.target, tie.source, tie)
    return [
        {"slug": m.slug, "title": m.title, "href": places(m.slug), "reasons": found[m.slug].items()}
        for m in view.members
        if m.slug in found
    ]
