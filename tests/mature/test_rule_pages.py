"""Every rule explains itself, and its page tells the truth."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from rule_examples import read_cases

from patternbook.mature.checking.engine import check
from patternbook.mature.rules import built_in
from patternbook.report.rule_pages import grades, rule_index, rule_page

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.mature.rule import Rule

RULES = pytest.mark.parametrize("rule", built_in(), ids=lambda rule: rule.name)


@RULES
def test_a_page_has_its_parts(rule: Rule) -> None:
    """Protects readers of `patternbook rule CODE`: a summary, the grade, a bad and a good example, and why."""
    page = rule_page(rule)
    assert page.startswith(f"# {rule.code} {rule.name}\n\n{rule.summary} {grades(rule)}\n\n## Bad\n")
    names = [case.name for case in read_cases(page)]
    assert names == ["Bad", "Good", "Why"]
    assert len(page.partition("## Why\n")[2].split()) > 20, "say why it matters, not only what is right"


@RULES
def test_the_bad_example_is_found(rule: Rule) -> None:
    """Protects the promise of a page: what it calls bad is what the rule finds."""
    bad = next(case for case in read_cases(rule_page(rule)) if case.name == "Bad")
    assert rule.code in {finding.rule for finding in check(bad.library, bad.seen)}


@RULES
def test_the_good_example_passes(rule: Rule) -> None:
    """Protects authors who copy the good example: nothing worth more than a hint is found in it."""
    good = next(case for case in read_cases(rule_page(rule)) if case.name == "Good")
    found = check(good.library, good.seen)
    assert rule.code not in {finding.rule for finding in found}


def test_codes_and_names_are_unique() -> None:
    """Protects suppressions and settings: a code or a name means one rule."""
    keys = [key for rule in built_in() for key in (rule.code, rule.name)]
    assert not [key for key, times in Counter(keys).items() if times > 1]


def test_every_rule_file_is_listed(root: Path) -> None:
    """Protects the author of a new rule: a file that is not listed would never run."""
    files = {path.stem for path in (root / "src/patternbook/mature/rules").glob("*.py")} - {"__init__"}
    listed = {rule.find.__module__.rpartition(".")[2] for rule in built_in()} - {"rule"}
    assert files == listed


def test_the_index_lists_every_rule(root: Path) -> None:
    """Protects the index of rules: it is generated, and must be written again after a change."""
    text = (root / "docs/rules/README.md").read_text(encoding="utf-8")
    assert text == rule_index(built_in()), "docs/rules/README.md is out of date: run `make docs`"


def test_no_page_is_left_over(root: Path) -> None:
    """Protects readers from pages of rules that are gone."""
    pages = {path.stem for path in (root / "docs/rules").glob("*.md")} - {"README"}
    assert pages == {rule.name for rule in built_in()}
