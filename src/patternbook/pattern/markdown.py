"""Places in Markdown: headings, links, images, lists and plain text, from the events of a CommonMark parser.

The parser (pulldown-cmark through pyromark) counts UTF-8 bytes; everything here is given in
characters, so that `source[span.start:span.end]` is the thing itself.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import pyromark

from patternbook.pattern.model import Heading, Link, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
)
"""The Markdown that GitHub reads, plus front matter. Every reader of a library uses these options."""

_CONTINUATION = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that begin no character."""
_BLOCK = 512
_MARKUP = re.compile(r"[\\`*_\[\]<>#&~|\n\r\0]|\A[\s\d+:=-]")
"""What a line has that may be more than words; one without it needs no parser."""
_CONTAINERS = frozenset({"BlockQuote", "Item", "FootnoteDefinition", "Table"})
_NOTED = _CONTAINERS | {"Heading", "Link", "Image"}
_MAY_HOLD_HTML = re.compile(r"<(?:a|img)\b", re.IGNORECASE)


class Outline(NamedTuple):
    """What stands where in a text: headings, links and images in order, and the anchors of raw HTML."""

    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    anchors: frozenset[str]


class Item(NamedTuple):
    """A list item without its nested lists: its plain text, its first strong words, its place."""

    text: str
    strong: str
    span: Span


_Event: TypeAlias = Any


class Characters:
    """Turns byte positions of a text into character positions."""

    def __init__(self, source: str) -> None:
        self._bytes = b"" if source.isascii() else source.encode()
        self._before = [0]
        for start in range(0, len(self._bytes), _BLOCK):
            self._before.append(self._before[-1] + self._count(start, start + _BLOCK))

    def _count(self, start: int, end: int) -> int:
        return len(self._bytes[start:end].translate(None, _CONTINUATION))

    def _position(self, place: int) -> int:
        block = place // _BLOCK
        return self._before[block] + self._count(block * _BLOCK, place)

    def span(self, place: dict[str, int]) -> Span:
        """Return the characters that a place in bytes covers."""
        start, end = place["start"], place["end"]
        return Span(self._position(start), self._position(end)) if self._bytes else Span(start, end)


class _RawHtml(HTMLParser):
    """Collects links, images and anchors from a piece of raw HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str, bool]] = []
        self.anchors: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "a" and values.get("href"):
            self.links.append((values["href"], "", False))
        if tag == "img" and values.get("src"):
            self.links.append((values["src"], values.get("alt", ""), True))
        self.anchors += [values[name] for name in ("id", "name") if values.get(name)]


def events(source: str) -> Iterator[tuple[_Event, dict[str, int]]]:
    """Yield every event of the parser with its place, in bytes; `Characters` turns places into spans."""
    # A string keeps the UTF-8 that was asked of it for as long as it lives; a copy of it soon dies.
    passing = source if source.isascii() else source.encode().decode()
    return pyromark.events_with_range(passing, options=OPTIONS)  # type: ignore[return-value]


class _OutlineReader:
    """Walks the events of one text and notes headings, links and anchors."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.characters = Characters(source)
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.anchors: list[str] = []
        self.depth = 0
        self.listens = False
        self.heading: list[str] | None = None
        self.open_links: list[tuple[Any, bool, list[str], Span]] = []

    def read(self) -> Outline:
        for event, place in events(self.source):
            if type(event) is str:
                self.text(" ")
            elif "Text" in event:
                if self.listens:
                    self.text(event["Text"])
            elif "Start" in event:
                told = event["Start"]
                if (kind := told if type(told) is str else next(iter(told))) in _NOTED:
                    self.start(kind, told, place)
            elif "End" in event:
                told = event["End"]
                if (kind := told if type(told) is str else next(iter(told))) in _NOTED:
                    self.end(kind, told, place)
            else:
                self.other(event, place)
        return Outline(tuple(self.headings), tuple(self.links), frozenset(self.anchors))

    def other(self, event: _Event, place: dict[str, int]) -> None:
        if "Code" in event:
            self.text(event["Code"])
        elif "Html" in event or "InlineHtml" in event:
            self.html(event.get("Html") or event.get("InlineHtml") or "", place)

    def text(self, text: str) -> None:
        if self.heading is not None:
            self.heading.append(text)
        for _, _, words, _ in self.open_links:
            words.append(text)

    def start(self, kind: str, told: Any, place: dict[str, int]) -> None:  # noqa: ANN401 - the parser's events are untyped
        if kind in _CONTAINERS:
            self.depth += 1
            return
        if kind == "Heading":
            self.heading = []
        else:
            self.open_links.append((told[kind], kind == "Image", [], self.characters.span(place)))
        self.listens = True

    def end(self, kind: str, told: Any, place: dict[str, int]) -> None:  # noqa: ANN401 - the parser's events are untyped
        if kind in _CONTAINERS:
            self.depth -= 1
            return
        if kind == "Heading":
            words, self.heading = "".join(self.heading or ()).strip(), None
            if self.depth == 0:
                self.headings.append(Heading(int(told[kind][1]), words, self.characters.span(place)))
        elif self.open_links:
            link, is_image, words_of, span = self.open_links.pop()
            mail = "mailto:" if link["link_type"] == "Email" else ""
            self.links.append(Link(mail + link["dest_url"], "".join(words_of), span, is_image, link["title"]))
        self.listens = self.heading is not None or bool(self.open_links)

    def html(self, html: str, place: dict[str, int]) -> None:
        if not _MAY_HOLD_HTML.search(html) and "id=" not in html:
            return
        raw, span = _RawHtml(), self.characters.span(place)
        raw.feed(html)
        self.links += [Link(destination, text, span, is_image) for destination, text, is_image in raw.links]
        self.anchors += raw.anchors


def outline(source: str) -> Outline:
    """Return the headings, links and anchors of a Markdown text.

    Headings inside block quotes, list items, comments and code are not headings of the document.
    """
    return _OutlineReader(source).read()


def definitions(source: str, links: Iterable[Link]) -> str:
    """Return Markdown that defines the labels of a text's reference links, so that a part of it can be read alone.

    `links` are those of the whole text, whose definitions may stand anywhere in it.
    """
    written = (source[link.span.start : link.span.end] for link in links)
    labels = (text[:-1].rpartition("[")[2] for text in written if text.endswith("]"))
    return "".join(f"[{label}]: #\n" for label in dict.fromkeys(labels))


def plain_text(source: str, defined: str = "") -> str:
    """Return the words of a Markdown text without markup; blocks stand on lines of their own.

    `defined` are the `definitions` of the text that this one is a part of.
    """
    if not _MARKUP.search(source):
        return " ".join(source.split())
    return _parsed_text(f"{defined}\n{source}" if defined and "]" in source else source)


def _parsed_text(source: str) -> str:
    parts: list[str] = []
    event: _Event
    for event in pyromark.events(source, options=OPTIONS, merge_text=True):
        if type(event) is str:
            parts.append("\n" if event == "Rule" else " ")
            continue
        if "Text" in event:
            parts.append(event["Text"])
        elif "Start" in event:
            told = event["Start"]
            if (told if type(told) is str else next(iter(told))) not in _INLINE:
                parts.append("\n")
        elif "Code" in event:
            parts.append(event["Code"])
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})


class _ItemReader:
    """Walks the events of one text and notes the items of its outermost lists."""

    def __init__(self, source: str) -> None:
        self.characters = Characters(source)
        self.lists = 0
        self.items: list[Item] = []
        self.text: list[str] = []
        self.strong: list[str] = []
        self.inside: list[str] = []
        self.source = source

    def read(self) -> Iterator[Item]:
        for event, place in events(self.source):
            if type(event) is dict and "Start" in event:
                told = event["Start"]
                self.open(told if type(told) is str else next(iter(told)))
            elif type(event) is dict and "End" in event:
                told = event["End"]
                if (item := self.close(told if type(told) is str else next(iter(told)), place)) is not None:
                    yield item
            elif self.lists == 1:
                self.words(" " if type(event) is str else event.get("Text") or event.get("Code") or "")

    def open(self, name: str) -> None:
        self.lists += name == "List"
        if name == "Item" and self.lists == 1:
            self.text, self.strong, self.inside = [], [], []
        elif self.lists == 1:
            self.inside.append(name)
            if name == "Paragraph" and self.text:
                self.text.append("\n")

    def close(self, name: str, place: dict[str, int]) -> Item | None:
        self.lists -= name == "List"
        if name == "Item" and self.lists == 1:
            text, strong = ("".join(words) for words in (self.text, self.strong))
            return Item(" ".join(text.split()), " ".join(strong.split()), self.characters.span(place))
        if self.lists == 1 and self.inside and name == self.inside[-1]:
            self.inside.pop()
            if name == "Strong":
                self.strong.append("\n")
        return None

    def words(self, word: str) -> None:
        if "Image" in self.inside:
            return
        self.text.append(word)
        if "Strong" in self.inside and "\n" not in self.strong:
            self.strong.append(word)


def list_items(source: str, defined: str = "") -> tuple[Item, ...]:
    """Return the items of every outermost list of a Markdown text, in order.

    `defined` are the `definitions` of the text that this one is a part of.
    """
    return tuple(_ItemReader(f"{source}\n\n{defined}" if defined and "]" in source else source).read())


def without_comments(source: str, filler: str = "") -> str:
    """Return a text without HTML comments; each character of one becomes `filler`. An open comment stays."""
    parts: list[str] = []
    end = 0
    while (start := source.find("<!--", end)) >= 0 and (close := source.find("-->", start + 4)) >= 0:
        parts += [source[end:start], filler * (close + 3 - start)]
        end = close + 3
    return "".join((*parts, source[end:]))
