"""Reference links: a part of a text is read as it stands in the whole, whose end defines its labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from patternbook.collaborate.opening import open_library
from patternbook.discover.advisor.quoting import quotes
from patternbook.discover.index import make_index
from patternbook.pattern.markdown import definitions, outline, plain_text
from patternbook.publish import make_books
from patternbook.publish.formats import renderer

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.pattern import Pattern

SHARED_ROPE = """## Title

Shared rope

## Patlet

Boats tie up with [one rope][rope].

## Problem

Nobody has [a rope][rope]. The [harbor] is dark, and ![light][] is [far][1].

## Known Instances

* **Pier Seven** uses it, as [their log][log] tells.

## Acknowledgments

[Ada] and Bo.

[rope]: https://example.org/rope
[harbor]: https://example.org/harbor
[light]: light.png
[log]: https://example.org/log
[Ada]: https://example.org/ada
"""


def read(tmp_path: Path) -> Pattern:
    """Return the pattern as a library has it."""
    folder = tmp_path / "patterns" / "2-structured"
    folder.mkdir(parents=True)
    (folder / "shared-rope.md").write_text(SHARED_ROPE, encoding="utf-8")
    return open_library(tmp_path).patterns[0]


def test_words_have_no_brackets_of_references(tmp_path: Path) -> None:
    """Protects what readers see of a pattern elsewhere: patlet, search, quotes and instances name no labels."""
    pattern = read(tmp_path)
    assert pattern.patlet == "Boats tie up with one rope."
    assert [quote.text for quote in quotes(pattern)] == [
        "Nobody has a rope.",
        "The harbor is dark, and light is [far][1].",
    ]
    assert pattern.known_instances[0].text == "Pier Seven uses it, as their log tells."
    (entry,) = make_index(open_library(tmp_path), "en")
    assert "Ada and Bo." in [passage.text for passage in entry.passages]


def test_an_instance_with_a_reference_shows_its_state(tmp_path: Path) -> None:
    """Protects the mark of how far an organization is: it is found by the words that the page shows."""
    read(tmp_path)
    library = open_library(tmp_path)
    page = renderer("web", library.config)(make_books(library), read=lambda _: b"")["p/shared-rope/index.html"]
    assert '<li class="instance in-use">' in page.decode()


@given(st.text("[]()!ab\n:*` ", max_size=60))
def test_definitions_say_nothing_themselves(text: str) -> None:
    """Protects texts from growing words: with its own definitions before it, a text has the words that it has."""
    told = definitions(text, outline(text).links)
    assert plain_text(told) == ""
    assert plain_text(text, told) == plain_text(text)
