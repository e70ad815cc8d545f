"""Pages that show the library as a whole: both directions of a relation, nobody left out, no dead link."""

from __future__ import annotations

import re
import shutil
from html import unescape
from typing import TYPE_CHECKING

import pytest
from sites import make_site, site_of

from patternbook.discover.relations.circle import LARGEST
from patternbook.discover.relations.view import relation_view
from patternbook.library.links.relations import relations

if TYPE_CHECKING:
    from pathlib import Path


def hrefs(data: bytes) -> set[str]:
    """Return the slugs of the patterns that a page links to."""
    return set(re.findall(r'href="(?:\.\./)*(?:p/)?([a-z0-9-]+)/"', data.decode()))


def test_a_relation_is_shown_on_both_pages(example: Path) -> None:
    """Protects readers who come from either side: where a pattern leads, and what leads to it."""
    site = site_of(example)
    shown = {page.pattern.slug for page in site.books[0].patterns}
    ties = [r for r in relations(site.books[0].library) if {r.source, r.target} <= shown]
    assert ties
    for tie in ties:
        for one, other in ((tie.source, tie.target), (tie.target, tie.source)):
            around = site.files[f"p/{one}/index.html"].partition(b'<aside class="side around"')[2]
            assert other in hrefs(around), f"{one} does not show {other}"


@pytest.mark.corpus
def test_the_page_of_relations_leaves_nobody_out(corpus: Path) -> None:
    """Protects the list form: every pattern of the library stands in it, related or alone."""
    site = site_of(corpus)
    view = relation_view(site.books[0].library, "en")
    page = site.files["relations/index.html"].decode()
    listed, alone = page.partition('<section id="alone">')[::2]
    for member in view.members:
        part = alone if member in view.orphans else listed.partition('<section id="list">')[2]
        assert f">{member.title}</" in unescape(part), member.title
    assert page.count('class="member') == 80
    assert "Pre-pull request" in page


@pytest.mark.corpus
def test_patterns_that_the_book_does_not_show_lead_to_the_repository(corpus: Path) -> None:
    """Protects readers from pages that are not there: drafts are read where they are written."""
    site = site_of(corpus)
    page = site.files["map/level/index.html"].decode()
    assert site.books[0].origin is not None
    drafts = [p for p in site.books[0].library.patterns if p.level.number == 1]
    assert all(f'href="{site.books[0].origin.view(p.path)}"' in page for p in drafts)


def test_views_of_the_map_lead_to_each_other(example: Path) -> None:
    """Protects the way between the views, in every language."""
    site = site_of(example)
    for path in ("map", "map/level", "map/organization", "relations", "es/map", "es/relations"):
        page = site.files[f"{path}/index.html"].decode()
        nav = re.search(r'<nav class="jump".*?</nav>', page, re.DOTALL)
        assert nav
        assert nav.group().count("<a href") == 4
        assert nav.group().count('aria-current="page"') == 1


def test_the_picture_for_other_sites_links_into_the_book(example: Path) -> None:
    """Protects sites that embed the map: its links are files of the book, in each language."""
    site = site_of(example)
    for base in ("", "es/"):
        picture = site.files[f"{base}map/map.svg"].decode()
        links = re.findall(r'href="\.\./([^"]+)"', picture)
        assert links
        assert all(f"{base}{link}index.html".replace(f"{base}../", "") in site.files for link in links)


def test_a_large_library_gets_the_list_without_the_circle(tmp_path: Path) -> None:
    """Protects readers from a circle that nobody can read; the list and the other pages are there."""
    place = tmp_path / "patterns" / "2-structured"
    place.mkdir(parents=True)
    for number in range(LARGEST + 1):
        other = (number + 1) % (LARGEST + 1)
        (place / f"p{number}.md").write_text(f"## Title\n\nP {number}\n\n## Problem\n\nSee [it](p{other}.md).\n")
    page = make_site(tmp_path).files["relations/index.html"].decode()
    assert "<svg xmlns" not in page
    assert page.count("<h3>") == LARGEST + 1


def test_pages_of_a_library_do_not_take_the_place_of_overviews(example: Path, tmp_path: Path) -> None:
    """Protects the overviews from a file of the book that happens to bear their name."""
    root = tmp_path / "library"
    shutil.copytree(example, root)
    for name in ("relations", "start"):
        (root / "book" / "en" / f"{name}.md").write_text(f"# My {name}\n\nHello.\n")
    files = make_site(root).files
    assert b"svg" in files["relations/index.html"]
    assert b"<details" in files["start/index.html"]
