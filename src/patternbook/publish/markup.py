"""Markdown to safe HTML: parsed once a page, sanitized, its links led, its headings given both dialects of anchors."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

import nh3
import pyromark

from patternbook.pattern.markdown import OPTIONS
from patternbook.pattern.slugs import gitbook_anchor, github_anchor
from patternbook.publish.book import ToPicture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from patternbook.publish.book import LinkTo

_TAGS = frozenset(nh3.ALLOWED_TAGS - {"map", "area", "article", "header", "footer", "nav", "hgroup", "center"}) | {
    "tfoot"
}
_ATTRIBUTES = {
    "*": {"id", "lang", "dir"},
    "a": {"href", "name", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "abbr": {"title"},
}
_CLASSES = {
    "sup": {"footnote-reference", "footnote-definition-label"},
    "div": {"footnote-definition", "hint", "info", "success", "warning", "danger"},
}
_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    attributes=_ATTRIBUTES,
    allowed_classes=_CLASSES,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)

_CUT = "<!--cut here-->"
_LIQUID = re.compile(
    r"(?P<code>^(?P<fence>[`~]{3,}).*?^(?P=fence)|`[^`\n]+`)|\{%-?\s*(?P<tag>\w+)(?P<rest>.*?)-?%\}",
    re.DOTALL | re.MULTILINE,
)
_STYLE = re.compile(r'style="(?:success|warning|danger|info)"')
_ALIGN = re.compile(r'<(t[dh]) style="text-align: (left|center|right)">')
_TAG = re.compile(r'<(?P<name>/?(?:a|img|h[1-6]|table)|pre)(?P<rest>(?: [\w-]+="[^"]*")*) ?/?>')
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
_ANY_TAG = re.compile(r"<[^>]*>")
_OUTWARD = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_WEB = re.compile(r"\A(?:(https?:)/*|//)", re.IGNORECASE)
_WIDE = "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6\u3000-\u303f]"
_INLINE = r"(?:</?(?:a|b|i|em|strong|code|del|span|sup|sub|small|mark)\b[^<>]*>)*"
_SOFT = re.compile(rf"({_WIDE}{_INLINE})\n|\n(?={_INLINE}{_WIDE})")
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
CJK = ("ja", "zh")
"""Languages in whose texts a line break between words stands for nothing."""


def without_liquid(source: str) -> str:
    """Turn GitBook's hint blocks into marked divisions and drop its other tags; code is left alone."""

    def piece(match: re.Match[str]) -> str:
        if match["code"]:
            return match.group()
        if match["tag"] == "hint":
            style = _STYLE.search(match["rest"])
            return f'\n\n<div class="hint {style.group()[7:-1] if style else "info"}">\n\n'
        return "\n\n</div>\n\n" if match["tag"] == "endhint" else ""

    return _LIQUID.sub(piece, source) if "{%" in source else source


def without_soft_breaks(text: str) -> str:
    """Join the lines of Chinese and Japanese HTML, where a line break is no space; preformatted text stays."""
    parts = _PRE.split(text)
    parts[::2] = [_SOFT.sub(r"\1", part) for part in parts[::2]]
    return "".join(parts)


def words_of(fragment: str) -> str:
    """Return the text of an HTML fragment without tags."""
    return html.unescape(_ANY_TAG.sub("", fragment)).strip()


class Anchors:
    """Gives out the ids of one page: each heading gets its anchors in both dialects, repeats are numbered."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.given: set[str] = set(taken)
        self._seen: dict[str, dict[str, int]] = {"github": {}, "gitbook": {}}

    def of(self, heading: str) -> list[str]:
        """Return the ids of the next heading, the one for GitHub's links first; those given before are left out."""
        found = []
        for dialect, make in (("github", github_anchor), ("gitbook", gitbook_anchor)):
            if not (anchor := make(heading)):
                continue
            again = self._seen[dialect].get(anchor, 0)
            self._seen[dialect][anchor] = again + 1
            found.append(f"{anchor}-{again}" if again else anchor)
        return self.claim(*found)

    def claim(self, *names: str) -> list[str]:
        """Return the names that no element of the page has yet, now taken."""
        fresh = [name for name in dict.fromkeys(names) if name and name not in self.given]
        self.given.update(fresh)
        return fresh


class Markup:
    """Renders the Markdown of one page.

    `links` leads destinations (percent signs decoded) to places, `address` turns a place into an
    href or src. `anchors` gives out ids; headings are moved below `top`, without gaps.
    """

    def __init__(
        self,
        links: Mapping[str, LinkTo],
        address: Callable[[LinkTo], str],
        anchors: Anchors,
        *,
        language: str,
        top: int = 2,
    ) -> None:
        self._links = links
        self._address = address
        self._anchors = anchors
        self._joins_lines = language.partition("-")[0] in CJK
        self._top = top

    def pieces(self, sources: Sequence[str]) -> Iterator[str]:
        """Yield the HTML of texts that belong to one document, so that link definitions in one serve all.

        Each piece takes its anchors when it is asked for: claim those of a heading above it before.
        """
        cut = _CUT
        while any(cut in source for source in sources):
            cut = f"{cut[:-3]}.-->"
        whole = without_liquid(f"\n\n{cut}\n\n".join(sources))
        rendered = _ALIGN.sub(r'<\1 align="\2">', pyromark.html(whole, options=OPTIONS)).split(cut)
        return (self._finished(_CLEANER.clean(_boxes(piece))) for piece in rendered)

    def html(self, source: str) -> str:
        """Return the HTML of one text."""
        return next(self.pieces([source]))

    def _finished(self, clean: str) -> str:
        """Lead the links of sanitized HTML, mark its headings, and join lines where the language asks for it."""
        done = _Pass(self._links, self._address, self._anchors, clean, self._top).html()
        return (without_soft_breaks(done) if self._joins_lines else done).strip()


def _boxes(rendered: str) -> str:
    """Show the boxes of task lists as characters, since nothing can be ticked there."""
    if "<input" not in rendered:
        return rendered
    checked = rendered.replace('<input disabled="" type="checkbox" checked=""/>\n', "☑ ")
    return checked.replace('<input disabled="" type="checkbox"/>\n', "☐ ")


class _Pass:
    """One pass over the tags of a sanitized fragment. The sanitizer writes every attribute in double quotes."""

    def __init__(
        self, links: Mapping[str, LinkTo], address: Callable[[LinkTo], str], anchors: Anchors, clean: str, top: int
    ) -> None:
        self.links = links
        self.address = address
        self.anchors = anchors
        self.clean = clean
        self.top = top
        self.level = top
        self.closing: list[str] = []
        self.in_link = False

    def html(self) -> str:
        return _TAG.sub(self.tag, self.clean)

    def tag(self, match: re.Match[str]) -> str:  # noqa: PLR0911 - one return a tag
        name = match["name"]
        if name == "a":
            return self.anchor(match)
        if name == "/a":
            self.in_link = False
            return match.group()
        if name == "img":
            return self.picture(dict(_ATTRIBUTE.findall(match["rest"])))
        if name == "pre":
            return f'<pre{match["rest"]} tabindex="0">'
        if name == "table":
            return f'<div class="wide" tabindex="0"><table{match["rest"]}>'
        if name == "/table":
            return "</table></div>"
        return self.heading(match)

    def anchor(self, match: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTE.findall(match["rest"]))
        href = attributes.pop("href", None)
        self.in_link = href is not None
        if href is not None and (led := self.led(html.unescape(href))):
            attributes = {"href": html.escape(led), **attributes}
        return f"<a{_written(attributes)}>"

    def led(self, destination: str) -> str:
        """Return the address for a destination as written, "" when it leads nowhere."""
        if _OUTWARD.match(destination):
            return _WEB.sub(lambda scheme: f"{scheme[1] or 'https:'}//", destination)
        known = self.links.get(unquote(destination.strip()))
        if known is None and destination.startswith("#"):
            return destination
        return self.address(known) if known is not None else ""

    def picture(self, attributes: dict[str, str]) -> str:
        source = html.unescape(attributes.pop("src", ""))
        words = attributes.pop("alt", "")
        if _OUTWARD.match(source):
            return self.picture_elsewhere(source, words)
        known = self.links.get(unquote(source.strip()))
        if not isinstance(known, ToPicture):
            return words
        size = _shown_size(known.size, attributes)
        shown = {"src": html.escape(self.address(known)), "alt": words, **size}
        if title := attributes.get("title"):
            shown["title"] = title
        return f'<img{_written(shown)} loading="lazy">'

    def picture_elsewhere(self, source: str, words: str) -> str:
        """Return a link in place of a picture on another host: reading the book must not call there."""
        words = words or html.escape(source.rpartition("/")[2].partition("?")[0]) or "picture"
        return words if self.in_link else f'<a href="{html.escape(source)}">{words}</a>'

    def heading(self, match: re.Match[str]) -> str:
        name, rest = match["name"], match["rest"]
        if name.startswith("/"):
            return self.closing.pop() if self.closing else ""
        self.level = max(self.top + 1, min(int(name[1]), self.level + 1))
        end = self.clean.find(f"</{name}>", match.end())
        ids = self.anchors.of(words_of(self.clean[match.end() : end]))
        self.closing.append(f"</h{self.level}>")
        rest = _ATTRIBUTE.sub(lambda a: "" if a[1] == "id" else a.group(), rest)
        return f"{spots(ids[1:])}<h{self.level}{rest}{_id(ids)}>"


def _id(ids: list[str]) -> str:
    return f' id="{html.escape(ids[0])}"' if ids else ""


def spots(ids: Iterable[str]) -> str:
    """Return empty elements that further anchors of the next element land on."""
    return "".join(f'<span id="{html.escape(name)}"></span>' for name in ids)


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items())


def _shown_size(size: tuple[int, int] | None, wished: Mapping[str, str]) -> dict[str, str]:
    """Return the width and height of a picture: its own, or the width its author wished for in scale."""
    if size is None or not all(size):
        return {}
    width, height = size
    wish = wished.get("width", "")
    if wish.isdigit() and 0 < int(wish) < width:
        width, height = int(wish), max(1, round(height * int(wish) / width))
    return {"width": str(width), "height": str(height)}


def fragment(anchor: str) -> str:
    """Return an anchor as the end of an address."""
    return f"#{quote(anchor, safe='')}" if anchor else ""
