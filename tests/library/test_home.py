"""A library's address on the web, told from its own links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.opening import open_library
from patternbook.library.links.home import home_by_links

if TYPE_CHECKING:
    from pathlib import Path

OURS = "https://forge.example/team/patterns"


def library_with(root: Path, *links: str) -> tuple[str, str] | None:
    """Return the home of a library with three patterns and a list that has these links."""
    folder = root / "patterns" / "2-structured"
    folder.mkdir(parents=True)
    for slug in ("bell", "door", "lamp"):
        (folder / f"{slug}.md").write_text(f"## Title\n\n{slug.title()}\n", encoding="utf-8")
    (root / "README.md").write_text("".join(f"* [x]({link})\n" for link in links), encoding="utf-8")
    return home_by_links(open_library(root))


@pytest.mark.parametrize("form", ["/blob/main", "/-/blob/main", "/edit/main"])
def test_links_to_own_files_tell(tmp_path: Path, form: str) -> None:
    """Protects "edit this page" where nobody configured a repository: GitHub's and GitLab's addresses."""
    links = [f"{OURS}{form}/patterns/2-structured/{slug}.md#problem" for slug in ("bell", "door", "lamp")]
    assert library_with(tmp_path, *links) == (OURS, "main")


def test_links_to_others_files_do_not_tell(tmp_path: Path) -> None:
    """Protects readers from being led to a stranger's repository: files must be here, and several of them."""
    links = [f"{OURS}/blob/main/patterns/2-structured/{slug}.md" for slug in ("bell", "bell", "door", "window")]
    assert library_with(tmp_path, *links) is None


@pytest.mark.corpus
def test_the_real_library_is_found(corpus: Path) -> None:
    """Protects the book of the real library, which comes without configuration and here without git."""
    home = home_by_links(open_library(corpus))
    assert home is not None
    assert home[0].endswith("/InnerSourcePatterns")
    assert home[1] == "main"
