"""The guided start leads from a problem to a short path of patterns, and says why each stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.opening import open_library
from patternbook.discover.guide import LONGEST, Reader, Why, guide
from patternbook.library.links.relations import RelationKind, relations

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.library import Library


def shown(library: Library) -> frozenset[str]:
    """Return the slugs that the book shows."""
    return frozenset(p.slug for p in library.patterns if p.level.number >= library.config.published_from)


@pytest.mark.corpus
@pytest.mark.parametrize("language", ["en", "es", "ja"])
def test_every_challenge_of_the_map_has_a_path_for_each_reader(corpus: Path, language: str) -> None:
    """Protects readers from questions without an answer."""
    library = open_library(corpus)
    stages = guide(library, language, shown(library))
    assert len(stages) == 4
    for stage in stages:
        for trouble in stage.troubles:
            for reader in Reader:
                steps = trouble.paths[reader]
                assert 1 <= len(steps) <= LONGEST
                assert all(step.reasons for step in steps)
                assert len({step.slug for step in steps}) == len(steps)


@pytest.mark.corpus
def test_every_reason_is_true(corpus: Path) -> None:
    """Protects trust: what a path says of a pattern stands in the library."""
    library = open_library(corpus)
    ties = {(r.source, r.target, r.kind) for r in relations(library)}
    mind_map = library.mind_maps["en"]
    answers = {(challenge.title, placement.slug) for *_, challenge, placement in mind_map.walk()}
    seen = set()
    for stage in guide(library, "en", shown(library)):
        for trouble in stage.troubles:
            for steps in trouble.paths.values():
                for step in steps:
                    for reason in step.reasons:
                        seen.add(reason.why)
                        assert {
                            Why.ANSWERS: (trouble.title, step.slug) in answers,
                            Why.BEFORE: (reason.other, step.slug, RelationKind.REQUIRES) in ties,
                            Why.AFTER: (reason.other, step.slug, RelationKind.LEADS_TO) in ties,
                            Why.PROVEN: bool(reason.organizations),
                            Why.DRAFT: any(t[:2] == (step.slug, reason.other) for t in ties),
                        }[reason.why]
    assert seen == set(Why)


@pytest.mark.corpus
def test_what_is_proven_by_most_comes_first_for_those_who_convince(corpus: Path) -> None:
    """Protects people who need proof: the order is by named organizations."""
    library = open_library(corpus)
    for stage in guide(library, "en", shown(library)):
        for trouble in stage.troubles:
            counts = [
                max((len(reason.organizations) for reason in step.reasons), default=0)
                for step in trouble.paths[Reader.CONVINCE]
            ]
            assert counts == sorted(counts, reverse=True)


def test_a_library_without_a_map_asks_by_patlet(tmp_path: Path) -> None:
    """Protects small libraries: without phases the patlets are what may hurt."""
    place = tmp_path / "patterns" / "2-structured"
    place.mkdir(parents=True)
    for name in ("one", "two"):
        (place / f"{name}.md").write_text(f"## Title\n\n{name}\n\n## Patlet\n\nTrouble {name}.\n\n## Problem\n\nx\n")
    library = open_library(tmp_path)
    (stage,) = guide(library, "en", shown(library))
    assert stage.title == ""
    assert [trouble.title for trouble in stage.troubles] == ["Trouble one.", "Trouble two."]


def test_titles_of_stages_are_in_the_reader_s_language(example: Path) -> None:
    """Protects readers of other languages."""
    library = open_library(example)
    spanish = [stage.title for stage in guide(library, "es", shown(library))]
    assert spanish != [stage.title for stage in guide(library, "en", shown(library))]
