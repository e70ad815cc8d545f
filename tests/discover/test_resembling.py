"""Patterns that say much the same are found and shown side by side, section by section."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from patternbook.cli import patternbook
from patternbook.collaborate.opening import open_library
from patternbook.discover.relations.resembling import Resemblances, section_texts

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.corpus
def test_known_twins_of_the_real_library_are_found(corpus: Path) -> None:
    """Protects maintainers: two pairs that share whole sections come first, and the list stays short."""
    pairs = [{pair.one, pair.other} for pair in Resemblances(open_library(corpus)).alike()]
    assert pairs[0] == {"overcome-acquisition-based-silos-developer", "overcome-acquisition-based-silos-manager"}
    assert pairs[1] == {"discover-your-innersource", "improve-findability"}
    assert len(pairs) < 8


@pytest.mark.corpus
def test_sections_that_say_nothing_make_nobody_alike(corpus: Path) -> None:
    """Protects against noise: patterns whose solution is still to be done have none in common."""
    library = open_library(corpus)
    donuts = [pattern for pattern in library.patterns if pattern.is_donut]
    assert len(donuts) >= 2
    assert all("solution" not in section_texts(pattern) for pattern in donuts)


def test_a_copy_resembles_its_original_most_and_wholly(example: Path, tmp_path: Path) -> None:
    """Protects people who write what is there already: a copy under another name is told at once."""
    library = open_library(example)
    original = library.by_slug["pause-card"]
    copy = tmp_path / "my-own-idea.md"
    copy.write_text(original.source)
    run = CliRunner().invoke(patternbook, ["-L", str(example), "relations", "--like", str(copy), "--json"])
    pairs = json.loads(run.stdout)["alike"]
    assert pairs[0]["other"] == "pause-card"
    assert pairs[0]["alike"] == pytest.approx(1, abs=0.01)
    assert all(section["alike"] == pytest.approx(1, abs=0.01) for section in pairs[0]["sections"])


def test_two_patterns_are_as_alike_either_way(example: Path) -> None:
    """Protects the measure: who is compared with whom makes no difference."""
    library = open_library(example)
    resemblances = Resemblances(library)
    found = {}
    for pattern in library.patterns:
        for pair in resemblances.like(pattern, limit=99):
            found[pair.one, pair.other] = pair.alike
    assert found
    assert all(
        found.get((other, one), alike) == pytest.approx(alike, abs=0.002) for (one, other), alike in found.items()
    )


@pytest.mark.corpus
def test_every_section_of_a_pair_has_both_texts(corpus: Path) -> None:
    """Protects the report: each row shows two texts and the words that both use."""
    run = CliRunner().invoke(patternbook, ["-L", str(corpus), "relations", "--alike", "--json"])
    pairs = json.loads(run.stdout)["alike"]
    assert pairs
    for pair in pairs:
        assert pair["sections"]
        for section in pair["sections"]:
            assert section["one"]
            assert section["other"]
            assert section["words"] or not section["alike"]


def test_not_every_two_patterns_are_compared(tmp_path: Path) -> None:
    """Protects large libraries: what is compared grows with the number of patterns, not with its square."""
    chance = random.Random(5)
    vocabulary = [f"word{number}" for number in range(1_200)]
    place = tmp_path / "patterns" / "1-initial"
    place.mkdir(parents=True)
    for number in range(400):
        text = " ".join(chance.choices(vocabulary, k=60))
        (place / f"p{number}.md").write_text(f"## Title\n\nP {number}\n\n## Problem\n\n{text}\n")
    assert 400 <= len(Resemblances(open_library(tmp_path)).pairs()) <= 400 * 10


@pytest.mark.parametrize("name", ["no-such-pattern", "../nowhere.md", ""])
def test_what_cannot_be_compared_is_told(example: Path, name: str) -> None:
    """Protects against silence for a typing error; an empty name means nothing was asked."""
    run = CliRunner().invoke(patternbook, ["-L", str(example), "relations", "--like", name])
    assert ("there is no pattern" in str(run.exception)) is bool(name)
