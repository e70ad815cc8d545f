"""A crawler finds every page, picture and anchor that the built site speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sites import broken_links, read_page, site_of

if TYPE_CHECKING:
    from pathlib import Path


def test_no_link_of_the_example_is_broken(example: Path) -> None:
    """Protects readers of the example library from links that lead nowhere."""
    assert broken_links(site_of(example)) == []


@pytest.mark.corpus
def test_no_link_of_the_real_library_is_broken(corpus: Path) -> None:
    """Protects readers of the real library, whose authors wrote links for two other systems."""
    assert broken_links(site_of(corpus)) == []


@pytest.mark.corpus
def test_every_pattern_of_the_real_library_has_its_page_in_every_language(corpus: Path) -> None:
    """Protects the known numbers: 26 patterns, 117 translations, a page in each language for each."""
    site = site_of(corpus)
    written = {book.language: sum(p.pattern.language == book.language for p in book.patterns) for book in site.books}
    assert written == {"en": 26, "es": 24, "gl": 23, "ja": 22, "pt-br": 24, "zh": 24}
    assert all(sum(1 for _ in book.patterns) == 26 for book in site.books)
    assert "p/30-day-warranty/index.html" in site.files
    assert "ja/p/30-day-warranty/index.html" in site.files
    assert "v/ja/p/30-day-warranty/index.html" in site.files


@pytest.mark.corpus
def test_links_that_lead_nowhere_are_told(corpus: Path) -> None:
    """Protects maintainers: the six links that are lost in the real library are named with their places."""
    problems = [problem for book in site_of(corpus).books for problem in book.problems]
    assert len(problems) == 6
    assert {problem.path for problem in problems} == {
        "translation/es/patterns/core-team.md",
        "translation/es/patterns/group-support.md",
    }
    assert all(problem.line > 1 for problem in problems)


def test_the_crawler_sees_a_broken_link(example: Path) -> None:
    """Protects the tests above from passing because the crawler is blind."""
    site = site_of(example)
    page = b'<html lang="en"><a href="../nowhere/">x</a><a href="#lost">y</a><img src="no.png"></html>'
    broken = type(site)(site.books, {**site.files, "x/index.html": page}, {"x/index.html": read_page(page)})
    assert len(broken_links(broken)) == 3


@pytest.mark.parametrize("old", ["v/es/toc/index.html", "v/es/index.html"])
def test_addresses_of_the_hosted_book_lead_on(example: Path, old: str) -> None:
    """Protects links that the world has: the old form of an address redirects without a script."""
    page = site_of(example).files[old].decode()
    assert 'http-equiv="refresh"' in page
    assert 'rel="canonical"' in page
    assert "<script" not in page
