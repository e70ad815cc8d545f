"""The map of relations: every pattern has its seat, every relation its curve, and text says the same."""

from __future__ import annotations

import itertools
import json
import math
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from patternbook.cli import patternbook
from patternbook.collaborate.opening import open_library
from patternbook.discover.relations.circle import draw_circle, shortened
from patternbook.discover.relations.texts import relations_dot, relations_markdown, relations_value
from patternbook.discover.relations.view import relation_view
from patternbook.discover.svg import text_width
from patternbook.library.links.wanted import wanted

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.corpus
def test_who_stands_alone_in_the_real_library(corpus: Path) -> None:
    """Protects the report of orphans: 24 of the 54 patterns of the lowest level."""
    view = relation_view(open_library(corpus), "en")
    assert len(view.members) == 80
    assert len(view.ties) == 115
    assert [member.level for member in view.orphans] == [1] * 24


@pytest.mark.corpus
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_circle_holds_all_and_labels_keep_apart(corpus: Path, language: str) -> None:
    """Protects legibility at 80 patterns: all are drawn, neighbors on the circle are a line of text apart."""
    picture = ET.fromstring(draw_circle(relation_view(open_library(corpus), language), "x", str))
    members = [g for g in picture.iter(f"{SVG}g") if "data-slug" in g.attrib]
    places = [re.fullmatch(r"rotate\((\S+)\) translate\((\S+) 0\)", g.attrib["transform"]) for g in members]
    angles = [float(place.group(1)) for place in places if place]
    assert len(angles) == 80
    radius = float(places[0].group(2))  # type: ignore[union-attr]
    closest = min(b - a for a, b in itertools.pairwise(angles))
    assert math.radians(closest) * radius >= 13 * 1.3
    assert len([path for path in picture.iter(f"{SVG}path") if "data-from" in path.attrib]) == 115


def test_titles_are_translated_and_bytes_stay_the_same(example: Path) -> None:
    """Protects readers of other languages, and builds that compare bytes."""
    library = open_library(example)
    spanish = relation_view(library, "es")
    assert {m.title for m in spanish.members} != {m.title for m in relation_view(library, "en").members}
    assert draw_circle(spanish, "x", str) == draw_circle(relation_view(library, "es"), "x", str)


def test_dot_markdown_and_values_tell_the_same_relations(example: Path) -> None:
    """Protects every form: none leaves a relation or a pattern out."""
    library = open_library(example)
    view = relation_view(library, "en")
    value = relations_value(view, wanted(library))
    pairs = {(r["source"], r["target"]) for r in value["relations"]}
    assert pairs
    assert set(re.findall(r'^  "([^"]+)" -> "([^"]+)"', relations_dot(view), re.MULTILINE)) == pairs
    assert len(re.findall(r"^- [a-z-]+: ", relations_markdown(view, ()), re.MULTILINE)) == len(pairs)
    assert {p["slug"] for p in value["patterns"]} == set(library.by_slug)
    for relation in value["relations"]:
        line = library.by_slug[relation["source"]].source.splitlines()[relation["line"] - 1]
        assert relation["quote"].split()[0] in line


@pytest.mark.parametrize("text", ["", "short", "x" * 400, "漢" * 90, "many words " * 40])
def test_shortened_titles_fit(text: str) -> None:
    """Protects the picture from titles of any length."""
    assert text_width(shortened(text, 200, 13), 13) <= 200


@pytest.mark.parametrize("form", ["svg", "dot", "json", "md"])
def test_the_command_prints_every_form(example: Path, form: str) -> None:
    """Protects scripts that read relations from the command line."""
    result = CliRunner().invoke(patternbook, ["-L", str(example), "relations", "--format", form])
    assert result.exit_code == 0
    begins = {"svg": "<svg", "dot": "digraph", "json": "{", "md": "# Relations"}
    assert result.stdout.startswith(begins[form])


@pytest.mark.corpus
def test_the_command_reports_orphans_and_wanted_patterns(corpus: Path) -> None:
    """Protects maintainers who plan what to connect and what to write."""
    run = CliRunner()
    orphans = run.invoke(patternbook, ["-L", str(corpus), "relations", "--orphans", "--json"])
    assert len(json.loads(orphans.stdout)["orphans"]) == 24
    asked = run.invoke(patternbook, ["-L", str(corpus), "relations", "--wanted"])
    assert "Pre-pull request" in asked.stdout
    assert "- Concept Anchor" not in asked.stdout
