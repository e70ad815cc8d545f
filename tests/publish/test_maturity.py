"""The page that shows how far patterns are: only where the library asks for it, and saying what reviews say."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from sites import broken_links, make_site, site_of

from patternbook.collaborate.opening import open_library
from patternbook.library import ConfigError
from patternbook.mature.levels.board import board
from patternbook.mature.levels.review import State

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "maturity/index.html"


def configured(example: Path, place: Path, text: str) -> Path:
    """Copy the example library with another table for the page."""
    shutil.copytree(example, place)
    file = place / "patternbook.toml"
    own = file.read_text(encoding="utf-8").partition("[maturity]")[0]
    file.write_text(own + text, encoding="utf-8")
    return place


def test_only_where_it_is_asked_for(example: Path, tmp_path: Path) -> None:
    """Without the key there is neither the page nor a link to it; what is no answer is refused."""
    without = make_site(configured(example, tmp_path / "without", ""))
    assert not [path for path in without.files if "maturity" in path and path.endswith(".html")]
    assert broken_links(without) == []
    with pytest.raises(ConfigError, match="true or false"):
        make_site(configured(example, tmp_path / "wrong", '[maturity]\npage = "yes"\n'))


def test_the_page_says_what_the_reviews_say(example: Path) -> None:
    """Every pattern stands there in the order of the board, with every verdict, in every language of the book."""
    site, reviews = site_of(example), board(open_library(example))
    for path in (PAGE, f"es/{PAGE}"):
        page = site.files[path].decode()
        assert page.count("<details><summary>") == len(reviews)
        for state in State:
            shown = len(re.findall(rf'<li class="{state}">', page))
            assert shown == sum(len(review.of(state)) for review in reviews), state
    titles = re.findall(r'<span class="name">([^<]+)</span>', site.files[PAGE].decode())
    assert [title.replace("&#39;", "'") for title in titles] == [review.pattern.title for review in reviews]


def test_a_large_library_stays_readable(example: Path, tmp_path: Path) -> None:
    """The page ends after a hundred patterns of a level and says how many more there are."""
    root = configured(example, tmp_path / "large", "[maturity]\npage = true\n")
    text = (root / "patterns/1-initial/tool-pact.md").read_text(encoding="utf-8")
    for number in range(120):
        (root / f"patterns/1-initial/pact-{number}.md").write_text(text.replace("Tool", f"Tool {number}", 1))
    page = make_site(root).files[PAGE].decode()
    assert "And 26 more." in page


@pytest.mark.corpus
def test_the_real_board(corpus: Path, tmp_path: Path) -> None:
    """Protects the first line of the real board: nine patterns wait for people only."""
    shutil.copytree(corpus, tmp_path / "real")
    (tmp_path / "real" / "patternbook.toml").write_text("[maturity]\npage = true\n", encoding="utf-8")
    page = make_site(tmp_path / "real").files[PAGE].decode()
    assert "9 of 26 lack nothing that the files show." in page
