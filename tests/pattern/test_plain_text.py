"""Plain text: lines without markup take a short way to the same words."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from patternbook.pattern.markdown import _parsed_text, plain_text


@given(st.text(st.sampled_from("aé語 .,;:'\"()!?+-=/%$^{}@1\t\u00a0"), max_size=30))
@example("1) a")
@example("+ a")
@example("    a")
@example("a  b ")
def test_the_short_way_gives_what_the_parser_gives(line: str) -> None:
    """Protects search and advice: a line that skips the parser reads as if it had not."""
    assert plain_text(line) == _parsed_text(line)


@given(st.text(max_size=40))
def test_any_text_gives_what_the_parser_gives(text: str) -> None:
    """Protects texts with signs that nobody thought of."""
    assert plain_text(text) == _parsed_text(text)
