"""Markdown becomes HTML in which every element ends where it should, on every page of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sites import read_page, site_of

from patternbook.publish.markup import Anchors, Markup

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "text",
    [
        "```\ncode\n```\n\n## Why\n\nwords\n",
        "~~~~ markdown\n## P\n~~~~\n\n| a |\n| - |\n| b |\n\n[x](https://example.org) ![y](z.png)\n",
        "# A\n\n> ```\n> x\n> ```\n\n1. one\n\n   ```\n   y\n   ```\n",
    ],
)
def test_what_follows_code_is_no_code(text: str) -> None:
    """A block of code ends where its author ended it, and the text below is set as text."""
    shown = Markup({}, lambda _: "", Anchors(("content",)), language="en", top=0).html(text)
    seen = read_page(shown.encode())
    assert (seen.wrong, seen.open) == ([], [])
    assert "</pre>" in shown


@pytest.mark.parametrize("library", ["example", "corpus"])
def test_every_page_is_nested_well(library: str, request: pytest.FixtureRequest) -> None:
    """Browsers guess where elements end that nobody ended; no page leaves them to guess."""
    root: Path = request.getfixturevalue(library)
    pages = site_of(root).pages
    assert len(pages) > 20
    assert {path: (seen.wrong, seen.open) for path, seen in pages.items() if seen.wrong or seen.open} == {}
