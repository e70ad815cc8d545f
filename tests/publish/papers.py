"""Books and cards on paper for tests: set in memory, read back, and looked at as pictures."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from PIL import Image
from pypdf import PdfReader

from patternbook.collaborate.opening import open_library
from patternbook.collaborate.publishing import circumstances
from patternbook.publish import Book, make_book
from patternbook.publish.formats import renderer
from patternbook.publish.formats.paper import engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from patternbook.publish.formats.paper.manuscript import Manuscript


@dataclass
class Paper:
    """A book on paper: what it was made from, its file, and what can be read there."""

    book: Book
    name: str
    data: bytes
    reader: PdfReader

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page."""
        return [page.extract_text() for page in self.reader.pages]

    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Return depth, title and number of the page (from 0) of every entry of the outline."""
        return list(self._below(self.reader.outline, 0))

    def _below(self, entries: Any, depth: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._below(entry, depth + 1)
            else:
                yield depth, str(entry.title), self.reader.get_destination_page_number(entry) or 0

    def section(self, title: str) -> str:
        """Return the text from the page that a bookmark leads to until the next bookmark's."""
        marks = self.bookmarks()
        at = next(number for number, (_, found, _) in enumerate(marks) if found == title)
        end = marks[at + 1][2] if at + 1 < len(marks) else len(self.reader.pages)
        return "\n".join(page.extract_text() for page in self.reader.pages[marks[at][2] : end])


def make_paper(root: Path, language: str, name: str, **options: Any) -> Paper:
    """Set the book of a library in a format."""
    library = open_library(root)
    book = make_book(library, language, **circumstances(root, library), **options)
    files = renderer(name, library.config)([book], read=lambda path: (root / path).read_bytes())
    [path] = files
    data = files[path]
    return Paper(book, path, data, PdfReader(io.BytesIO(data)))


@cache
def paper_of(root: Path, language: str, name: str) -> Paper:
    """Return the book of a library, set once a run."""
    return make_paper(root, language, name)


HOSTILE = r"""## Title

Mind #read("/etc/hostname") $x$ *One* @ref <here> \ "quoted"

## Patlet

#import "@preview/x:1.0.0" and #{ 1 + 1 }, $ math $, // no comment, /* nor this */ `#eval("1")`.

## Problem

LONGWORD and https://example.org/LONGADDRESS at the end.

A sign that no font has: &#x1FFFE; and #"] ) } #panic() [lost](endless.md#nowhere) [gone](missing.md).

[bad](javascript:alert(1))

<script>alert(1)</script><details><summary>More</summary>Inside<br>it <a id="spot"></a></details>

<table><tr><td colspan="9999999999">a</td><td rowspan=5>b</td></tr><tr><td>c</td></tr></table>

## Context

DEEPLIST

DEEPQUOTE

WIDETABLE

| short | words in the middle | code |
| --- | --- | --- |
| a | these go on and on, so that little room is left for what follows | `an_identifier_of_22()` |

- [ ] open
- [x] done

0. zero

99999999999. big

Foot[^1] note.

[^1]: The note below.

## Solution

![A broken picture](../../assets/broken.png) ![A reaching one](../../assets/reaching.svg)

![A wide one](../../assets/wide.png)

![A tall one](../../assets/tall.png)

{% hint style="warning" %}
Careful **now**.
{% endhint %}

    CODELINE
"""


def hostile_library(folder: Path) -> Path:
    """Write a library with what no author should write, and some do."""
    deep = "\n".join("  " * depth + f"- level{depth}" for depth in range(40))
    quotes = "\n\n".join(">" * depth + f" quote{depth}" for depth in range(1, 40))
    rows = [" | ".join(f"{word}{n}" for n in range(12)) for word in ("Head", "Internationalization")]
    table = f"| {rows[0]} |\n|{'---|' * 12}\n| {rows[1]} |"
    text = (
        HOSTILE.replace("LONGWORD", "Overlong" * 60)
        .replace("LONGADDRESS", "path/" * 60 + "x" * 300)
        .replace("DEEPLIST", deep)
        .replace("DEEPQUOTE", quotes)
        .replace("WIDETABLE", table)
        .replace("CODELINE", "code(" + "argument, " * 40 + "y" * 200 + ")")
    )
    patterns, assets = folder / "patterns" / "2-structured", folder / "assets"
    patterns.mkdir(parents=True)
    assets.mkdir()
    (patterns / "mind.md").write_text(text, encoding="utf-8")
    endless = "## Title\n\n" + "Never ending " * 40 + "\n\n## Patlet\n\n" + "Far too long for a card. " * 90
    (patterns / "endless.md").write_text(f"{endless}\n\n## Problem\n\n{'W' * 2000}\n", encoding="utf-8")
    (patterns / "empty.md").write_text("", encoding="utf-8")
    (assets / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nno picture")
    (assets / "reaching.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">'
        '<image width="9" height="9" href="paper.typ"/></svg>'
    )
    for name, size in (("wide.png", (2400, 60)), ("tall.png", (60, 3000))):
        Image.new("RGB", size, "#0b6b66").save(assets / name)
    return folder


def pictures(manuscript: Manuscript, monkeypatch: pytest.MonkeyPatch) -> list[Image.Image]:
    """Return the pages of a manuscript as pictures in gray."""
    made: list[bytes] = []
    compile_source = engine.compile_source

    def as_pictures(main: str, files: Any, told: Any, **options: Any) -> bytes:
        if main == manuscript.source:
            found: Any = compile_source(main, files, told, format="png", ppi=36)
            made[:] = found if isinstance(found, list) else [found]
            return b""
        return compile_source(main, files, told, **options)

    monkeypatch.setattr(engine, "compile_source", as_pictures)
    engine.typeset(manuscript)
    return [Image.open(io.BytesIO(page)).convert("L") for page in made]


def is_white(picture: Image.Image, left: float, right: float) -> bool:
    """Whether nothing is printed between two shares of a page's width."""
    box = (round(left * picture.width), 0, round(right * picture.width), picture.height)
    return picture.crop(box).getextrema() == (255, 255)
