"""The container of a book for e-readers: its pages, pictures and package document in one archive."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from patternbook.publish.book import ToPicture
from patternbook.publish.files import LazyFiles, Recipe
from patternbook.publish.formats.epub.package import FOLDER, container, package
from patternbook.publish.formats.epub.pages import chapters
from patternbook.publish.formats.naming import cover_of, file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from patternbook.publish.book import Book

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest day that an archive can write: a book's bytes do not tell when it was made."""


def render(
    books: Sequence[Book],
    *,
    read: Callable[[str], bytes],
    remember: bool = False,
    previous: LazyFiles | None = None,
) -> LazyFiles:
    """Return a book for e-readers (EPUB 3.3) in each language; `read` gives a picture's bytes by its path."""
    recipes = {file_name(book, "epub"): _recipe(book, read) for book in books}
    return LazyFiles(recipes, remember=remember, previous=previous)


def _recipe(book: Book, read: Callable[[str], bytes]) -> Recipe:
    return Recipe(_archive, lambda: (book, {path: read(path) for path in _pictures(book)}))


def _pictures(book: Book) -> list[str]:
    """Return the paths of the pictures that the book shows, its cover among them."""
    shown = {link.path for page in book.pages for link in page.links.values() if isinstance(link, ToPicture)}
    return sorted(shown | ({cover} if (cover := cover_of(book)) else set()))


def _files(book: Book, pictures: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the archive; the first one says what it is."""
    yield "mimetype", b"application/epub+zip"
    yield "META-INF/container.xml", container().encode()
    names = {path: f"media/{number:03}.{path.rpartition('.')[2].lower()}" for number, path in enumerate(pictures)}
    pages = chapters(book, names)
    yield f"{FOLDER}package.opf", package(book, pages, names).encode()
    for page in pages:
        yield FOLDER + page.file, page.text.encode()
    for path, data in pictures.items():
        yield FOLDER + names[path], data


def _archive(book: Book, pictures: Mapping[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, data in _files(book, pictures):
            entry = zipfile.ZipInfo(path, _EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return made.getvalue()
