"""Safe HTML to Typst: what the book's Markdown becomes for every format is set on paper, element by element."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from patternbook.publish.formats.paper.source import array, call, string, words
from patternbook.publish.formats.paper.tables import Cell, table

if TYPE_CHECKING:
    from patternbook.publish.formats.paper.places import Places

_WRAPS = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "emph"),
    **dict.fromkeys(("strong", "b", "summary", "caption", "dt"), "strong"),
    **dict.fromkeys(("del", "s", "strike"), "strike"),
    **dict.fromkeys(("ins", "u"), "underline"),
    "small": "smaller",
    "figcaption": "caption",
    "sub": "sub",
    "mark": "highlight",
    "blockquote": "quotation",
    "dd": "indented",
}
_BLOCKS = frozenset(
    {"p", "div", "figure", "figcaption", "summary", "caption", "details", "dt", "dd", "address", "aside"}
)
_LINES = frozenset({"a", "code", "img", "kbd", "q", "samp", "sup", *_WRAPS}) - _BLOCKS - {"blockquote"}
"""Elements that stand in a line of text."""
_LISTS = frozenset({"ul", "ol"})
_VERBATIM = frozenset({"pre", "code"})
_DEEPEST = 12
"""Elements within each other that are sure to be set; what lies deeper loses its looks, not its words."""
_DEEPEST_LIST = 6
_LONGEST_NUMBER = 4
_ICON = 40
"""Pixels of height up to which a picture stands in the line."""
_POINTS = 0.6
"""Of a pixel: a picture 480 pixels wide takes 10 cm."""


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet: its content so far, and what its parts bring that is more than content."""

    tag: str
    attributes: dict[str, str]
    content: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    is_loose: bool = False

    @property
    def kinds(self) -> list[str]:
        return self.attributes.get("class", "").split()


class Flow(HTMLParser):
    """Sets the HTML of one page. `places` says where links lead and notes what the page offers and shows.

    `shift` moves headings down, so that they hang below the page's title.
    """

    def __init__(self, places: Places, shift: int = 0) -> None:
        super().__init__()
        self._places = places
        self._shift = shift
        self._open = [_Open("", {})]
        self._waiting: list[str] = []
        self._special = {
            **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), self._heading),
            **dict.fromkeys(("td", "th"), self._cell),
            **dict.fromkeys(("ul", "ol"), self._list),
            "a": lambda element, content: self._places.linked(element.attributes.get("href", ""), content),
            "aside": lambda _, content: call("hint", string("info"), body=content),
            "code": self._code,
            "div": self._division,
            "li": self._item,
            "p": self._paragraph,
            "pre": self._listing,
            "q": lambda _, content: f'#"“"{content}#"”"',
            "span": self._span,
            "sup": self._raised,
            "table": lambda element, _: table(element.rows),
            "tr": self._row,
        }

    def set(self, html: str) -> str:
        """Return the content for a piece of sanitized HTML."""
        self.reset()
        self._open = [_Open("", {})]
        self.feed(html)
        self.close()
        while len(self._open) > 1:
            self.handle_endtag(self._open[-1].tag)
        self._release()
        return "".join(self._open[0].content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, or set one that has no content."""
        attributes = {name: value or "" for name, value in attrs}
        if name := attributes.get("id"):
            self._waiting += self._places.offer(name)
        if tag in _LINES:
            self._release()
        if tag in {"br", "hr", "wbr"}:
            self._emit({"br": "#linebreak()", "hr": "#divider"}.get(tag, ""))
        elif tag == "img":
            self._emit(self._picture(attributes))
        else:
            if tag in _BLOCKS and self._open[-1].content:
                self._emit("#parbreak()")
            self._open.append(_Open(tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        """Close an element: what it is becomes part of the one around it."""
        if len(self._open) == 1 or self._open[-1].tag != tag:
            return
        element = self._open.pop()
        content = self._closed(element, "".join(element.content))
        if content:
            self._emit(f"{content}#parbreak()" if tag in _BLOCKS else content)

    def handle_data(self, data: str) -> None:
        """Set words; white space between blocks is none."""
        top = self._open[-1]
        if self._is_verbatim:
            top.content.append(data)
        elif data.strip():
            self._release()
            self._emit(words(data))
        elif top.content and top.tag not in _LISTS:
            self._emit(" ")

    @property
    def _is_verbatim(self) -> bool:
        return any(element.tag in _VERBATIM for element in self._open)

    def _emit(self, content: str) -> None:
        """Add content to the innermost element; what stands in a list beside its items becomes one."""
        if self._is_verbatim or not content:
            return
        top = self._open[-1]
        (top.items if top.tag in _LISTS else top.content).append(content)

    def _release(self) -> None:
        """Put what waits for words, anchors and states, before the words that come."""
        if not self._is_verbatim:
            self._open[-1].content += self._waiting
            self._waiting = []

    def _closed(self, element: _Open, content: str) -> str:
        if (special := self._special.get(element.tag)) is not None:
            return special(element, content)
        if not content.strip() or len(self._open) > _DEEPEST or element.tag not in _WRAPS:
            return content
        return call(_WRAPS[element.tag], body=content)

    def _paragraph(self, _: _Open, content: str) -> str:
        self._open[-1].is_loose = True
        return content

    def _heading(self, element: _Open, content: str) -> str:
        return call("inner-title", str(min(6, int(element.tag[1]) + self._shift)), body=content) if content else ""

    def _code(self, _: _Open, content: str) -> str:
        if self._is_verbatim:
            self._open[-1].content.append(content)
            return ""
        return call("code", string(" ".join(content.split())))

    def _listing(self, _: _Open, content: str) -> str:
        return call("listing", array(string(line.expandtabs(4)) for line in content.rstrip().split("\n")))

    def _division(self, element: _Open, content: str) -> str:
        if content and "hint" in element.kinds:
            return call("hint", string(element.kinds[-1]), body=content)
        return call("smaller", body=content) if content and "footnote-definition" in element.kinds else content

    def _span(self, element: _Open, content: str) -> str:
        if "state" in element.kinds:
            self._waiting.append(call("state", body=content))
            return ""
        around = self._open[-1]
        return f' #"·" {content}' if "state" in around.kinds and around.content else content

    def _raised(self, element: _Open, content: str) -> str:
        if not content.strip():
            return content
        raised = call("super", body=content)
        if "footnote-definition-label" in element.kinds:
            self._waiting.append(f"{raised} ")
            return ""
        return raised

    def _item(self, element: _Open, content: str) -> str:
        above = self._open[-1]
        if above.tag not in _LISTS:
            return call("list", f"[{content}]")
        above.items.append(content)
        above.is_loose |= element.is_loose
        return ""

    def _list(self, element: _Open, _: str) -> str:
        if not element.items:
            return ""
        if sum(above.tag in _LISTS for above in self._open) >= _DEEPEST_LIST or len(self._open) > _DEEPEST:
            return "".join(f"#parbreak(){item}" for item in element.items)
        named = {"tight": "false" if element.is_loose else "true"}
        start = element.attributes.get("start", "")
        if element.tag == "ol" and start.isdecimal() and len(start) <= _LONGEST_NUMBER:
            named["start"] = str(int(start))
        return call("enum" if element.tag == "ol" else "list", *(f"[{item}]" for item in element.items), **named)

    def _cell(self, element: _Open, content: str) -> str:
        row = self._nearest("tr")
        if row is None:
            return content
        row.cells.append(Cell(content, element.attributes, is_head=element.tag == "th"))
        return ""

    def _row(self, element: _Open, content: str) -> str:
        around = self._nearest("table")
        if around is None:
            return content
        around.rows.append(element.cells)
        return ""

    def _nearest(self, tag: str) -> _Open | None:
        return next((element for element in reversed(self._open) if element.tag == tag), None)

    def _picture(self, attributes: dict[str, str]) -> str:
        """Return a picture of the library, a small one in the line; its words, where it is not one of the library."""
        alt = attributes.get("alt", "")
        shown = self._places.shown(attributes.get("src", ""), alt)
        if shown is None:
            return words(alt)
        width, height = (attributes.get(side, "") for side in ("width", "height"))
        size = f"{int(width) * _POINTS:g}pt" if width.isdecimal() else "auto"
        is_icon = height.isdecimal() and int(height) <= _ICON
        return call("icon" if is_icon else "picture", *map(string, shown), width=size)
