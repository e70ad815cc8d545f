"""What the rules and reviews say of the real library, counted by hand beforehand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.opening import open_library, open_part
from patternbook.library import Severity
from patternbook.mature.checking.engine import check
from patternbook.mature.checking.fixing import plan_fixes
from patternbook.mature.levels.board import board
from patternbook.mature.levels.review import State, review
from patternbook.mature.rules import built_in

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.library import Finding, Library

pytestmark = pytest.mark.corpus

READY = [
    "30-day-warranty",
    "base-documentation",
    "communication-tooling",
    "core-team",
    "document-your-guiding-principles",
    "governance-levels",
    "innersource-portal",
    "repository-activity-score",
    "trusted-committer",
]


@pytest.fixture(scope="module")
def library(corpus: Path) -> Library:
    """The real library."""
    return open_library(corpus)


@pytest.fixture(scope="module")
def findings(library: Library) -> tuple[Finding, ...]:
    """Everything that the rules find in it."""
    return check(library)


def of(findings: tuple[Finding, ...], name: str) -> list[Finding]:
    """Return the findings of one rule."""
    code = next(rule.code for rule in built_in() if rule.name == name)
    return [finding for finding in findings if finding.rule == code]


def slugs(findings: list[Finding]) -> set[str]:
    """Return the names of the files that findings are about."""
    return {finding.path.rpartition("/")[2].removesuffix(".md") for finding in findings}


def test_no_published_pattern_blocks(findings: tuple[Finding, ...]) -> None:
    """Protects volunteers from a wall of errors: all that is broken today are six links, in Spanish."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert {finding.rule for finding in errors} == {"PAT601"}
    assert Counter(finding.path for finding in errors) == {
        "translation/es/patterns/core-team.md": 1,
        "translation/es/patterns/group-support.md": 5,
    }


def test_every_published_pattern_is_complete(findings: tuple[Finding, ...]) -> None:
    """Protects the count: 26 of 26 patterns of the second level have the mandatory sections; 14 drafts lack some."""
    found = of(findings, "missing-section")
    assert all(finding.path.startswith("patterns/1-initial/") for finding in found)
    assert len(slugs(found)) == 14


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("drifted-title", 13),
        ("drifted-patlet", 13),  # 11 differ, 2 are missing
        ("missing-from-list", 0),
        ("extra-in-list", 0),
    ],
)
def test_the_readme_drifted(findings: tuple[Finding, ...], name: str, count: int) -> None:
    """Protects the comparison of lists with files."""
    assert sum(finding.path == "README.md" for finding in of(findings, name)) == count


def test_the_maps_lack_what_they_lack(findings: tuple[Finding, ...]) -> None:
    """Protects the comparison of mind maps with files, language by language."""
    counts = Counter(finding.path.split("/")[1] for finding in of(findings, "missing-from-map"))
    assert counts == {"es": 2, "pt-br": 2, "gl": 3}


def test_the_order_is_broken_here_and_there(findings: tuple[Finding, ...]) -> None:
    """Protects the comparison with the template: nine published patterns are out of order."""
    found = of(findings, "section-order")
    assert sum("/2-structured/" in finding.path for finding in found) == 9
    assert sum("/1-initial/" in finding.path for finding in found) == 13


def test_eight_patterns_lead_nowhere(findings: tuple[Finding, ...]) -> None:
    """Protects the graph of patterns: eight published ones link to no other."""
    assert slugs(of(findings, "no-related-pattern")) == {
        "common-requirements",
        "crossteam-project-valuation",
        "dedicated-community-leader",
        "extensions-for-sustainable-growth",
        "innersource-license",
        "issue-tracker",
        "review-committee",
        "transparent-cross-team-decision-making-using-rfcs",
    }


def test_gitbook_anchors_resolve(findings: tuple[Finding, ...]) -> None:
    """Protects translators: the anchors of the hosted book are no errors; one heading is really gone."""
    assert [finding.path for finding in of(findings, "broken-anchor")] == ["meta/technical-git-howto.md"]


def test_promotions_by_hand_left_dead_addresses(findings: tuple[Finding, ...]) -> None:
    """Protects the finding of dead self-links: nine patterns' addresses and one script's."""
    found = of(findings, "dead-own-link")
    assert len([finding for finding in found if "patterns/1-initial/" in finding.message]) == 9
    assert len(found) == 10


def test_template_text_is_found_in_one_pattern(findings: tuple[Finding, ...]) -> None:
    """Protects authors: one pattern still holds the template's prose; comments and headings do not count."""
    assert slugs(of(findings, "template-text")) == {"sustainable-innersource-program"}


def test_one_file_writes_a_section_as_h1(findings: tuple[Finding, ...]) -> None:
    """Protects the reading of headings: exactly one file uses the first level."""
    assert slugs(of(findings, "sections-as-h1")) == {"innersource-before-open-source"}


def test_names_are_counted(findings: tuple[Finding, ...]) -> None:
    """Protects the naming rules: 26 file names differ, 2 have underscores, one title section holds two titles."""
    assert len(of(findings, "file-name-differs")) == 26
    assert len(of(findings, "file-name-shape")) == 2
    assert slugs(of(findings, "two-titles")) == {"junkyard-styled-innersourcing"}


def test_status_and_folder_agree_everywhere(findings: tuple[Finding, ...]) -> None:
    """Protects free forms of the status: old statuses, dates and donuts are no contradictions."""
    assert of(findings, "status-disagrees") == []


def test_nine_patterns_wait_for_people_only(library: Library) -> None:
    """Protects the board: these nine meet all that the third level asks and a machine can judge."""
    reviews = [r for r in board(library) if r.toward == 3]
    assert len(reviews) == 26
    assert [r.pattern.slug for r in reviews if r.asks_only_people] == READY
    assert [r.pattern.slug for r in reviews[: len(READY)]] == READY


def test_sixteen_patterns_have_three_instances(library: Library) -> None:
    """Protects the count of instances: planned, tried and doubtful ones do not count, spellings fold."""
    met = {
        r.pattern.slug
        for r in board(library, toward=3)
        if r.pattern.level.number == 2
        for v in r.verdicts
        if v.requirement.id == "three-instances" and v.state is State.MET
    }
    assert len(met) == 16
    assert "gig-marketplace" not in met


def test_a_level_is_judged_downward_too(library: Library) -> None:
    """Protects honesty: nine published patterns would not reach their own level today."""
    failing = {
        r.pattern.slug for r in board(library, toward=2) if r.pattern.level.number == 2 and not r.asks_only_people
    }
    assert len(failing) == 9
    assert "crossteam-project-valuation" in failing


def test_a_verdict_tells_the_line(library: Library) -> None:
    """Protects whoever mends: the verdict on instances points at their heading."""
    pattern = library.by_slug["gig-marketplace"]
    verdict = next(v for v in review(pattern, library, toward=3).verdicts if v.requirement.id == "three-instances")
    assert verdict.state is State.UNMET
    assert verdict.line is not None
    assert pattern.source.splitlines()[verdict.line - 1] == "## Known Instances"


def test_what_nobody_looked_at_is_unknown(library: Library) -> None:
    """Protects from false comfort: without looking at the web, links to it are not met."""
    verdicts = review(library.by_slug["core-team"], library, toward=3).verdicts
    assert {v.requirement.id: v.state for v in verdicts}["web-links"] is State.UNKNOWN


@pytest.mark.slow
def test_a_part_finds_what_the_whole_finds(corpus: Path, library: Library, findings: tuple[Finding, ...]) -> None:
    """Protects pre-commit hooks: checking one file finds in it exactly what checking everything does."""
    for path in [*list(library.by_path)[::7], "README.md"]:
        alone = check(open_part(corpus, {path}), paths={path})
        assert alone == tuple(f for f in findings if f.path == path), path


def test_mending_settles(library: Library, findings: tuple[Finding, ...]) -> None:
    """Protects authors' words: safe fixes touch headings, links and the spelling of InnerSource, and nothing else."""
    changes = plan_fixes(findings, library)
    assert len(changes.edits) > 60
    for edit in changes.edits:
        page = library.by_path.get(edit.path) or library.documents[edit.path]
        before, after = page.source.splitlines(), (edit.text or "").splitlines()
        assert len(before) == len(after)
        for old, new in zip(before, after, strict=True):
            assert old == new or old.startswith("#") or "](" in old or "]:" in old or "InnerSource" in new
