"""Built sites for tests: every file in memory, and what a crawler sees of each page."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from patternbook.collaborate.opening import open_library
from patternbook.collaborate.publishing import circumstances
from patternbook.publish import Book, make_books
from patternbook.publish.formats import renderer

if TYPE_CHECKING:
    from pathlib import Path

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


@dataclass
class Seen:
    """What a crawler sees of a page: ids, links (tag, attribute, value), tags that are not closed, its text."""

    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    attributes: set[str] = field(default_factory=set)
    inline: list[str] = field(default_factory=list)
    lang: str = ""
    open: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        seen = self.seen
        for name, value in attrs:
            seen.attributes.add(name)
            if name == "id":
                seen.ids.append(value or "")
            if name in {"href", "src", "action"}:
                seen.links.append((tag, name, value or ""))
            if tag == "html" and name == "lang":
                seen.lang = value or ""
        if tag in {"script", "style"} and not dict(attrs).get("src"):
            seen.inline.append(tag)
        if tag not in VOID:
            seen.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.seen.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.seen.open or self.seen.open[-1] != tag:
            self.seen.wrong.append(tag)
        else:
            self.seen.open.pop()


def read_page(data: bytes) -> Seen:
    """Return what a crawler sees of a page."""
    reader = _Reader()
    reader.feed(data.decode())
    reader.close()
    return reader.seen


@dataclass
class Site:
    """A built site: the books it was made from, its files, its pages as a crawler sees them."""

    books: tuple[Book, ...]
    files: dict[str, bytes]
    pages: dict[str, Seen]


def make_site(root: Path, **options: Any) -> Site:
    """Build the site of a library in memory."""
    library = open_library(root)
    books = make_books(library, **circumstances(root, library), **options)
    lazy = renderer("web", library.config)(books, read=lambda path: (root / path).read_bytes())
    files = {path: lazy[path] for path in lazy}
    pages = {path: read_page(data) for path, data in files.items() if path.endswith(".html")}
    return Site(books, files, pages)


@cache
def site_of(root: Path) -> Site:
    """Return the site of a library, built once a run."""
    return make_site(root)


def broken_links(site: Site) -> list[str]:
    """Return every link of a site's pages that leads to no file of it, or to no element of the page it names."""
    broken = []
    for path, seen in site.pages.items():
        for tag, name, value in seen.links:
            url = urlsplit(urljoin(f"https://book.test/{path}", value))
            if url.netloc != "book.test" or url.scheme != "https":
                continue
            target = unquote(url.path)[1:]
            target += "index.html" if not target or target.endswith("/") else ""
            if target not in site.files:
                broken.append(f"{path}: <{tag} {name}={value!r}>: no file {target}")
            elif url.fragment and unquote(url.fragment) not in site.pages[target].ids:
                broken.append(f"{path}: <{tag} {name}={value!r}>: no element #{unquote(url.fragment)}")
    return broken
