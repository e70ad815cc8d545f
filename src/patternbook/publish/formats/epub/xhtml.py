"""HTML as XML, which e-readers insist on: well formed, with the elements, ids and languages that XHTML knows."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote
from xml.etree import ElementTree as ET

from patternbook.publish.formats.epub.fitting import fit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_VOID = frozenset(["br", "col", "hr", "img", "input", "link", "meta", "wbr"])
_RENAMED = {"strike": "s", "tt": "code", "acronym": "abbr", "rtc": "rt"}
"""Elements that HTML has given up, and what stands for them."""
_DROPPED = frozenset({"loading", "tabindex"})
"""Attributes that mean nothing on paper or in an e-reader."""
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_URL = re.compile(r"[^\w.~:/?#@!$&'()*+,;=%-]", re.ASCII)
"""What an address holds only in another spelling; brackets may stand in a host, which no book links to."""
_HOST = re.compile(r"https?://(?:[\w.:-]+@)?(?:[\w-]+\.)*[\w-]+\.?(?::\d+)?(?=[/?#]|\Z)", re.IGNORECASE)
_NOT_NAME = re.compile(r"[^\w.-]", re.ASCII)
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
_LOCAL = re.compile(r"(?![a-z][a-z0-9+.-]*:)([^#]*)(?:#(.*))?", re.IGNORECASE | re.DOTALL)


def xml_name(name: str) -> str:
    """Return an anchor as every edition of XML allows it: ASCII alone, other signs by number, a letter or `_` first."""
    kept = _NOT_NAME.sub(lambda sign: f"_{ord(sign[0]):x}", name)
    return kept if kept[:1].isalpha() or kept[:1] == "_" else f"_{kept}"


def _attributes(tag: str, pairs: list[tuple[str, str | None]]) -> Iterator[tuple[str, str]]:
    for name, written in pairs:
        value = _NOT_XML.sub("", written or "")
        if name == "lang":
            yield from (("lang", value), ("xml:lang", value))
        elif name == "align":
            yield "class", f"to-{value}"
        elif name == "id" or (name == "name" and tag == "a"):
            yield "id", xml_name(value)
        elif name not in _DROPPED:
            yield name, value


class _Builder(HTMLParser):
    """Builds a tree from HTML whose elements are all closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tree = ET.TreeBuilder()
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(_attributes(tag, attrs))
        if (name := attributes.get("id")) is not None:
            if name in self.ids:
                del attributes["id"]
            self.ids.add(name)
        self.tree.start(_RENAMED.get(tag, tag), attributes)
        if tag in _VOID:
            self.tree.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.tree.end(_RENAMED.get(tag, tag))

    def handle_data(self, data: str) -> None:
        self.tree.data(_NOT_XML.sub("", data))


def _lead_out(link: ET.Element) -> None:
    """Spell an address on the web as every checker takes it; a link to a host that none can be is none."""
    href = link.get("href", "")
    if href.lower().startswith("http") and not _HOST.match(href):
        del link.attrib["href"]
    else:
        link.set("href", _NOT_URL.sub(lambda sign: quote(sign[0]), href))


class Document:
    """A page as a tree. `ids` are the places on it that a link can name."""

    def __init__(self, html: str) -> None:
        builder = _Builder()
        builder.feed(html)
        builder.close()
        self.root = builder.tree.close()
        fit(self.root)
        self.ids: Collection[str] = builder.ids

    def lead(self, own: str, ids: Mapping[str, Collection[str]]) -> None:
        """Give links within the book the names of its places; where a page lacks a place they lead to the page.

        A link to what is no page, as a picture, is none here. `own` is the file of this page; `ids`
        are the places on each page of the book, by file.
        """
        for link in self.root.iter("a"):
            match = _LOCAL.fullmatch(link.get("href", ""))
            if match is None:
                _lead_out(link)
                continue
            file, place = match[1] or own, xml_name(unquote(match[2] or ""))
            if not match[0] or file not in ids:
                link.attrib.pop("href", None)
            else:
                link.set("href", f"{match[1]}#{place}" if place in ids[file] else file)

    def xml(self) -> str:
        """Return the page as XML."""
        return (
            f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{ET.tostring(self.root, encoding="unicode")}\n'
        )
