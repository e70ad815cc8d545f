"""Front matter: texts on one line or several, with and without quotes."""

from __future__ import annotations

import pytest

from patternbook.pattern.frontmatter import front_matter_text


@pytest.mark.parametrize(
    "written",
    [
        "summary: Ring the bell twice.",
        "summary: 'Ring the bell twice.'",
        'summary: "Ring the bell twice."   ',
        "summary: >-\n  Ring the bell\n  twice.",
        "summary: |\n  Ring the bell\n  twice.\n",
        "summary: Ring the bell\n  twice.",
        "summary:\n  Ring the bell twice.",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_may_be_written_in_every_usual_form(written: str, end: str) -> None:
    """Protects libraries whose patterns say title and summary in front matter: folded texts are read whole."""
    source = f"---\ntitle: Bell\n{written}\ntags: [a]\n---\n\n## Problem\n\nsummary: no\n".replace("\n", end)
    assert front_matter_text(source, "summary") == "Ring the bell twice."
    assert front_matter_text(source, "title") == "Bell"


@pytest.mark.parametrize("source", ["summary: x", "---\nsummary: x", "---\ntitle: x\n---\nsummary: y\n", "---\n---\n"])
def test_only_front_matter_counts(source: str) -> None:
    """Protects texts that look like front matter further down, or that never end it."""
    assert front_matter_text(source, "summary") == ""
