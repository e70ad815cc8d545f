"""Facts of the real library that its people counted by hand, and that no rule may lose: sections, pictures, anchors."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.opening import open_library
from patternbook.library import ToDocument, ToPattern, target_of
from patternbook.mature.levels.board import board
from patternbook.mature.levels.review import State, review
from patternbook.pattern import Kind, read_pattern
from patternbook.pattern.markdown import outline
from patternbook.pattern.slugs import github_anchor

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.library import Library
    from patternbook.pattern import Pattern

pytestmark = pytest.mark.corpus

DRAFT, BOOK = 1, 2
USUAL = ("Solution", "Author", "Authors", "Known Instance")
"""Headings that the community's own check lets pass beside those of its template."""


@pytest.fixture(scope="module")
def library(corpus: Path) -> Library:
    """The real library."""
    return open_library(corpus)


def on(library: Library, level: int) -> list[Pattern]:
    """Return the patterns of a level."""
    return [pattern for pattern in library.patterns if pattern.level.number == level]


def lacking(pattern: Pattern) -> list[str]:
    """Return the sections of the second level that a pattern lacks."""
    return [kind for kind in pattern.template.mandatory(BOOK) if pattern.section(kind) is None]


def calling_otherwise(pattern: Pattern) -> list[str]:
    """Return the sections of the second level that a pattern lacks or does not call as it should."""
    template, called = pattern.template, {section.heading for section in pattern.sections}
    spelt = {
        kind: {template.heading(kind), *(word for word in USUAL if template.kind_of(word) == kind)}
        for kind in template.mandatory(BOOK)
    }
    return [kind for kind, words in spelt.items() if not words & called]


def test_every_published_pattern_has_its_sections(library: Library) -> None:
    """Protects the reading of headings: 26 of 26 patterns of the second level have every mandatory section."""
    assert len(on(library, BOOK)) == 26
    assert [pattern.slug for pattern in on(library, BOOK) if lacking(pattern)] == []


def test_which_sections_drafts_lack(library: Library) -> None:
    """Protects drafts from false alarms: fourteen lack a section, five more only call one otherwise."""
    found = Counter(kind for pattern in on(library, DRAFT) for kind in lacking(pattern))
    assert found == {Kind.KNOWN_INSTANCES: 9, Kind.AUTHORS: 7, Kind.RESULTING_CONTEXT: 1, Kind.STATUS: 1}
    assert sum(bool(lacking(pattern)) for pattern in on(library, DRAFT)) == 14
    called = Counter(kind for pattern in on(library, DRAFT) for kind in calling_otherwise(pattern))
    assert called[Kind.KNOWN_INSTANCES] == 12
    assert called[Kind.RESULTING_CONTEXT] == 2
    assert called[Kind.PATLET] == 1
    assert sum(bool(calling_otherwise(pattern)) for pattern in on(library, DRAFT)) == 19


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("## Authorship notes", Kind.OTHER),
        ("## Solutions to nothing", Kind.OTHER),
        ("Authors\n-------", Kind.AUTHORS),
        ("## Solutions ##", Kind.SOLUTION),
    ],
)
def test_a_heading_means_what_it_says(library: Library, heading: str, kind: str) -> None:
    """Protects from a check that matches beginnings: longer headings are others, and every Markdown form counts."""
    like = library.patterns[0]
    source = f"## Title\n\nA Name\n\n{heading}\n\nWords.\n"
    read = read_pattern(source, path="a.md", language="en", level=like.level, template=like.template)
    assert read.sections[-1].kind == kind


def test_twelve_published_patterns_have_no_picture(library: Library) -> None:
    """Protects the count of sketches: the third level asks 12 of 26 patterns for one."""
    without = [p for p in on(library, BOOK) if not any(link.is_image for link in p.links)]
    assert len(without) == 12
    verdicts = {p.slug: {v.requirement.id: v.state for v in review(p, library, toward=3).verdicts} for p in without}
    assert {found["sketch"] for found in verdicts.values()} == {State.UNMET}


def test_anchors_of_the_hosted_book_resolve(library: Library) -> None:
    """Protects translators: 14 links name a heading as only the hosted book spells it, and all of them land."""
    pages = {**library.by_path, **library.documents}
    resolved = []
    for page in pages.values():
        for link in page.links:
            target = target_of(library, page.path, link.destination)
            if isinstance(target, ToPattern | ToDocument) and target.anchor:
                there = pages[target.path]
                usual = {github_anchor(heading.text) for heading in there.headings} | outline(there.source).anchors
                resolved.append((page.path, target.anchor not in usual))
    other = [path for path, is_other in resolved if is_other]
    assert len(resolved) == 40
    assert len(other) == 14
    assert all(path.startswith(("translation/", "book/")) for path in other)


def test_a_level_looks_down_as_well(library: Library) -> None:
    """Protects honesty: a published pattern that fails its own level is told so, one that passes is not."""
    down = {r.pattern.slug: r for r in board(library, toward=BOOK) if r.pattern.level.number == BOOK}
    assert len(down) == 26
    failing = down["common-requirements"].of(State.UNMET)
    assert [verdict.requirement.id for verdict in failing] == ["related"]
    assert not down["core-team"].of(State.UNMET)
    asked = {verdict.requirement.level for each in down.values() for verdict in each.verdicts}
    assert asked == {1, 2}
