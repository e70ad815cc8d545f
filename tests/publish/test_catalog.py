"""The files for machines: twins that link to each other, a catalog that keeps to its schema, overviews, a feed."""

from __future__ import annotations

import dataclasses
import json
import re
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator
from sites import Site, make_site, site_of

from patternbook.library.links.relations import RelationKind
from patternbook.pattern import InstanceState
from patternbook.publish.book import Event
from patternbook.publish.formats.web.catalog import feed
from patternbook.publish.formats.web.frame import make_frame

if TYPE_CHECKING:
    from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"


def catalogs(site: Site) -> dict[str, dict]:
    """Return the catalog of each language by its path."""
    return {path: json.loads(data) for path, data in site.files.items() if path.endswith("patterns.json")}


def problems(site: Site) -> list[str]:
    """Return what the catalogs of a site have against the schema that the site publishes."""
    schema = json.loads(site.files["patterns.schema.json"])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    return [
        f"{path}: {error.message}" for path, value in catalogs(site).items() for error in validator.iter_errors(value)
    ]


def test_the_catalog_keeps_to_its_schema(example: Path) -> None:
    """Protects programs that read the catalog, in every language."""
    site = site_of(example)
    assert len(catalogs(site)) == 2
    assert problems(site) == []


@pytest.mark.corpus
def test_the_catalog_of_the_real_library_keeps_to_its_schema(corpus: Path) -> None:
    """Protects the promise on real patterns: 26 in each of six languages, addresses that are files."""
    site = site_of(corpus)
    assert problems(site) == []
    for path, value in catalogs(site).items():
        assert len(value["patterns"]) == 26
        for entry in value["patterns"]:
            assert normpath(join(dirname(path), entry["markdown"])) in site.files


def test_the_schema_knows_every_kind_and_state(example: Path) -> None:
    """Protects the schema from falling behind the program."""
    schema = json.loads(site_of(example).files["patterns.schema.json"])["$defs"]["pattern"]["properties"]
    assert schema["relations"]["items"]["properties"]["kind"]["enum"] == [str(kind) for kind in RelationKind]
    assert set(schema["instances"]["items"]["properties"]["state"]["enum"]) == {str(state) for state in InstanceState}


def test_a_wrong_catalog_is_refused(example: Path) -> None:
    """Protects the tests above: the schema is no rubber stamp."""
    site = site_of(example)
    value = next(iter(catalogs(site).values()))
    value["patterns"][0]["mood"] = "good"
    del value["patterns"][1]["slug"]
    schema = json.loads(site.files["patterns.schema.json"])
    assert len(list(Draft202012Validator(schema).iter_errors(value))) == 2


def twins_broken(site: Site) -> list[str]:
    """Return the links of Markdown twins and overviews that lead to no file of the site."""
    broken = []
    for path, data in site.files.items():
        if not path.endswith((".md", "llms.txt")):
            continue
        for destination in re.findall(r"\]\((?!https?:|mailto:|#)([^)\s]+)\)", data.decode()):
            target = normpath(join(dirname(path), unquote(destination.partition("#")[0])))
            if target not in site.files:
                broken.append(f"{path}: {destination}")
    return broken


def test_links_of_twins_lead_to_twins_and_pictures(example: Path) -> None:
    """Protects readers of the Markdown: its links work where the book lies."""
    assert twins_broken(site_of(example)) == []


@pytest.mark.corpus
def test_links_of_real_twins_lead_somewhere(corpus: Path) -> None:
    """Protects the same on the real library, but for the six links that its authors lost."""
    broken = twins_broken(site_of(corpus))
    assert {line.partition(":")[0] for line in broken} <= {"es/p/core-team/index.md", "es/p/group-support/index.md"}


def test_every_page_names_its_twin(example: Path) -> None:
    """Protects machines that come to a page: the Markdown is one link away, and says what the page says."""
    site = site_of(example)
    for book in site.books:
        for page in book.pages:
            folder = page.name if book.language == book.source_language else f"{book.language}/{page.name}"
            html = site.files[f"{folder}/index.html"].decode()
            assert '<link rel="alternate" type="text/markdown" href="index.md">' in html
            assert page.title.split()[0] in site.files[f"{folder}/index.md"].decode()


def test_a_twin_differs_from_its_source_in_links_only(example: Path) -> None:
    """Protects what authors wrote: the twin is their text."""
    site = site_of(example)
    for page in site.books[0].patterns:
        twin = site.files[f"{page.name}/index.md"].decode()
        bare = re.compile(r"\[([^\]]*)\]\([^)]*\)")
        assert bare.sub(r"\1", twin) == bare.sub(r"\1", page.pattern.source)


def test_the_full_text_holds_published_patterns_only(example: Path) -> None:
    """Protects readers from early ideas that look proven: with drafts in the book, they stay out of the full text."""
    site = make_site(example, include_early=True)
    early = [page for page in site.books[0].patterns if page.is_early]
    assert early
    full = site.files["llms-full.txt"].decode()
    for page in site.books[0].patterns:
        assert (f"# {page.title}\n" in full) is not page.is_early
    assert all(page.title in site.files["llms.txt"].decode() for page in early)


def test_the_overview_names_every_page(example: Path) -> None:
    """Protects assistants that read only the overview."""
    site = site_of(example)
    text = site.files["llms.txt"].decode()
    assert text.startswith(f"# {site.books[0].title}\n\n> ")
    assert text.count("\n- [") == sum(1 for _ in site.books[0].pages) + 2


def test_the_feed_tells_what_is_new(example: Path) -> None:
    """Protects readers of feeds: each event is an entry with an address of its own, and titles hold no markup."""
    book = site_of(example).books[0]
    mention = dataclasses.replace(next(iter(book.news)).mention, title="Tea & <b>cake</b>\x08") if book.news else None
    page = next(iter(book.patterns)).pattern
    known = mention or type(book.parts[1].answers[0].mentions[0])(
        page.slug, "Tea & <b>cake</b>\x08", "x", page.level, "en"
    )
    events = (Event("2024-05-02", "new", known), Event("2023-01-01", "revised", known))
    about = dataclasses.replace(book.about, address="https://book.test/")
    frame = make_frame(dataclasses.replace(book, news=events, about=about))
    assert frame.has_feed
    tree = ET.fromstring(feed(frame, events))
    assert tree.findtext(f"{ATOM}updated") == "2024-05-02T00:00:00Z"
    entries = tree.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "Tea & <b>cake</b>: New",
        "Tea & <b>cake</b>: Revised",
    ]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == 2
    assert all(str(each).startswith("https://book.test/p/") for each in ids)


def test_without_an_address_there_is_no_feed(example: Path) -> None:
    """Protects against a feed whose entries nobody could follow."""
    book = dataclasses.replace(site_of(example).books[0], news=())
    assert not make_frame(book).has_feed


def test_brackets_in_titles_stay_words(tmp_path: Path) -> None:
    """Protects the overview: a title cannot begin a link of its own."""
    place = tmp_path / "patterns" / "2-structured"
    place.mkdir(parents=True)
    (place / "one.md").write_text("## Title\n\nOne \\[x\\](y)\n\n## Problem\n\nTrouble.\n")
    text = make_site(tmp_path).files["llms.txt"].decode()
    assert "- [One \\[x\\](y)](p/one/index.md)" in text
