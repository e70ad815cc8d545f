"""Sections in the form: what a pattern has is edited in place, what it lacks comes to where the template has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.opening import open_library
from patternbook.web.sections import section_of, with_section
from patternbook.web.showing import reread

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("key", ["problem", "forces", "story", "sketch", "rationale", "acknowledgments"])
def test_a_section_comes_to_its_place_and_moves_no_other(example: Path, key: str) -> None:
    """Protects everybody else's words from an edit, also where the pattern has no such section yet."""
    for pattern in open_library(example).patterns:
        section = section_of(pattern, key)
        assert section.text.startswith("## "), "a new section begins with its heading, so that its author need not"
        after = reread(pattern, with_section(pattern, section, f"{section.text.rstrip()}\n\nWords of ours.\n\n"))
        assert after.section(key) is not None
        assert "Words of ours." in getattr(after.section(key), "body", "")
        others = [s.text.rstrip() for s in after.sections if s.kind != key]
        assert others == [s.text.rstrip() for s in pattern.sections if s.kind != key]
        order = [at for s in after.sections if (at := pattern.template.order(s.kind)) is not None]
        if pattern.section(key) is None:
            assert order == sorted(order)
