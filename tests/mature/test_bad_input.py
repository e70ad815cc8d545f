"""No rule raises, and none takes quadratic time, whatever the files hold."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_examples import BASE, EXAMPLE, OPEN_DOOR_HOURS, library_of

from patternbook.collaborate.disk.worktree import read_files
from patternbook.library import make_library
from patternbook.mature.checking.engine import check
from patternbook.mature.checking.fixing import plan_fixes
from patternbook.mature.levels.board import board

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_PIECES = st.sampled_from(
    [
        "# ", "## ", "### ", "- ", "* ", "1. ", "> ", "\n", "\n\n", "    ", "\t", "```\n", "~~~\n", "<!--", "-->",
        "---\n", "[a](", "[a][b]", "[b]: x\n", "![", "](x.md#y)", ")", "](../..", "](//h", "](http://[", "**", "_", "`",
        "|", "\\",
        "Title", "Patlet", "Problem", "Solution", "Known Instances", "Status", "Authors", "TBD", "Initial", "level 9",
        "inner source", "Harbor Bank", "<a href='x'>", "<img src=x>", "patternbook: ignore PAT103 x", "é", "タ", "问",
        "\u200b", "\r\n", "\x00", "\U0001f389", "&amp;", "%2f", "%zz", "@", "(", "((", "\u0130",
    ]
)  # fmt: skip
"""Bits of Markdown, of patterns and of trouble, from which whole files are strewn together."""


def survives(source: str, path: str = EXAMPLE) -> None:
    """Check, mend and judge a library with one strange file."""
    library = library_of({**BASE, path: source, "README.md": source})
    plan_fixes(check(library), library, unsafe=True)
    board(library)


@given(st.lists(_PIECES | st.text(max_size=5), max_size=60).map("".join))
def test_strewn_markdown_is_survived(source: str) -> None:
    """Protects a check from one strange file: it is reported or passed over, never a traceback."""
    survives(source)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_strewn_sections_are_survived(body: str) -> None:
    """Protects the rules on sections, instances and links from strange text inside a whole pattern."""
    survives(OPEN_DOOR_HOURS.replace("- **Alder Rail**", body))


def test_the_commonmark_examples_are_survived(shared: Path) -> None:
    """Protects the rules from every construct that Markdown has."""
    examples = [
        e for file in sorted((shared / "corpora/spec").glob("*.json")) for e in _markdown(json.loads(file.read_text()))
    ]
    assert len(examples) > 600
    for start in range(0, len(examples), 50):
        files = {f"patterns/1-initial/e{start + n}.md": text for n, text in enumerate(examples[start : start + 50])}
        library = library_of(files)
        plan_fixes(check(library), library, unsafe=True)


def _markdown(found: object) -> list[str]:
    """Return every text in a JSON file that may be Markdown."""
    if isinstance(found, str):
        return [found]
    if isinstance(found, dict):
        return [text for key, value in found.items() if key not in {"html", "section"} for text in _markdown(value)]
    return [text for value in found for text in _markdown(value)] if isinstance(found, list) else []


@pytest.mark.parametrize(
    "folder",
    [
        "innersource-patterns-2021",
        "libraries/green-software-patterns",
        "libraries/ml-system-design-pattern",
        "libraries/agentic-patterns",
    ],
)
def test_other_libraries_are_survived(shared: Path, folder: str) -> None:
    """Protects libraries of other shapes: without configuration they get findings, not tracebacks."""
    files = read_files(shared / "corpora" / folder)
    library = library_of({})
    library = make_library(files, library.config)
    plan_fixes(check(library), library, unsafe=True)
    board(library)


_GROWING: dict[str, Callable[[int], str]] = {
    "headings": lambda n: "## Solution\n\nTBD\n\n" * n,
    "links": lambda n: "[a](x.md#y) ![](z.png) <b@c.d> " * n,
    "instances": lambda n: "## Known Instances\n\n" + "- **Harbor Bank** is planning, from 2001 to 2002\n" * n,
    "prose": lambda n: "## Problem\n\n" + 'They say "inner source" or Inner Source. ' * n,
    "quotes": lambda n: "## Problem\n\n" + '"inner sourcing ' * n,
    "comments": lambda n: "<!-- patternbook: ignore PAT301 because -->\n\n" * n,
    "open comments": lambda n: "<!-- " * n,
    "status": lambda n: "## Status\n\n" + "- old level\n" * n,
    "brackets": lambda n: "[" * n + "]" * n,
    "title": lambda n: "## Title\n\n" + "a " * n,
    "patlet": lambda n: "## Patlet\n\n" + "One. e.g. " * n,
}


@pytest.mark.parametrize("kind", _GROWING)
def test_ten_times_the_text_is_not_a_hundred_times_the_work(kind: str) -> None:
    """Protects a check from files that were made to stall it; work is counted in executed lines, not in time."""
    small, large = (_work(_GROWING[kind](n)) for n in (30, 300))
    assert large < 25 * small


def _work(source: str) -> int:
    """Return how many lines of the rules run to check a source; regular expressions count by their calls."""
    library = library_of({**BASE, EXAMPLE: source})
    lines = 0

    def trace(_frame: object, event: str, _argument: object) -> object:
        nonlocal lines
        lines += event == "line"
        return trace

    sys.settrace(trace)
    try:
        check(library)
    finally:
        sys.settrace(None)
    return lines
