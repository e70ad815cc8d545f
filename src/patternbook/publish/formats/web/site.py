"""The files of the website: every page of every book, the pages that lead to them, pictures, theme, redirects."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from patternbook.discover import shards
from patternbook.publish.book import DocumentPage, PatternPage, ToPicture
from patternbook.publish.files import Groups, LazyFiles, Recipe, recipe
from patternbook.publish.formats.web import catalog, overviews, pages, start
from patternbook.publish.formats.web.addresses import MEDIA, page_path
from patternbook.publish.formats.web.frame import Frame, make_frame
from patternbook.publish.formats.web.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import jinja2

    from patternbook.publish.book import Book


def render(
    books: Sequence[Book],
    *,
    read: Callable[[str], bytes],
    remember: bool = False,
    previous: LazyFiles | None = None,
    templates: jinja2.Environment | None = None,
) -> LazyFiles:
    """Return the website of a library's books; the first book's source language stands at the root.

    `read` gives the bytes of a picture by its path in the library. Files are made when they are
    asked for; see LazyFiles for `remember` and `previous`. Pages are filled into the book's own
    templates, or into others made with `theme.templates`.
    """
    groups: list[Callable[[], Iterable[tuple[str, Recipe]]]] = []
    for book in books:
        frame = make_frame(book, templates)
        groups += [partial(_book_recipes, book, frame), partial(catalog.recipes, book, frame)]
        groups += [partial(overviews.recipes, book, frame), partial(_index, book)]
    groups += [_theme, partial(_pictures, books, read)]
    return LazyFiles(Groups(*groups), remember=remember, previous=previous)


def _theme() -> Iterator[tuple[str, Recipe]]:
    yield from ((path, recipe(bytes, data)) for path, data in theme()[1].items())


def _index(book: Book) -> Iterator[tuple[str, Recipe]]:
    """Yield the files that search and advisor in the browser read."""
    folder = page_path("search", book.language, book.source_language)
    parts = shards.shards(book.library, book.language, (page.pattern.slug for page in book.patterns))
    for name, make, shard in shards.files(parts):
        yield folder + name, recipe(make, shard)


def _pictures(books: Sequence[Book], read: Callable[[str], bytes]) -> Iterator[tuple[str, Recipe]]:
    """Yield the recipes of pictures; they are read again each time, for their bytes are not part of the book."""
    links = (link for book in books for page in book.pages for link in page.links.values())
    for path in sorted({link.path for link in links if isinstance(link, ToPicture)}):
        yield MEDIA + path, Recipe(bytes, partial(_content, path, read))


def _content(path: str, read: Callable[[str], bytes]) -> tuple[bytes]:
    return (read(path),)


def _recipe(make: Callable[..., str], frame: Frame, name: str, *inputs: Any) -> tuple[str, Recipe]:  # noqa: ANN401 - values of any page
    folder = page_path(name, frame.language, frame.source_language)
    return f"{folder}index.html", recipe(make, frame, name, *inputs)


def _book_recipes(book: Book, frame: Frame) -> Iterator[tuple[str, Recipe]]:
    for page in book.pages:
        if isinstance(page, PatternPage):
            yield _recipe(pages.pattern, frame, page.name, page)
        elif isinstance(page, DocumentPage):
            yield _recipe(pages.document, frame, page.name, page)
    outline = pages.outline(book)
    yield _recipe(pages.home, frame, "", outline)
    yield _recipe(pages.contents, frame, "toc", outline, pages.front(book))
    yield _recipe(pages.search, frame, "search")
    if book.adopters:
        yield _recipe(pages.adopters, frame, "adopters", tuple(book.adopters.items()))
    if book.news:
        yield _recipe(pages.news, frame, "whats-new", book.news)
    yield from start.recipes(book, frame)
    if book.board:
        from patternbook.publish.formats.web import maturity  # noqa: PLC0415 - most books show no board

        yield from maturity.recipes(book, frame)
    if book.language == book.source_language:
        yield "404.html", recipe(pages.missing, frame)
    yield from _redirects(book, frame)


def _redirects(book: Book, frame: Frame) -> Iterator[tuple[str, Recipe]]:
    """Keep old addresses alive: `/v/<language>/...` of the hosted book, and the names that patterns had."""

    def redirect(old: str, name: str) -> tuple[str, Recipe]:
        return f"{old}index.html", recipe(pages.redirect, frame, old, name)

    prefix = page_path("", book.language, book.source_language)
    old = f"v/{book.language}/"
    for slug, present in book.renamed.items():
        yield redirect(f"{prefix}p/{slug}/", f"p/{present}")
    if book.language != book.source_language:
        names = ["", "toc", *(page.name for page in book.pages), *(f"p/{slug}" for slug in book.renamed)]
        for name in names:
            present = name if name[2:] not in book.renamed else f"p/{book.renamed[name[2:]]}"
            yield redirect(f"{old}{name}/" if name else old, present)
