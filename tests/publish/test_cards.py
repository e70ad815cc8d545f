"""Cards to lay on a table: each pattern has one, in whole sentences, and nothing runs over its edge."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from papers import hostile_library, is_white, make_paper, paper_of, pictures

from patternbook.publish.formats.cards.composing import beginning, compose

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 210
MARGIN, MIDDLE, INSET = 10, 105, 7
"""Millimeters of a sheet: the margin, the line between its cards, and what stays white beside the text of each."""

FOOT = (126.5 / 279.4, 130.5 / 279.4)
"""The share of a sheet's height that stays white above the feet of its upper cards."""


def flat(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_pattern_has_a_card(example: Path, language: str) -> None:
    """Protects workshops: four cards a sheet, in the order of the book, each with title and the whole patlet."""
    paper = paper_of(example, language, "cards")
    texts = [flat(page.extract_text()) for page in paper.reader.pages]
    pages = list(paper.book.patterns)
    assert len(texts) == math.ceil(len(pages) / 4)
    assert paper.name.endswith(f".{language}.cards.pdf")
    for number, page in enumerate(pages):
        assert flat(page.title) in texts[number // 4]
        assert flat(page.pattern.patlet) in texts[number // 4]


def test_a_card_says_what_it_is_of(example: Path) -> None:
    """Protects readers of a single card: phase, maturity, and the language where it is not that of the others."""
    paper = paper_of(example, "es", "cards")
    text = "".join(flat(page.extract_text()) for page in paper.reader.pages)
    other = [page for page in paper.book.patterns if page.pattern.language != "es"]
    assert text.count("English") == len(other) > 0
    assert text.count("Estructurado") + text.count("Validado") == 10
    assert all(flat(page.places[0].title) in text for page in paper.book.patterns if page.places)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("One. ", "Two!", "Three"), (False, ("One. ".strip(), "Two!"))),
        (("One.", "It depends on:", "this", "that"), (False, ("One.",))),
        (("Pick somebody who:", "knows", "cares"), (True, ("Pick somebody who:", "knows", "cares"))),
        (("ends in a quote.”", "（終わり。）", "次"), (False, ("ends in a quote.”", "（終わり。）"))),
        ((), (False, ())),
    ],
)
def test_a_card_ends_where_a_sentence_ends(said: tuple[str, ...], expected: tuple[bool, tuple[str, ...]]) -> None:
    """Protects authors from half a statement: sentences stop before a list, and a list is shown as one."""
    is_list, first = beginning([each.strip() for each in said])
    assert (is_list, first) == expected


@pytest.mark.parametrize("library", ["example", "hostile"])
def test_nothing_runs_over_the_edge(
    library: str, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects whoever cuts: beside the text of each card stays white, however long title and patlet are."""
    root = example if library == "example" else hostile_library(tmp_path)
    sheets = pictures(compose(make_paper(root, "en", "cards").book), monkeypatch)
    assert sheets
    for sheet in sheets:
        below_bars = sheet.crop((0, round(sheet.height * 0.06), sheet.width, round(sheet.height * 0.49)))
        for left in (MARGIN + 1, MIDDLE - INSET, MIDDLE + 1, WIDTH - MARGIN - INSET):
            assert is_white(below_bars, left / WIDTH, (left + INSET - 1) / WIDTH)
        above_foot = sheet.crop((0, round(sheet.height * FOOT[0]), sheet.width, round(sheet.height * FOOT[1])))
        assert is_white(above_foot, (MARGIN + 1) / WIDTH, (MIDDLE - 1) / WIDTH)
