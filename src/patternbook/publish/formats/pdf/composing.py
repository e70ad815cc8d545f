"""A book as Typst source: title page, contents, the pages of every part, who uses the patterns, and all from A to Z."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from patternbook.publish.book import PartKind, PatternPage
from patternbook.publish.formats.naming import cover_of, part_title
from patternbook.publish.formats.paper.manuscript import Manuscript, read_pictures
from patternbook.publish.formats.paper.places import CONTENTS, Index
from patternbook.publish.formats.paper.source import array, call, string, words
from patternbook.publish.formats.pdf.pages import Pages, entries
from patternbook.publish.formats.words import words as words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from patternbook.publish.book import Book, Part

_LONGEST_NAME = 60
"""Characters of another name of a pattern; longer ones are remarks."""
ADOPTERS, ALPHABET = "adopters", "a-z"


def compose(book: Book, read: Callable[[str], bytes]) -> Manuscript:
    """Return the manuscript of a book; `read` gives the bytes of a picture by its path in the library."""
    index = Index(book, (CONTENTS, ADOPTERS, ALPHABET, *(page.name for page in book.pages)))
    own = SimpleNamespace(**words_of(book.language))
    body = "\n".join(_Composer(book, index, own).all())
    start = (
        '#import "book.typ": *',
        f"#let to = to.with({index.lost()})",
        call("show: book.with", title=string(book.title)),
    )
    return Manuscript(book.language, "\n".join((*start, body)), read_pictures(index.pictures, read))


class _Composer:
    """Composes one book; texts first, so that the index knows every anchor before the first line is written."""

    def __init__(self, book: Book, index: Index, own: SimpleNamespace) -> None:
        self.book = book
        self.index = index
        self.words = own
        self.pages = Pages(book, index, own)

    def all(self) -> Iterator[str]:
        yield self._title_page()
        yield call("contents", string(CONTENTS), f"[{words(self.words.contents)}]")
        phase = 0
        for part in self.book.parts:
            if part.kind is not PartKind.FRONT and (part.pages or part.answers):
                yield self._part(part, phase if part.kind is PartKind.PHASE else None)
            title = part_title(part.kind, part.title, self.words)
            for page in part.pages:
                yield self.pages.page(page, title)
            phase += part.kind is PartKind.PHASE
        if self.book.adopters:
            yield self._adopters()
        yield self._alphabet()

    def _title_page(self) -> str:
        about, own = self.book.about, self.words
        count = sum(not page.is_early for page in self.book.patterns)
        return call(
            "title-page",
            title=string(self.book.title),
            tagline=string(about.tagline or own.tagline.format(count)),
            language=string(own.language_name),
            count=string(own.count_patterns.format(count)),
            day=string(max((event.day for event in self.book.news), default="")),
            license=string(about.license),
            cover=self._cover(),
            source=string(about.address or (self.book.origin.address if self.book.origin else "")),
        )

    def _cover(self) -> str:
        """Return name and words of the picture that the library has for its cover, if it has one."""
        cover = cover_of(self.book)
        return f"({string(self.index.picture(cover))}, {string(self.book.title)})" if cover else "none"

    def _part(self, part: Part, phase: int | None) -> str:
        own = self.words
        patterns = (page.mention for page in part.pages if isinstance(page, PatternPage))
        return call(
            "part",
            f"[{words(part_title(part.kind, part.title, own))}]",
            "none" if phase is None else str(phase),
            note=f"[{words(own.early_note)}]" if part.kind is PartKind.EARLY else "none",
            answers=array(f"({string(answer.challenge)}, {entries(answer.mentions)})" for answer in part.answers),
            patterns="()" if part.answers else entries(patterns),
        )

    def _adopters(self) -> str:
        own = self.words
        rows = (f"({string(name)}, {entries(used)})" for name, used in self.book.adopters.items())
        lead = own.adopters_lead.format(len(self.book.adopters))
        return call("register", string(ADOPTERS), f"[{words(own.adopters)}]", array(rows), lead=f"[{words(lead)}]")

    def _alphabet(self) -> str:
        """Return every pattern by its title and by the other names it has."""
        names = [(page.title, page.name, "") for page in self.book.patterns]
        names += [
            (alias, page.name, "emph")
            for page in self.book.patterns
            for alias in page.pattern.aliases
            if alias != page.title and len(alias) <= _LONGEST_NAME
        ]
        names.sort(key=lambda entry: (entry[0].casefold(), entry))
        row = array(f"({string(page)}, {looks}[{words(name)}])" for name, page, looks in names)
        return call("register", string(ALPHABET), f"[{words(self.words.alphabetical)}]", array([f"(none, {row})"]))
