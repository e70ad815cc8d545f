"""A reviewer sees what changed at once, however long the section around it is."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from patternbook.collaborate.opening import open_library
from patternbook.pattern import reread
from patternbook.web.showing import difference, rendered

if TYPE_CHECKING:
    from pathlib import Path

LONG = "".join(f"Line {number} says something of its own.\n\n" for number in range(60))
LINES = st.lists(st.sampled_from(["Tea & cake.", "<b>Bold</b>", "", "A long line " * 9]), max_size=30).map("\n".join)


def test_what_is_far_from_a_change_is_folded() -> None:
    """Protects whoever reviews one added word in a section of sixty paragraphs from looking for it."""
    shown = difference(LONG, LONG.replace("Line 30", "Line thirty"))
    assert shown.count("unchanged</summary>") == 2
    near = re.sub(r"<details.*?</details>", "", shown, flags=re.DOTALL)
    assert "<ins>thirty</ins>" in near
    assert "Line 29" in near
    assert "Line 31" in near
    assert len(near) < 300


def test_short_texts_and_translators_see_everything() -> None:
    """Protects the whole view where it is short, and translators, who need every word of the original."""
    assert "details" not in difference("One.\n\nTwo.", "One.\n\nThree.")
    assert "details" not in difference(LONG, LONG + "End", whole=True)


def test_a_part_has_the_addresses_that_stand_elsewhere(example: Path) -> None:
    """Protects readers of one section: a link whose address stands at the end of the pattern is one there too."""
    library = open_library(example)
    pattern = library.by_slug["pause-card"]
    text = "See [the round][r] first."
    whole = reread(pattern, f"{pattern.source}\n{text}\n\n[r]: ../3-validated/quiet-round.md\n")
    assert rendered(whole, text, library) == '<p>See <a href="/p/quiet-round/">the round</a> first.</p>'


@given(LINES, LINES, LINES)
def test_folding_loses_no_word(before: str, middle: str, after: str) -> None:
    """Protects from a review that hides words: what was not taken out stands there, in order, and is escaped."""
    new = before + middle + after
    shown = re.sub(r"<summary>.*?</summary>|<del>.*?</del>", "", difference(before + after, new), flags=re.DOTALL)
    shown = re.sub(r"</?details[^>]*>", "\n", re.sub(r"</?ins>", "", shown))
    assert html.unescape(shown).split() == new.split()
