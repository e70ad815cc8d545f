"""Each page of the book on paper: what its authors wrote, and around it what the book knows of the pattern."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from patternbook.publish.book import PatternPage
from patternbook.publish.formats.paper.flow import Flow
from patternbook.publish.formats.paper.fonts import locale
from patternbook.publish.formats.paper.levels import level
from patternbook.publish.formats.paper.places import Places
from patternbook.publish.formats.paper.source import array, call, string, words
from patternbook.publish.markup import Anchors, Markup, spots
from patternbook.publish.pattern_page import PatternView, ties

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import SimpleNamespace

    from patternbook.publish.book import Book, DocumentPage, Mention
    from patternbook.publish.formats.paper.places import Index
    from patternbook.publish.pattern_page import SectionView

_BELOW_PATTERN = 1
"""How far headings move down below the title of a pattern, which is itself below that of its part."""


class Pages:
    """Composes the pages of one book."""

    def __init__(self, book: Book, index: Index, own: SimpleNamespace) -> None:
        self._book = book
        self._index = index
        self._words = own

    def page(self, page: PatternPage | DocumentPage, part: str) -> str:
        """Return a page of the part with a title."""
        return self._pattern(page, part) if isinstance(page, PatternPage) else self._document(page)

    def _note(self, written: str) -> list[str]:
        return [] if written == self._book.language else [self._words.not_translated]

    def _document(self, page: DocumentPage) -> str:
        document = page.document
        anchors = Anchors(("content",))
        head = spots(anchors.of(page.title)) if page.opens_with_title else ""
        markup = Markup(page.links, self._index.address, anchors, language=document.language, top=1)
        flow = Flow(Places(self._index, page.name))
        note = self._note(document.language)
        return call(
            "document",
            string(page.name),
            f"[{words(page.title)}]",
            lang=string(locale(document.language)["lang"]),
            note=f"[{words(note[0])}]" if note else "none",
            head=f"[{flow.set(head)}]",
            body=flow.set(markup.html(page.body)),
        )

    def _pattern(self, page: PatternPage, part: str) -> str:
        pattern = page.pattern
        view = PatternView(page, self._index.address, self._words, can_tick=False).render()
        flow = Flow(Places(self._index, page.name), _BELOW_PATTERN)
        named = {
            "part": string(part),
            "phases": array(f"({string(title)}, {phase})" for phase, title in _phases(page).items()),
            "level": level(self._book, self._words, page),
            "lang": string(locale(pattern.language)["lang"]),
            "head": f"[{flow.set(str(view['patlet_spots']))}]",
            "also": self._also(view["aliases"]),
            "notes": array(f"[{words(note)}]" for note in self._notes(page)),
            "intro": f"[{flow.set(str(view['intro']))}]",
            "patlet": f"[{flow.set(str(view['patlet']))}]",
            "helps": self._helps(page),
            "around": self._around(page),
            "colophon": f"[{_sections(flow, view['colophon'])}]",
        }
        return call(
            "pattern", string(page.name), f"[{words(page.title)}]", body=_sections(flow, view["sections"]), **named
        )

    def _notes(self, page: PatternPage) -> list[str]:
        """Return what readers must know before they trust the page."""
        notes = self._note(page.pattern.language)
        if page.is_early:
            notes.append(self._words.donut_note if page.pattern.is_donut else self._words.early_note)
        if page.outdated:
            notes.append(self._words.outdated.format(page.outdated.translated, page.outdated.source))
        return notes

    def _also(self, aliases: tuple[str, ...]) -> str:
        names = array(f"[{words(alias)}]" for alias in aliases)
        return f"([{words(self._words.also_known_as)}], {names})" if aliases else "none"

    def _helps(self, page: PatternPage) -> str:
        challenges = dict.fromkeys(place.challenge for place in page.places)
        told = array(f"[{words(challenge)}]" for challenge in challenges)
        return f"([{words(self._words.helps_with)}], {told})" if challenges else "none"

    def _around(self, page: PatternPage) -> str:
        groups = ties(page, self._words)
        told = array(f"({string(why)}, {entries(mentions)})" for why, mentions in groups)
        return f"({string(self._words.around)}, {told})" if groups else "none"


def entries(mentions: Iterable[Mention]) -> str:
    """Return patterns, each with the name of its page and its title."""
    return array(f"({string(f'p/{mention.slug}')}, {string(mention.title)})" for mention in mentions)


def _phases(page: PatternPage) -> dict[int, str]:
    return {place.phase: place.title for place in page.places}


def _sections(flow: Flow, sections: list[SectionView]) -> str:
    return "#parbreak()".join(flow.set(_html(section)) for section in sections)


def _html(section: SectionView) -> str:
    """Return a section with its heading, as the pages of the website have it."""
    name: dict[str, Any] = {"id": section.anchor} if section.anchor else {}
    told = "".join(f' {key}="{escape(value)}"' for key, value in name.items())
    return f"{section.spots}<h2{told}>{escape(section.heading)}</h2>{section.html}"
