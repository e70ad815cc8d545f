"""Sections in the form: what a pattern has is edited in place, what it lacks comes to where the template has it."""

from __future__ import annotations

import html
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from spaces import git
from starlette.testclient import TestClient

from patternbook.collaborate.opening import open_library
from patternbook.web.app import make_app
from patternbook.web.showing import reread
from patternbook.web.writing.checking import with_pattern
from patternbook.web.writing.sections import section_of, with_section

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


def test_every_section_of_the_choice_leads_to_its_form(library: Path) -> None:
    """Protects sections that no template knows: whatever sign is in a heading, the link to its form leads there."""
    page = library / "patterns/2-structured/pause-card.md"
    page.write_text(
        f"{page.read_text().rstrip()}\n\n## Pros/Cons?\n\nBoth.\n\n## Pros/Cons?\n\nMore.\n", encoding="utf-8"
    )
    git(library, "commit", "-qam", "Weigh it")
    with TestClient(make_app(library), base_url="http://127.0.0.1") as client:
        choice = client.get("/space/edit/pause-card").text
        links = [html.unescape(link) for link in re.findall(r'href="(/space/edit/pause-card/[^"]+)"', choice)]
        assert [link for link in links if "pros" in link] == [
            "/space/edit/pause-card/pros-cons",
            "/space/edit/pause-card/pros-cons~2",
        ]
        for link in links:
            assert client.get(link).status_code == 200, link


def test_what_somebody_has_mended_is_not_told_again(example: Path, tmp_path: Path) -> None:
    """Protects a translator who takes half of a merge out of a text from being told of it while they look at theirs."""
    root = shutil.copytree(example, tmp_path / "library")
    file = next((root / "translation/es").rglob("*.md"))
    whole = file.read_text(encoding="utf-8")
    file.write_text(f"{whole}\n<<<<<<< a\n=======\n>>>>>>> b\n", encoding="utf-8")
    library = open_library(root)
    path = file.relative_to(root).as_posix()
    assert "PAT002" in {finding.rule for finding in library.problems if finding.path == path}
    mended = with_pattern(library, reread(library.by_path[path], whole))
    assert not [finding for finding in mended.problems if finding.path == path]
