"""How much a text changed, in words that matter to a reader of its translation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patternbook.pattern.rewording import reworded


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("Read *this*, now.", "Read **this** now", 0),
        ("[here](a.md) it is", "[here](b.md) it is", 0),
        ("an organised team", "an organized team", 0),
        ("hard coded ad-hoc rules", "hardcoded ad hoc rules", 0),
        ("You must ask.", "You must not ask.", 1),
        ("Ask the owner.", "Ask the neighbors.", 1),
        ("One.", "One. And two more words.", 4),
        ("この文は短い。", "この文は短い。", 0),
        ("", "", 0),
    ],
)
def test_words_that_differ(before: str, after: str, words: int) -> None:
    """Formatting, punctuation, spelling and the places of links are no change; a new "not" is one."""
    assert reworded(before, after) == words


@given(st.text(max_size=60))
def test_a_text_is_no_rewording_of_itself(text: str) -> None:
    """No text, however strange, differs from itself."""
    assert reworded(text, text) == 0
