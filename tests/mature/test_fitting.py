"""What the terminal shows fits it, and what goes to a program stays on one line an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patternbook.collaborate.opening import open_library
from patternbook.mature.checking.engine import check
from patternbook.mature.levels.board import board
from patternbook.mature.levels.review import review
from patternbook.mature.observations import Observations
from patternbook.report import levels, text
from patternbook.report.fitting import beside, folded

if TYPE_CHECKING:
    from pathlib import Path

WORDS = st.lists(st.from_regex(r"[a-z]{1,12}", fullmatch=True), min_size=1, max_size=40).map(" ".join)


@given(WORDS, st.integers(40, 140))
def test_folded_lines_fit_and_lose_no_word(words: str, width: int) -> None:
    """Whatever the terminal, each line fits it, and joined they say the same."""
    shown = folded(words, width, lead="  * ", hang="    ")
    assert all(len(line) <= width for line in shown.splitlines())
    assert shown.removeprefix("  * ").split() == words.split()


@given(st.lists(st.tuples(st.from_regex(r"[a-z-]{1,30}", fullmatch=True), WORDS), max_size=6), st.integers(40, 120))
def test_names_and_words_beside_them_fit(rows: list[tuple[str, str]], width: int) -> None:
    """A long name never pushes its words out of the terminal."""
    column = max((len(name) for name, _ in rows), default=0)
    lines = "\n".join(beside(rows, width, column)).splitlines()
    assert all(len(line) <= width for line in lines)
    assert " ".join(lines).split() == " ".join(f"{name} {words}" for name, words in rows).split()


def test_a_program_gets_one_line_an_entry() -> None:
    """Whoever pipes the output into another program finds each entry whole."""
    assert list(beside([("a", "word " * 90)], 0, 5)) == ["a      " + "word " * 90]


@pytest.mark.parametrize("width", [80, 120])
def test_levels_and_findings_of_the_example_fit(example: Path, width: int) -> None:
    """The two lists that people read most are no broader than their terminal, but for addresses of places."""
    library = open_library(example)
    reviews = board(library, Observations())
    one = review(library.patterns[0], library, Observations(), toward=3)
    shown = levels.board_text(reviews, library.config, width) + levels.pattern_text(one, library.config, width)
    findings = text.write(check(library, Observations()), library, width=width)
    shown += "".join(line for line in findings.splitlines(keepends=True) if line.startswith("  "))
    assert [line for line in shown.splitlines() if len(line) > width] == []
