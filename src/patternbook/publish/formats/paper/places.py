"""Where things stand in a document on paper: what its pages are called, what links ask for, which pictures it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from patternbook.publish.book import ToAddress, ToPage, ToPicture
from patternbook.publish.formats.paper.source import array, call, string, visible
from patternbook.publish.formats.web.addresses import page_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from patternbook.publish.book import Book, LinkTo

_PAGE, _PICTURE = "page:", "picture:"
"""Schemes for what lies within the book; the sanitizer lets no author write them."""
CONTENTS = "toc"
_OVERVIEWS = frozenset({"", "map"})
"""Pages of the website in whose place the contents stand."""
_LONGEST = 2_000
"""Characters of an address that every reader of PDF follows."""


class Index:
    """What all pages of one document know of each other. `names` are the pages that it has.

    `pictures` gives a name to each picture by its path in the library.
    """

    def __init__(self, book: Book, names: Iterable[str]) -> None:
        self.book = book
        self.names = frozenset(names)
        self.offered: set[str] = set()
        self.asked: set[str] = set()
        self.pictures: dict[str, str] = {}

    def address(self, link: LinkTo) -> str:
        """Return what stands in HTML for a place."""
        if isinstance(link, ToPage):
            within = link.language == self.book.language and link.anchor
            return f"{_PAGE}{link.name}#{link.anchor}" if within else f"{_PAGE}{link.name}"
        if isinstance(link, ToPicture):
            return f"{_PICTURE}{link.path}"
        return link.address if isinstance(link, ToAddress) else ""

    def web(self, name: str) -> str:
        """Return the address of a page on the book's website, "" when the library does not tell it."""
        base = self.book.about.address
        path = page_path(name, self.book.language, self.book.source_language)
        return f"{base.rstrip('/')}/{path}" if base else ""

    def view(self, path: str) -> str:
        """Return the address of a file in the repository, "" when nobody knows it."""
        return self.book.origin.view(path) if self.book.origin else ""

    def picture(self, path: str) -> str:
        """Return the name of a picture in the document."""
        return self.pictures.setdefault(path, f"picture-{len(self.pictures) + 1}")

    def lost(self) -> str:
        """Return, as source, the anchors that links ask for and no page has, each with the page to go to instead."""
        missing = sorted(self.asked - self.offered)
        return (
            array(f"{string(target)}: {string(target.partition('#')[0])}" for target in missing) if missing else "(:)"
        )


class Places:
    """What one page offers to links, and where its own lead."""

    def __init__(self, index: Index, page: str) -> None:
        self._index = index
        self._page = page

    def offer(self, anchor: str) -> list[str]:
        """Return an invisible spot that links to the anchor lead to; none if the page has it already."""
        label = f"{self._page}#{visible(anchor)}"
        if label in self._index.offered:
            return []
        self._index.offered.add(label)
        return [call("spot", string(label))]

    def linked(self, href: str, content: str) -> str:
        """Return content as a link, as far as it can be followed."""
        if not content.strip():
            return content
        if href.startswith("#"):
            return self._within(f"{self._page}#{unquote(href[1:])}", content)
        if href.startswith(_PAGE):
            target = href.removeprefix(_PAGE)
            name = target.partition("#")[0]
            if name in self._index.names:
                return self._within(target, content)
            if name in _OVERVIEWS and CONTENTS in self._index.names:
                return self._within(CONTENTS, content)
            href = self._index.web(name)
        elif href.startswith(_PICTURE):
            href = self._index.view(href.removeprefix(_PICTURE))
        return call("link", string(href), body=call("outward", body=content)) if 0 < len(href) < _LONGEST else content

    def _within(self, target: str, content: str) -> str:
        target = visible(target)
        if "#" in target:
            self._index.asked.add(target)
        return call("to", string(target), body=content)

    def shown(self, source: str, alt: str) -> tuple[str, str, str] | None:
        """Return name of a picture, where else it can be seen, and its words; None for what is none of the library."""
        if not source.startswith(_PICTURE):
            return None
        path = source.removeprefix(_PICTURE)
        return self._index.picture(path), self._index.view(path), alt or path.rpartition("/")[2]
