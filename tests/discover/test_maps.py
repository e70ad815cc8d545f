"""Maps: the tree holds every published pattern, and its picture, lists and outline say the same."""

from __future__ import annotations

import itertools
import json
import re
import shutil
from html import unescape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from patternbook.cli import patternbook
from patternbook.collaborate.opening import open_library
from patternbook.discover.maps.drawing import draw_tree
from patternbook.discover.maps.outlines import tree_html, tree_markdown
from patternbook.discover.maps.views import Node, NodeKind, View, map_view
from patternbook.discover.svg import text_width, wrap
from patternbook.library import ConfigError
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
    evil = Node('<script>"&', NodeKind.ROOT, (Node("</text><a href='x'>\x00\x1b", NodeKind.PATTERN, slug='"x"'),))
    picture = ET.fromstring(draw_tree(evil, lambda slug: f"{slug}<>\x08\ud800"))
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


def test_every_view_keeps_published_patterns_without_a_place(corpus: Path) -> None:
    """Protects patterns that no named organization uses: they are shown at the end, never dropped."""
    library = open_library(corpus)
    published = {p.slug for p in library.patterns if p.level.number > 1}
    for view in View:
        assert published <= set(slugs(map_view(library, "en", view)))


def with_facets(example: Path, folder: Path, facets: str) -> Path:
    """Return a copy of the example library with facets in its configuration."""
    root = folder / "library"
    shutil.copytree(example, root)
    config = root / "patternbook.toml"
    config.write_text(config.read_text() + facets)
    return root


def test_a_facet_of_the_configuration_is_a_view(example: Path, tmp_path: Path) -> None:
    """Protects libraries that group patterns in a way of their own, named or by front matter."""
    facets = (
        '\n[facets.audience]\ntitle = { en = "For whom", es = "Para quién" }\n'
        '[facets.audience.values]\n"Hosts" = ["named-greeter", "no-such-pattern"]\n'
        '\n[facets.effort]\nkey = "effort"\n'
    )
    root = with_facets(example, tmp_path, facets)
    for name, value in (("named-greeter", "effort: low"), ("pause-card", "effort:\n  - low\n  - 'high'")):
        file = next(root.glob(f"patterns/*/{name}.md"))
        file.write_text(f"---\ntitle: x\n{value}\n---\n\n{file.read_text()}")
    library = open_library(root)
    tree = map_view(library, "es", "audience")
    assert tree.title == "Para quién"
    assert [node.slug for node in tree.children[0].children] == ["named-greeter"]
    assert tree.children[-1].title == "Todavía sin lugar"
    effort = {branch.title: [n.slug for n in branch.children] for branch in map_view(library, "en", "effort").children}
    assert effort["low"] == ["named-greeter", "pause-card"]
    assert effort["high"] == ["pause-card"]


@pytest.mark.parametrize("facets", ["\n[facets]\nx = 3\n", "\n[facets.x]\ntitle = 'X'\n"])
def test_a_facet_without_values_is_told(example: Path, tmp_path: Path, facets: str) -> None:
    """Protects maintainers from a map that is silently empty."""
    with pytest.raises(ConfigError, match=r"facets\.x needs"):
        map_view(open_library(with_facets(example, tmp_path, facets)), "en", "x")


def test_an_unknown_view_names_the_known_ones(example: Path) -> None:
    """Protects against guessing what maps there are."""
    result = CliRunner().invoke(patternbook, ["-L", str(example), "map", "--view", "mood"])
    assert "there is no view 'mood'; there are phase, level, organization" in str(result.exception)


def test_a_picture_that_stands_alone_needs_nothing_else(example: Path) -> None:
    """Protects sites that embed the picture and programs that convert it: style, paper and size are inside."""
    drawn = draw_tree(map_view(open_library(example), "en"), str)
    picture = ET.fromstring(drawn)
    assert picture.find(f"{SVG}style") is not None
    assert picture.find(f"{SVG}rect") is not None
    assert float(picture.attrib["width"]) > 100
    assert not re.search(r"var\(|light-dark|<script|@import|url\(", drawn)
    assert {link.attrib["target"] for link in picture.iter(f"{SVG}a")} == {"_top"}


def test_levels_are_named_as_translators_do(example: Path) -> None:
    """Protects readers of other languages: the branches of the map by level are translated."""
    titles = [branch.title for branch in map_view(open_library(example), "es", View.LEVEL).children]
    assert titles == ["Validado", "Estructurado", "Inicial"]
