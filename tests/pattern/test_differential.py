"""Two parsers see the same: pulldown-cmark, which reads patterns, and markdown-it-py, which only checks it here."""

from __future__ import annotations

import itertools
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from patternbook.pattern.markdown import list_items, outline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markdown_it.token import Token

pytestmark = pytest.mark.corpus

ORACLE = MarkdownIt("commonmark").enable(["table", "strikethrough"])
FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?=\n|\Z)", re.DOTALL)
FOOTNOTE = re.compile(r"\[\^[^\]]+\]")
"""A reference to a footnote: GitHub knows them, CommonMark and so the oracle take them for text."""
AUTOLINK = re.compile(r"<[a-zA-Z][a-zA-Z0-9+.-]*:|<[^ >]+@")
TREES = ("innersource-patterns", "innersource-patterns-2021", "libraries")

KNOWN_DIFFERENCES: dict[str, str] = {}
"""Examples of the specifications where the parsers rightly differ, and why."""


def parsed(source: str) -> list[Token]:
    """Parse with the oracle; front matter, which CommonMark does not know, becomes blank lines."""
    return ORACLE.parse(FRONT_MATTER.sub(lambda match: "\n" * match.group().count("\n"), source, count=1))


def text_of(inline: Token) -> str:
    """Return the plain text of an inline token, line breaks as spaces."""
    parts = []
    for child in inline.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type == "image":
            parts.append(text_of(child))
        elif child.type in {"text", "code_inline", "text_special"}:
            parts.append(child.content)
    return "".join(parts)


def expected_headings(source: str) -> list[tuple[int, str, int]]:
    """Return level, text and line of every heading outside lists and quotes."""
    return [
        (int(opened.tag[1]), FOOTNOTE.sub("", text_of(inline)).strip(), (opened.map or [0])[0] + 1)
        for opened, inline in itertools.pairwise(parsed(source))
        if opened.type == "heading_open" and opened.level == 0
    ]


def expected_links(source: str) -> Iterator[tuple[str, bool]]:
    """Yield destination, and whether it is an image, of every Markdown link."""
    stack = parsed(source)
    while stack:
        token = stack.pop(0)
        if token.type == "link_open":
            yield unquote(str(token.attrs["href"])), False
        elif token.type == "image":
            yield unquote(str(token.attrs["src"])), True
        stack = [*(token.children or ()), *stack]


def expected_items(source: str) -> int:
    """Return how many items the outermost lists have."""
    count = depth = 0
    for token in parsed(source):
        depth += token.type in {"bullet_list_open", "ordered_list_open"}
        depth -= token.type in {"bullet_list_close", "ordered_list_close"}
        count += token.type == "list_item_open" and depth == 1
    return count


def is_html(written: str) -> bool:
    """Whether a link is written as an HTML tag, which the oracle passes through unread."""
    return written.startswith("<") and not AUTOLINK.match(written)


def compare(source: str, where: str) -> None:
    """Fail where our reading of a source and the oracle's differ."""
    ours = outline(source)
    headings = [(h.level, h.text, source.count("\n", 0, h.span.start) + 1) for h in ours.headings]
    assert headings == expected_headings(source), where
    markdown = [link for link in ours.links if not is_html(source[link.span.start : link.span.end].lstrip())]
    links = sorted((unquote(link.destination), link.is_image) for link in markdown)
    assert links == sorted(expected_links(source)), where
    assert len(list_items(source)) == expected_items(source), where


def test_real_files_are_read_alike(shared: Path) -> None:
    """Protects every real pattern from a heading, link or list item that only one parser sees."""
    files = sorted(path for tree in TREES for path in (shared / "corpora" / tree).rglob("*.md"))
    assert len(files) > 700
    for path in files:
        compare(path.read_bytes().decode().replace("\r\n", "\n"), str(path))


def examples(shared: Path) -> Iterator[tuple[str, str]]:
    """Yield name and Markdown of every example of the CommonMark and GFM specifications."""
    for name in ("commonmark-spec", "gfm-spec", "gfm-extensions", "cmark-regression"):
        for number, example in enumerate(json.loads((shared / "corpora" / "spec" / f"{name}.json").read_text())):
            yield f"{name} {example.get('example', number)}", example["markdown"]


def test_examples_of_the_specifications_are_read_alike(shared: Path) -> None:
    """Protects the corner cases of CommonMark: setext, closed hashes, lazy continuation, reference links."""
    different = {}
    for name, source in examples(shared):
        try:
            compare(source, name)
        except AssertionError as error:
            different[name] = f"{source!r}\n{str(error)[:300]}"
    unexpected = [f"{name}\n{why}" for name, why in different.items() if name not in KNOWN_DIFFERENCES]
    assert not unexpected, "\n\n".join(unexpected)
    assert set(different) == set(KNOWN_DIFFERENCES)
