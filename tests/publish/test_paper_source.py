"""Typst source made of what authors write: the same words, and never a command."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import typst
from hypothesis import example, given
from hypothesis import strategies as st

from patternbook.collaborate.opening import open_library
from patternbook.publish import make_book
from patternbook.publish.formats.paper.flow import Flow
from patternbook.publish.formats.paper.places import Index, Places
from patternbook.publish.formats.paper.source import string, visible
from patternbook.publish.markup import Anchors, Markup, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIGNS = "*_`#[]()<>{}\\\"'$@~|!-+.:/&;=% \n\t012abcé日😀\u00ad\u200b\u202e"
STUBS = """
#let body-of(..all) = all.pos().last()
#let (inner-title, quotation, smaller, caption, indented, hint, outward, to, state) = (body-of,) * 9
#let code(words) = text(words)
#let listing(lines) = lines.map(text).join()
#let grid-of(widths, head, cells) = (..head, ..cells).join()
#let in-cell(body) = body
#let divider = none
"""


class Nowhere:
    """A page whose links lead nowhere and that shows no picture."""

    def offer(self, anchor: str) -> list[str]:  # noqa: ARG002 - the signature of places
        """Offer nothing."""
        return []

    def linked(self, href: str, content: str) -> str:  # noqa: ARG002
        """Return the content alone."""
        return content

    def shown(self, source: str, alt: str) -> None:
        """Show nothing."""


def asked(source: str) -> list[Any]:
    """Return the values that a source marks with `<it>`, as the engine has them."""
    told = typst.query({"main.typ": source.encode()}, "<it>", field="value", ignore_system_fonts=True)
    found: list[Any] = json.loads(told)
    return found


def texts(content: Any) -> Iterator[str]:
    """Yield the words of content, in order."""
    if isinstance(content, list):
        for each in content:
            yield from texts(each)
    elif isinstance(content, dict):
        if content.get("func") == "text":
            yield content["text"]
        for each in content.values():
            yield from texts(each)


def set_markdown(source: str) -> tuple[str, str]:
    """Return the words of a Markdown text as the website has them and as they are set, without white space."""
    html = Markup({}, lambda _: "", Anchors(), language="en").html(source)
    content = Flow(Nowhere()).set(html)  # type: ignore[arg-type]  # all that Flow asks of places
    marked = asked(f"{STUBS}#[#metadata([{content}])<it>]")
    return "".join(visible(words_of(html)).split()), "".join("".join(texts(marked)).split())


@given(st.lists(st.text(SIGNS) | st.text(), max_size=9))
@example(['"#panic()', '\\"', "\\", "\\u{41}", "*/ /* //", "\x00\r\n"])
def test_a_text_stays_a_text(all_texts: list[str]) -> None:
    """Protects machines from patterns: no text ends the string that it is written into."""
    source = "".join(f"#[#metadata({string(text)})<it>]\n" for text in all_texts)
    assert asked(source) == [visible(text) for text in all_texts]


@given(st.text(SIGNS))
@example("1. a\n   > b\n   > - c\n\n       code `x`\n\n| a | b |\n|---|--:|\n| 1 | *2* |\n\n[^1]\n\n[^1]: d")
@example(
    "<details><summary>a</summary><q>b</q></details><table><tr><td>c<td>d</table><ul>e<li>f</ul><dl><dt>g<dd>h</dl>"
)
@example("- [ ] a\n- [x] b\n\n***\n\n\\#let x = 1; #x $y$ @z <w>\n\n# h `i` **j _k_**")
def test_markdown_is_set_in_the_same_words(source: str) -> None:
    """Protects authors: whatever they write, what is set has the words that the website shows, in their order."""
    shown, printed = set_markdown(source)
    assert printed.replace("“", "").replace("”", "") == shown.replace("“", "").replace("”", "")


@pytest.mark.parametrize("sign", ["*", ">", "- ", "1. ", "~~", "<b>", "<sup>"])
def test_what_lies_very_deep_is_still_set(sign: str) -> None:
    """Protects the book from one author's hundred levels: the engine allows few, so looks end and words go on."""
    deep = (
        "\n".join("   " * depth + f"{sign}{depth}" for depth in range(30)) if sign.endswith(" ") else sign * 120 + "x"
    )
    shown, printed = set_markdown(deep)
    assert printed == shown


def test_links_go_as_near_as_they_can(example: Path) -> None:
    """Protects readers from dead links: a lost anchor leads to its page, a page of the website alone to the website."""
    book = make_book(open_library(example), "en")
    index = Index(book, ("p/here", "p/there"))
    here = Places(index, "p/here")
    assert here.offer("solution") == ['#spot("p/here#solution")']
    assert here.offer("solution") == []
    assert here.linked("#solution", "x") == '#to("p/here#solution")[x]'
    assert here.linked("#Lösung".replace("ö", "%C3%B6"), "x") == '#to("p/here#Lösung")[x]'
    assert here.linked("page:p/there", "x") == '#to("p/there")[x]'
    assert here.linked("page:p/there#gone", "x") == '#to("p/there#gone")[x]'
    assert index.lost() == '("p/here#Lösung": "p/here", "p/there#gone": "p/there", )'
    assert here.linked("https://example.org/", "x") == '#link("https://example.org/")[#outward()[x]]'
    assert here.linked("page:whats-new", "x") == here.linked("picture:assets/a.png", "x") == here.linked("", "x") == "x"
    assert Places(Index(book, ("toc",)), "p/here").linked("page:map", "x") == '#to("toc")[x]'
    online = Index(replace(book, about=replace(book.about, address="https://patterns.example")), index.names)
    told = Places(online, "p/here").linked("page:whats-new", "x")
    assert told == '#link("https://patterns.example/whats-new/")[#outward()[x]]'
