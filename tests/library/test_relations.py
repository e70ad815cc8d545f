"""Relations say why one pattern links to another, and the wanted list what nobody has written yet."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import yaml

from patternbook.collaborate.opening import open_library
from patternbook.library.links.relations import RelationKind, relations, sentence_at
from patternbook.library.links.wanted import WantedBy, donuts, wanted
from patternbook.pattern import Span

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.library import Library

OTHER = "../1-initial/other.md"


def library_with(folder: Path, section: str, text: str) -> Library:
    """Open a library of two patterns, of which the first says a text in a section."""
    place = folder / "patterns" / "1-initial"
    place.mkdir(parents=True)
    (place / "one.md").write_text(f"## Title\n\nOne\n\n## Problem\n\nTrouble.\n\n## {section}\n\n{text}\n")
    (place / "other.md").write_text("## Title\n\nOther\n\n## Problem\n\nTrouble too.\n\n## Solution\n\nDo it.\n")
    return open_library(folder)


@pytest.mark.parametrize(
    ("section", "text", "kind"),
    [
        ("Resulting Context", f"Afterwards comes [Other]({OTHER}).", RelationKind.LEADS_TO),
        ("Context", f"You have a [Other]({OTHER}).", RelationKind.REQUIRES),
        ("Solution", f"Apply [Other]({OTHER}) as well.", RelationKind.USES),
        ("Solution", f"This requires the [Other]({OTHER}).", RelationKind.REQUIRES),
        ("Solution", f"An alternative is [Other]({OTHER}).", RelationKind.ALTERNATIVE),
        ("Forces", f"It is part of the [Other]({OTHER}).", RelationKind.PART_OF),
        ("Solution", f"Related pattern: [Other]({OTHER}).", RelationKind.RELATED),
        ("Related Patterns", f"* [Other]({OTHER})", RelationKind.RELATED),
        ("Forces", f"See [Other]({OTHER}).", RelationKind.MENTIONED),
    ],
)
def test_section_and_wording_tell_the_kind(tmp_path: Path, section: str, text: str, kind: RelationKind) -> None:
    """Protects the reason that readers see beside a related pattern."""
    found = list(relations(library_with(tmp_path, section, text)))
    assert [(r.source, r.target, r.kind) for r in found] == [("one", "other", kind)]


def test_the_most_telling_link_counts(tmp_path: Path) -> None:
    """Protects against a mention in passing that hides where a pattern leads."""
    text = f"See [Other]({OTHER}).\n\n## Resulting Context\n\nGo on with [Other]({OTHER})."
    (relation,) = relations(library_with(tmp_path, "Forces", text))
    assert relation.kind is RelationKind.LEADS_TO


def test_the_sentence_around_a_link_is_its_evidence() -> None:
    """Protects quotes: whole sentences, links as their words, list marks dropped."""
    source = "First one.\n- It begins here. Then see [the *Other* one](other.md), e.g. on Monday. And more.\n"
    at = source.index("[the")
    assert sentence_at(source, Span(at, at + 10)) == "Then see the *Other* one, e.g. on Monday."
    assert len(sentence_at("x" * 10_000, Span(5_000, 5_001))) < 1_100


@pytest.mark.parametrize(
    "written",
    ["related: other", "related: [other, 'one']", 'related: ["nobody", "other"]', "related:\n  - other.md\n- x"],
)
def test_front_matter_names_related_patterns(tmp_path: Path, written: str) -> None:
    """Protects libraries that keep relations in front matter, in each way that YAML allows for a short list."""
    library_with(tmp_path, "Context", "Nothing.")
    file = tmp_path / "patterns" / "1-initial" / "one.md"
    file.write_text(f"---\ntags: [a]\n{written}\n---\n\n{file.read_text()}")
    library = open_library(tmp_path)
    (relation,) = relations(library)
    assert (relation.source, relation.target, relation.kind) == ("one", "other", RelationKind.RELATED)
    assert library.by_slug["one"].source[slice(*relation.span)].startswith("other")


@pytest.mark.corpus
def test_a_foreign_library_is_related_by_its_front_matter(shared: Path, tmp_path: Path) -> None:
    """Protects the promise to work on libraries of another form: what a YAML parser reads is related here."""
    root = tmp_path / "library"
    shutil.copytree(shared / "corpora" / "libraries" / "agentic-patterns", root)
    levels = '[{ number = 2, name = "Published", folder = "" }]'
    (root / "patternbook.toml").write_text(f'[library]\npatterns = ["patterns/{{slug}}.md"]\nlevels = {levels}\n')
    library = open_library(root)
    named = set()
    for pattern in library.patterns:
        front = yaml.safe_load(pattern.source.split("---\n")[1]) if pattern.source.startswith("---\n") else {}
        named |= {(pattern.slug, name) for name in front.get("related") or () if name in library.by_slug}
    named = {(one, other) for one, other in named if one != other}
    assert len(named) > 30
    assert named <= {(relation.source, relation.target) for relation in relations(library)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("There is a Strong Code Owner [pattern to be written] here.", "Strong Code Owner"),
        ("A related pattern [pattern to be written] helps.", ""),
        ("* New Pattern: Early review (before release), to be sure", "Early review"),
        ("A related trouble (and possible new pattern) is noise.", ""),
        ("It lays out four patterns with three to be defined.", ""),
    ],
)
def test_announced_patterns_are_wanted(tmp_path: Path, text: str, name: str) -> None:
    """Protects the wanted list: what authors promise is found, with its name where it has one."""
    (entry,) = wanted(library_with(tmp_path, "Context", text))
    assert (entry.name, entry.by, entry.pattern) == (name, WantedBy.WORDS, "one")
    assert entry.line == 11


def test_links_to_unwritten_patterns_are_wanted(tmp_path: Path) -> None:
    """Protects the wanted list: a link to a pattern's place without a file asks for it; other links do not."""
    text = "See [New One](../2-structured/new-one.md), [Other](other.md), [x](../nothing.txt)."
    (entry,) = wanted(library_with(tmp_path, "Context", text))
    assert (entry.name, entry.by) == ("New One", WantedBy.LINK)


@pytest.mark.parametrize("text", ["A link [pattern to be written](other.md).", "Patterns are written. To be defined."])
def test_ordinary_words_want_nothing(tmp_path: Path, text: str) -> None:
    """Protects the wanted list from noise."""
    assert wanted(library_with(tmp_path, "Context", text)) == ()


@pytest.mark.corpus
def test_the_wanted_patterns_of_2021(shared: Path) -> None:
    """Protects the known case: two names and one unnamed pattern were to be written in one file."""
    entries = wanted(open_library(shared / "corpora" / "innersource-patterns-2021"))
    asked = [entry.name for entry in entries if entry.pattern == "common-requirements"]
    assert asked == ["Strong Code Owner", "Benevolent Sponsor", ""]


@pytest.mark.corpus
def test_the_donuts_of_the_real_library(corpus: Path) -> None:
    """Protects the count of problems without a solution: three Solutions say only that they are to be done."""
    assert len(donuts(open_library(corpus))) == 3


@pytest.mark.parametrize("piece", ["\n", "[ ", "New ", "patterns to be ", "[pattern to be written] ", "[a](b.md) "])
def test_long_texts_are_read_in_linear_time(tmp_path: Path, piece: str) -> None:
    """Protects against a file that makes the wanted list hang: 60,000 characters of what it looks for."""
    library = library_with(tmp_path, "Context", "It is to be written. " + piece * (60_000 // len(piece)))
    assert all(len(entry.quote) < 1_100 for entry in wanted(library))
