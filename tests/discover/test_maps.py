"""Maps: the tree holds every published pattern, and its picture, lists and outline say the same."""

from __future__ import annotations

import itertools
import json
import re
from html import unescape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from patternbook.cli import patternbook
from patternbook.collaborate.opening import open_library
from patternbook.discover import Node, NodeKind, View, draw_tree, map_view, tree_html, tree_markdown
from patternbook.discover.drawing import text_width, wrap
from patternbook.library.mindmap import read_mind_map

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"


def slugs(node: Node) -> Iterator[str]:
    """Yield the slugs below a node."""
    if node.slug:
        yield node.slug
    for child in node.children:
        yield from slugs(child)


@pytest.mark.parametrize("language", ["en", "es", "gl", "ja", "pt-br", "zh"])
def test_no_published_pattern_is_dropped(corpus: Path, language: str) -> None:
    """Protects patterns that a language's map forgot: they hang under "not yet placed"."""
    library = open_library(corpus)
    published = {p.slug for p in library.patterns if p.level.number > 1}
    assert set(slugs(map_view(library, language))) == published


def test_what_the_spanish_map_leaves_out_is_shown(example: Path) -> None:
    """Protects readers of a map that lags behind."""
    tree = map_view(open_library(example), "es")
    unplaced = tree.children[-1]
    assert unplaced.title == "Todavía sin lugar"
    assert [node.slug for node in unplaced.children] == ["thank-you-ledger"]


@pytest.mark.parametrize("view", list(View))
def test_picture_list_and_outline_hold_the_same_titles(example: Path, view: View) -> None:
    """Protects readers without the picture: every form of a map tells all of it."""
    tree = map_view(open_library(example), "en", view)
    picture = ET.fromstring(draw_tree(tree, lambda slug: f"p/{slug}/"))
    drawn = {re.sub(r"\s+", "", "".join(text.itertext())) for text in picture.iter(f"{SVG}text")}
    listed = {re.sub(r"\s+", "", unescape(t)) for t in re.findall(r">([^<]+)</(?:a|span)>", tree_html(tree, str))}
    outlined = {
        re.sub(r"\s+", "", re.sub(r"\]\(.*\)$", "", line).lstrip("#-[ "))
        for line in tree_markdown(tree, lambda slug: f"p/{slug}/").splitlines()
        if line
    }
    assert drawn == outlined
    assert drawn - {re.sub(r"\s+", "", tree.title)} == listed - {re.sub(r"\s+", "", tree.title)}


def test_texts_in_the_picture_do_not_overlap(corpus: Path) -> None:
    """Protects legibility: within a column, no line of text starts above the end of the one before."""
    picture = ET.fromstring(draw_tree(map_view(open_library(corpus), "en"), str))
    columns: dict[str, list[tuple[float, float]]] = {}
    for text in picture.iter(f"{SVG}text"):
        rows = [float(row.attrib["y"]) for row in text.iter(f"{SVG}tspan")]
        size = float(text.attrib["font-size"])
        columns.setdefault(next(text.iter(f"{SVG}tspan")).attrib["x"], []).append((rows[0] - size, rows[-1]))
    for boxes in columns.values():
        boxes.sort()
        assert all(upper[1] < lower[0] for upper, lower in itertools.pairwise(boxes))


def test_the_picture_is_the_same_every_time(example: Path) -> None:
    """Protects builds that compare bytes."""
    tree = map_view(open_library(example), "en")
    assert draw_tree(tree, str) == draw_tree(tree, str)


def test_the_outline_reads_back_as_the_map(example: Path) -> None:
    """Protects round trips: what `map --format md` prints is a mind map that Patternbook reads."""
    tree = map_view(open_library(example), "en")
    again = read_mind_map(
        tree_markdown(tree, lambda slug: f"{slug}.md"), path="map.md", language="en", known=lambda slug: slug
    )
    titles = [phase.title for phase in again.phases]
    assert titles == [branch.title for branch in tree.children]
    assert [p.slug for *_, p in again.walk()] == list(slugs(tree))


def test_titles_cannot_break_out_of_the_picture() -> None:
    """Protects pages from a title with markup in it."""
    evil = Node('<script>"&', NodeKind.ROOT, (Node("</text><a href='x'>", NodeKind.PATTERN, slug='"x"'),))
    picture = ET.fromstring(draw_tree(evil, lambda slug: f"{slug}<>"))
    assert not list(picture.iter(f"{SVG}script"))
    assert "<script>" not in tree_html(evil, str)


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"], include_characters=" 漢字か"),
        max_size=200,
    )
)
def test_wrapping_keeps_every_character(text: str) -> None:
    """Protects titles of any length and script."""
    lines = wrap(text, 200, 15)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line, 15) <= 200 or " " not in line for line in lines)


def test_the_command_prints_every_form(example: Path) -> None:
    """Protects scripts that read the map from the command line."""
    run = CliRunner()
    printed = {
        form: run.invoke(patternbook, ["-L", str(example), "map", "--format", form]).output
        for form in ("svg", "md", "json")
    }
    assert ET.fromstring(printed["svg"]).tag == f"{SVG}svg"
    assert printed["md"].startswith("# The Volunteer Patterns\n")
    assert json.loads(printed["json"])["map"]["children"][0]["title"] == "Gather"


def test_an_unknown_language_falls_back_and_says_so(example: Path) -> None:
    """Protects against an empty map for a language that is not there."""
    result = CliRunner().invoke(patternbook, ["-L", str(example), "map", "--language", "xx"])
    assert result.exit_code == 0
    assert "no patterns in 'xx'" in result.stderr
    assert "Gather" in result.stdout
