"""The pages of a book for e-readers: title, contents, documents, parts, patterns, and who uses them."""

from __future__ import annotations

import re
from itertools import chain, count
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup as Safe
from markupsafe import escape

from patternbook.publish.book import PartKind, PatternPage, ToAddress, ToPage, ToPicture
from patternbook.publish.formats.epub.cover import cover
from patternbook.publish.formats.epub.package import Chapter, template
from patternbook.publish.formats.epub.xhtml import Document
from patternbook.publish.formats.naming import level_name, level_rank, part_title
from patternbook.publish.formats.web.addresses import page_path
from patternbook.publish.formats.words import words
from patternbook.publish.markup import Anchors, Markup, fragment
from patternbook.publish.pattern_page import PatternView, ties

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from patternbook.publish.book import Book, DocumentPage, LinkTo, Mention, Part

CONTENTS = "contents.xhtml"
_OVERVIEWS = frozenset({"", "toc", "map"})
"""Pages of the website in whose place the table of contents stands."""
_OWN = ("title.xhtml", CONTENTS, "adopters.xhtml")
"""Files of the book that are no page of the library."""
_UNSAFE = re.compile(r"[^\w.-]", re.ASCII)


class _Maker:
    """Makes the pages of one book. `pictures` are names in the archive by path in the library."""

    def __init__(self, book: Book, pictures: Mapping[str, str]) -> None:
        self.book = book
        self.pictures = pictures
        self.words = SimpleNamespace(**words(book.language))
        self.files: dict[str, str] = {}
        for page in book.pages:
            self.files[page.name] = self._file(page.name)

    def _file(self, name: str) -> str:
        """Return a name for a page's file that every archive can hold, and no other file has in any case of letters."""
        plain = _UNSAFE.sub("-", name)
        plain = f"page-{plain}" if plain.startswith("part-") or f"{plain}.xhtml".lower() in _OWN else plain
        taken = {file.lower() for file in self.files.values()}
        names = chain([f"{plain}.xhtml"], (f"{plain}-{number}.xhtml" for number in count(2)))
        return next(name for name in names if name.lower() not in taken)

    def address(self, link: LinkTo) -> str:
        """Return the address for a link, "" for one that cannot be followed."""
        if isinstance(link, ToPage):
            if file := self.files.get(link.name) or (CONTENTS if link.name in _OVERVIEWS else ""):
                return file + fragment(link.anchor)
            return self._online(link)
        if isinstance(link, ToPicture):
            return self.pictures[link.path]
        return link.address if isinstance(link, ToAddress) else ""

    def _online(self, link: ToPage) -> str:
        """Return the address of a page that only the website has, "" where nobody knows the website's."""
        base = self.book.about.address.rstrip("/")
        path = page_path(link.name, link.language, self.book.source_language)
        return f"{base}/{quote(path)}{fragment(link.anchor)}" if base else ""

    def lang(self, code: str) -> Safe:
        """Return the attribute that names a language, nothing for that of the book."""
        return Safe(f' lang="{escape(code)}"') if code != self.book.language else Safe()  # noqa: S704 - escaped

    def link(self, mention: Mention) -> Safe:
        """Return a pattern's title that links to its page."""
        href, lang = self.files[f"p/{mention.slug}"], self.lang(mention.language)
        return Safe(f'<a href="{escape(href)}"{lang}>{escape(mention.title)}</a>')  # noqa: S704 - escaped

    def page(self, name: str, file: str, title: str, **values: Any) -> tuple[str, Document]:  # noqa: ANN401 - values of any page
        """Return file and tree of a page, which is made from the template called `name`."""
        text = template(name).render(
            book=self.book,
            w=self.words,
            language=self.book.language,
            title=title,
            lang=self.lang,
            link=self.link,
            **{"text_language": self.book.language, **values},
        )
        return file, Document(text)

    def pattern(self, page: PatternPage) -> tuple[str, Document]:
        """Return the page of a pattern."""
        pattern = page.pattern
        return self.page(
            "pattern.html",
            self.files[page.name],
            page.title,
            page=page,
            text_language=pattern.language,
            fallback=pattern.language != self.book.language,
            is_donut=page.is_early and pattern.is_donut,
            rank=level_rank(pattern.level, self.book.levels),
            level=level_name(pattern.level, self.words),
            challenges=list(dict.fromkeys(place.challenge for place in page.places)),
            ties=ties(page, self.words),
            **PatternView(page, self.address, self.words, can_tick=False).render(),
        )

    def document(self, page: DocumentPage) -> tuple[str, Document]:
        """Return a page that the library's people wrote."""
        anchors = Anchors()
        markup = Markup(page.links, self.address, anchors, language=page.document.language, top=1)
        return self.page(
            "document.html",
            self.files[page.name],
            page.title,
            text_language=page.document.language,
            fallback=page.document.language != self.book.language,
            content=Safe(markup.html(page.body)),  # noqa: S704 - sanitized by the markup
        )

    def parts(self) -> Iterator[tuple[Part, str, str]]:
        """Yield the parts that hold something, with their files and titles; the front has neither."""
        for number, part in enumerate(part for part in self.book.parts if part.pages or part.answers):
            is_front = part.kind is PartKind.FRONT
            yield part, "" if is_front else f"part-{number}.xhtml", part_title(part.kind, part.title, self.words)

    def part(self, part: Part, file: str, title: str) -> tuple[str, Document]:
        """Return the page that opens a part."""
        language = self.book.map_language if part.kind is PartKind.PHASE else self.book.language
        return self.page("part.html", file, title, part=part, part_language=language)

    def all(self) -> Iterator[tuple[str, Document]]:
        """Yield the pages in reading order."""
        proven, w = sum(not page.is_early for page in self.book.patterns), self.words
        tagline = self.book.about.tagline or w.tagline.format(proven)
        yield self.page("title.html", "title.xhtml", self.book.title, tagline=tagline)
        yield self.page("contents.html", CONTENTS, w.contents, parts=list(self.parts()), files=self.files)
        for part, file, title in self.parts():
            if file:
                yield self.part(part, file, title)
            for page in part.pages:
                yield self.pattern(page) if isinstance(page, PatternPage) else self.document(page)
        if self.book.adopters:
            yield self.page("adopters.html", "adopters.xhtml", w.adopters)


def chapters(book: Book, pictures: Mapping[str, str]) -> list[Chapter]:
    """Return the files of a book that hold its text, in reading order, then those that they are shown with."""
    made = list(_Maker(book, pictures).all())
    ids = {file: document.ids for file, document in made}
    read = []
    for file, document in made:
        document.lead(file, ids)
        read.append(Chapter(file, document.xml(), properties="nav" if file == CONTENTS else ""))
    drawn = [] if book.about.cover else [Chapter("cover.svg", cover(book), is_read=False, properties="cover-image")]
    style = template("book.css").render()
    return [*read, Chapter("book.css", style, is_read=False), *drawn]
