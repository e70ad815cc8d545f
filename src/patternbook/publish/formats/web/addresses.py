"""The addresses of the website: the source language at the root, others below their code, every link relative."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from patternbook.publish.book import ToAddress, ToPage, ToPicture
from patternbook.publish.markup import fragment

if TYPE_CHECKING:
    from patternbook.publish.book import LinkTo

MEDIA = "media/"

_quoted = lru_cache(maxsize=8192)(quote)


def page_path(name: str, language: str, source_language: str) -> str:
    """Return the folder of a page within the site: `p/core-team/`, `ja/p/core-team/`, "" for the home page."""
    prefix = "" if language == source_language else f"{language}/"
    return f"{prefix}{name}/" if name else prefix


class Addresses:
    """The addresses of other pages as the page in a folder of the site has to write them."""

    def __init__(self, folder: str, language: str, source_language: str, root: str = "") -> None:
        self.root = root or "../" * folder.count("/") or "./"
        self._language = language
        self._source_language = source_language

    def __call__(self, name: str, language: str = "") -> str:
        """Return the address of a page, in the language of the page that asks unless one is named."""
        folder = _quoted(page_path(name, language or self._language, self._source_language))
        return (self.root if self.root != "./" or not folder else "") + folder

    def file(self, path: str) -> str:
        """Return the address of a file of the site."""
        return (self.root if self.root != "./" else "") + _quoted(path)

    def of(self, link: LinkTo) -> str:
        """Return the address for a link, "" for one that cannot be followed."""
        if isinstance(link, ToPage):
            return self(link.name, link.language) + fragment(link.anchor)
        if isinstance(link, ToPicture):
            return self.file(MEDIA + link.path)
        return link.address if isinstance(link, ToAddress) else ""
