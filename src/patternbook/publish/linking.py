"""Where the links of a file lead in the book of one language: to a page, a picture, the repository, or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from patternbook.library import Finding, Severity, ToDocument, ToFile, ToNowhere, ToPattern, ToWorld, place, targets_of
from patternbook.publish.book import LinkTo, ToAddress, ToNothing, ToPage, ToPicture
from patternbook.publish.pictures import PICTURES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from patternbook.library import Document, Library, Target
    from patternbook.pattern import Pattern
    from patternbook.publish.origin import Origin
    from patternbook.publish.pictures import Size

LOST_LINK = "BOOK001"


def _at(address: str) -> LinkTo:
    return ToAddress(address) if address else ToNothing()


class Linker:
    """Says where links lead. `documents` maps the path of a Markdown file to the page of the book that shows it.

    `sizes` gives a picture's size by its path, `origin` the addresses of what the book leaves out.
    """

    def __init__(
        self,
        library: Library,
        documents: Mapping[str, str],
        sizes: Callable[[str], Size | None],
        origin: Origin | None,
    ) -> None:
        self._library = library
        self._documents = documents
        self._sizes = sizes
        self._origin = origin
        self._pictures: dict[str, ToPicture] = {}

    def links(self, text: Pattern | Document, language: str, published: Collection[str]) -> dict[str, LinkTo]:
        """Return where each destination of a file leads in the book of a language that has the `published` slugs."""
        return {
            unquote(link.destination.strip()): self._lead(target, language, published)
            for link, target in targets_of(self._library, text)
            if not isinstance(target, ToWorld)
        }

    def _lead(self, target: Target, language: str, published: Collection[str]) -> LinkTo:
        if isinstance(target, ToPattern):
            if target.slug not in published:
                return self._outside(target.path, target.anchor)
            return self._page(f"p/{target.slug}", target.language, target.anchor, language)
        if isinstance(target, ToDocument):
            name = self._documents.get(target.path)
            if name is None:
                return self._outside(target.path, target.anchor)
            return self._page(name, self._library.language_of(target.path), target.anchor, language)
        if isinstance(target, ToFile):
            return self._file(target)
        return ToNothing()

    @staticmethod
    def _page(name: str, written: str, anchor: str, language: str) -> ToPage:
        """Keep the reader in the language of the book, unless the link names a heading of another language's text."""
        return ToPage(name, written if anchor else language, unquote(anchor))

    def _file(self, target: ToFile) -> LinkTo:
        if target.path.lower().endswith(PICTURES):
            if target.path not in self._pictures:
                self._pictures[target.path] = ToPicture(target.path, self._sizes(target.path))
            return self._pictures[target.path]
        if self._origin is None:
            return ToNothing()
        origin = self._origin
        return _at(origin.tree(target.path) if target.is_directory else origin.view(target.path))

    def _outside(self, path: str, anchor: str) -> LinkTo:
        if self._origin is None:
            return ToNothing()
        return _at(self._origin.view(path, anchor))

    def take_over(self, before: Linker) -> bool:
        """Take over the pictures that an earlier linker led to; return whether all have the sizes that they had."""
        self._pictures = {path: ToPicture(path, self._sizes(path)) for path in before._pictures}
        return self._pictures == before._pictures

    def lost(self, text: Pattern | Document) -> tuple[Finding, ...]:
        """Return a finding for every link of a file that leads nowhere."""
        return self._library.once_of(_lost, text)


def _lost(text: Pattern | Document, library: Library) -> tuple[Finding, ...]:
    return tuple(
        Finding(LOST_LINK, Severity.WARNING, target.why, text.path, *place(text.source, link.span.start), link.span)
        for link, target in targets_of(library, text)
        if isinstance(target, ToNowhere)
    )
