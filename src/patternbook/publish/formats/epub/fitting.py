"""What may stand within what: HTML lets anything stand anywhere, XHTML refuses the page."""

from __future__ import annotations

from xml.etree import ElementTree as ET

_LISTS = frozenset({"ul", "ol"})
_PARTS = {"li": _LISTS, "dt": frozenset({"dl"}), "dd": frozenset({"dl"}), "summary": frozenset({"details"})}
"""Elements that stand in certain others alone."""
_OF_WORDS = frozenset(
    ["abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i", "kbd",
     "mark", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "summary", "sup",
     "time", "u", "var"]
)  # fmt: skip
"""Elements that hold words, pictures and links, and no blocks."""
_BLOCKS = frozenset(
    ["aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3",
     "h4", "h5", "h6", "li", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"]
)  # fmt: skip


def fit(parent: ET.Element, *, holds_words: bool = False) -> None:
    """Give the elements below one that stand where they may not a name that may, so that all their words stay."""
    holds_words = holds_words or parent.tag in _OF_WORDS
    if parent.tag in _LISTS:
        _list_everything(parent)
    for child in parent:
        if parent.tag not in _PARTS.get(child.tag, {parent.tag}):
            child.tag = "div"
        if holds_words and child.tag in _BLOCKS:
            child.tag = "span"
        elif holds_words and child.tag == "hr":
            child.tag = "br"
        fit(child, holds_words=holds_words)


def _list_everything(parent: ET.Element) -> None:
    """Make an item of everything in a list that is none."""
    if (parent.text or "").strip():
        first = ET.Element("li")
        first.text, parent.text = parent.text, None
        parent.insert(0, first)
    for at, child in enumerate(list(parent)):
        words, child.tail = child.tail or "", None
        item = child
        if child.tag != "li":
            item = ET.Element("li")
            item.append(child)
            parent[at] = item
        if words.strip():
            ET.SubElement(item, "span").text = words
        else:
            item.tail = words
