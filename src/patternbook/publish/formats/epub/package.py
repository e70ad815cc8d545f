"""The package document: what the book is called, which files it has, and in which order they are read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from patternbook.publish.formats.templating import environment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import jinja2

    from patternbook.publish.book import Book

FOLDER = "EPUB/"
"""Where everything lies that is read."""

_TYPES = {
    "css": "text/css",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "xhtml": "application/xhtml+xml",
}
_UNDATED = "1980-01-01T00:00:00Z"
"""The format asks for a day; this one stands for a book whose library has no history."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the book: its name in the archive, and its text.

    `is_read` is False for what is shown beside the text, as the stylesheet is. `properties` are those of the
    package document.
    """

    file: str
    text: str
    is_read: bool = True
    properties: str = ""


def template(name: str) -> jinja2.Template:
    """Return a template of the book."""
    return environment(__package__).get_template(name)


def container() -> str:
    """Return the file that tells where the package document is."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        f'<rootfile full-path="{FOLDER}package.opf" media-type="application/oebps-package+xml"/>'
        "</rootfiles></container>\n"
    )


def _identifier(book: Book) -> str:
    """Return a name for the book that stays the same from one making to the next, a UUID of form 8."""
    home = book.about.address or (book.origin.address if book.origin else "") or book.title
    digest = bytearray(hashlib.sha256(f"{home}\0{book.language}".encode()).digest()[:16])
    digest[6], digest[8] = digest[6] & 0x0F | 0x80, digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _modified(book: Book) -> str:
    return f"{datetime.fromisoformat(book.updated).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if book.updated else _UNDATED


def package(book: Book, chapters: Sequence[Chapter], pictures: Mapping[str, str]) -> str:
    """Return the package document. `pictures` are names in the archive by path in the library."""
    files = [(chapter.file, chapter.properties) for chapter in chapters]
    files += [(name, "cover-image" if path == book.about.cover else "") for path, name in pictures.items()]
    return template("package.opf").render(
        book=book,
        identifier=_identifier(book),
        modified=_modified(book),
        items=[
            (f"f{number}", file, _TYPES[file.rpartition(".")[2]], properties)
            for number, (file, properties) in enumerate(files)
        ],
        spine=[f"f{number}" for number, chapter in enumerate(chapters) if chapter.is_read],
    )
