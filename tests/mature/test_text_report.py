"""A person at a terminal reads first what matters, and hints do not bury it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from patternbook.cli import patternbook
from patternbook.collaborate.opening import open_library
from patternbook.library import Finding, Severity
from patternbook.report import text

if TYPE_CHECKING:
    from pathlib import Path

HINTS = [Finding("PAT102", Severity.INFO, f"hint {number}", "a.md", number) for number in range(1, 60)]
GRAVE = [Finding("PAT601", Severity.ERROR, "a dead link", "z.md"), Finding("PAT607", Severity.WARNING, "alone", "y.md")]


def test_what_is_gravest_comes_first(example: Path) -> None:
    """Protects a maintainer whose one error stands in the last file of the alphabet."""
    shown = text.write([*HINTS, *reversed(GRAVE)], open_library(example), every=True)
    assert shown.index("a dead link") < shown.index("alone") < shown.index("hint 1 ")


def test_many_hints_are_counted_by_rule(example: Path) -> None:
    """Protects whoever checks a grown library for the first time from a thousand lines of hints."""
    shown = text.write([*HINTS, *GRAVE], open_library(example), every=False)
    assert "hint 7" not in shown
    assert "   59  PAT102 Headings are spelled as the template does." in shown.splitlines()
    assert shown.endswith("Found 1 error, 1 warning, 59 info.\n")


def test_a_few_hints_are_shown(example: Path) -> None:
    """Protects the author of one draft, who wants to know where each hint stands."""
    assert "hint 7" in text.write(HINTS[:10], open_library(example), every=False)


@pytest.mark.corpus
@pytest.mark.parametrize("option", ["--all", "--rule=PAT102", "--fail-on=info"])
def test_who_asks_for_hints_sees_each(corpus: Path, option: str) -> None:
    """Protects whoever goes through the hints, and a build that fails because of one."""
    arguments = ["-L", str(corpus), "check", "--no-spelling"]
    runner = CliRunner()
    assert '"Solution" is spelled "Solutions"' not in runner.invoke(patternbook, arguments).output
    assert '"Solution" is spelled "Solutions"' in runner.invoke(patternbook, [*arguments, option]).output


def test_a_slug_is_answered_with_its_file(example: Path) -> None:
    """Protects whoever names a pattern as every other command lets them."""
    result = CliRunner().invoke(patternbook, ["-L", str(example), "check", "two-hour-task"])
    assert "did you mean patterns/3-validated/two-hour-task.md?" in str(result.exception)
