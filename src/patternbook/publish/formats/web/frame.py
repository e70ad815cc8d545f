"""What surrounds the text of every page in one language: the title, the ways to go, the languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING

from patternbook.discover.guide import MOST_TROUBLES
from patternbook.publish.book import PartKind
from patternbook.publish.formats.web.theme import templates, theme
from patternbook.publish.formats.words import words

if TYPE_CHECKING:
    import jinja2

    from patternbook.library import BookConfig
    from patternbook.pattern import Level
    from patternbook.publish.book import Book
    from patternbook.publish.origin import Origin


@dataclass(frozen=True)
class Frame:
    """The frame of all pages of one book.

    `languages` maps codes to the names that their speakers use; `templates` are what pages are filled into.
    """

    title: str
    language: str
    source_language: str
    languages: dict[str, str]
    nav: tuple[tuple[str, str], ...]
    count: int
    levels: tuple[Level, ...]
    about: BookConfig
    map_language: str
    has_map: bool
    has_relations: bool
    has_feed: bool
    has_start: bool
    has_board: bool
    adopters: bool
    origin: Origin | None
    theme: str
    templates: jinja2.Environment
    shelf: str

    @cached_property
    def words(self) -> SimpleNamespace:
        """The words of the website in the book's language."""
        return SimpleNamespace(**words(self.language))

    @property
    def repository(self) -> str:
        """The web address of the library's repository, else of the one underneath; "" when none is known."""
        origins = (self.origin, self.origin.below) if self.origin else ()
        return next((origin.address for origin in origins if origin and origin.address), "")

    @property
    def license(self) -> str:
        """What the library says of its license."""
        return self.about.license


def _nav(book: Book) -> tuple[tuple[str, str], ...]:
    """Return name and label of the pages that the header leads to."""
    own = words(book.language)
    names = {page.name for page in book.pages}
    wanted = [("toc", own["patterns"], True), ("map", own["map"], book.map is not None)]
    wanted += [("introduction", own["introduction"], "introduction" in names)]
    wanted += [
        ("whats-new", own["whats_new"], bool(book.news)),
        ("contribute", own["contribute"], "contribute" in names),
    ]
    return tuple((name, label) for name, label, is_there in wanted if is_there)


def make_frame(book: Book, own: jinja2.Environment | None = None) -> Frame:
    """Return the frame of a book's pages, which are filled into the book's templates unless there are `own` ones."""
    return Frame(
        title=book.title,
        language=book.language,
        source_language=book.source_language,
        languages={code: words(code)["language_name"] for code in book.languages},
        nav=_nav(book),
        count=sum(len(part.pages) for part in book.parts if part.kind is not PartKind.FRONT),
        levels=book.levels,
        about=book.about,
        map_language=book.map_language,
        has_map=book.map is not None,
        has_start=book.map is not None or 1 < sum(1 for _ in book.patterns) <= MOST_TROUBLES,
        has_feed=bool(book.about.address and book.news),
        has_relations=len(book.library.patterns) > 1,
        has_board=bool(book.board),
        adopters=bool(book.adopters),
        origin=book.origin,
        theme=theme()[0],
        templates=own or templates(),
        shelf=book.library.overlay.name if book.library.overlay else "",
    )
