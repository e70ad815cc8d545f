"""Two versions of a pattern are joined section by section, and nobody's words are lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patternbook.collaborate.opening import preset
from patternbook.library import parse_config
from patternbook.pattern.merging import merge, settled
from patternbook.pattern.pasting import cut_by_heading

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = parse_config("", preset()).template("en")
HEADINGS = ("Title", "Problem", "Context", "Forces", "Solutions", "Odds and Ends")


def text_of(sections: dict[str, str]) -> str:
    """Return a pattern with some sections."""
    return "\n".join(f"## {heading}\n\n{body}\n" for heading, body in sections.items())


BODIES = st.text("abc xyz", min_size=1, max_size=12).map(str.strip).filter(bool)
PATTERNS = st.dictionaries(st.sampled_from(HEADINGS), BODIES, min_size=1).map(
    lambda found: {heading: found[heading] for heading in HEADINGS if heading in found}
)


@given(PATTERNS, PATTERNS)
def test_one_side_alone_is_taken_as_it_is(before: dict[str, str], after: dict[str, str]) -> None:
    """Protects whoever edits alone: what they wrote comes out byte for byte, whichever side they are on."""
    old, new = text_of(before), text_of(after)
    assert merge(old, old, new, TEMPLATE).text == new
    assert merge(old, new, old, TEMPLATE).text == new
    assert merge(old, new, new, TEMPLATE) == merge(old, old, new, TEMPLATE)


@given(PATTERNS.filter(lambda found: len(found) > 1), BODIES, BODIES, st.data())
def test_different_sections_need_nobody(before: dict[str, str], one: str, two: str, data: st.DataObject) -> None:
    """Protects two people in different sections: both edits are in the result, and no other section changes."""
    first, second = data.draw(st.permutations(sorted(before)))[:2]
    ours, theirs = before | {first: f"{one} 1"}, before | {second: f"{two} 2"}
    merged = merge(text_of(before), text_of(ours), text_of(theirs), TEMPLATE)
    assert merged.conflicts == ()
    assert merged.text == text_of(before | {first: f"{one} 1", second: f"{two} 2"})


@given(PATTERNS, BODIES, BODIES, st.data())
def test_the_same_section_shows_both(before: dict[str, str], one: str, two: str, data: st.DataObject) -> None:
    """Protects both texts of one section: each is in the conflict, and a choice settles it."""
    place = data.draw(st.sampled_from(sorted(before)))
    ours, theirs = before | {place: f"{one} 1"}, before | {place: f"{two} 2"}
    merged = merge(text_of(before), text_of(ours), text_of(theirs), TEMPLATE)
    (conflict,) = merged.conflicts
    assert f"{one} 1" in conflict.ours
    assert f"{two} 2" in conflict.theirs
    chosen = settled(merged.text, {conflict.key: f"## {place}\n\nboth\n\n"}, TEMPLATE)
    assert chosen.rstrip() == text_of(before | {place: "both"}).rstrip()


def test_new_and_deleted_sections() -> None:
    """Protects sections that one side adds or drops while the other works elsewhere, and a drop of changed words."""
    before = {"Title": "T", "Problem": "P", "Context": "C"}
    added = {"Title": "T", "Problem": "P", "Context": "C", "Forces": "F"}
    dropped = {"Title": "T", "Problem": "P"}
    merged = merge(text_of(before), text_of(before | {"Title": "U"}), text_of(added), TEMPLATE)
    assert merged.text == text_of(added | {"Title": "U"})
    assert "Context" not in merge(text_of(before), text_of(before | {"Title": "U"}), text_of(dropped), TEMPLATE).text
    lost = merge(text_of(before), text_of(before | {"Context": "D"}), text_of(dropped), TEMPLATE)
    assert [(c.key, c.theirs) for c in lost.conflicts] == [("context", "")]
    assert "## Context\n\nD" in lost.text


def test_real_patterns_merge_with_themselves(corpus: Path) -> None:
    """Protects real files, whatever their layout: an edit of one section leaves every other byte alone."""
    files = sorted((corpus / "patterns").glob("[12]-*/*.md"))
    assert files
    for file in files:
        text = file.read_bytes().decode()
        ours, theirs = f"{text}\n\nOne more line.", text.replace("## Problem\n\n", "## Problem\n\nFirst of all: ", 1)
        merged = merge(text, ours, theirs, TEMPLATE)
        assert merged.conflicts == (), file
        assert "One more line." in merged.text
        assert merged.text.replace("First of all: ", "").split() == ours.split(), file


@pytest.mark.parametrize(
    "text",
    [
        "Hello,\n\n## Problem\n\nIt is slow.\n\n## Context\n\nMany teams.",
        "Hello,\n\nProblem:\nIt is slow.\n\nContext\nMany teams.",
        "Hello,\n\n1. Problem\nIt is slow.\n\n2) Context:\nMany teams.",
        "Hello,\n\n**Problem**: It is slow.\n\n**Context**: Many teams.",
        "Hello,\n\nProblem: It is slow.\n\n*Context*\n\nMany teams.",
    ],
)
def test_pasted_texts_are_cut(text: str) -> None:
    """Protects people who wrote their pattern elsewhere: plain headings work like Markdown, and nothing is lost."""
    sections, rest = cut_by_heading(text, TEMPLATE)
    assert sections == {"problem": "It is slow.", "context": "Many teams."}
    assert rest == "Hello,"
