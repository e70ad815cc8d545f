"""Libraries of other communities: a small configuration each, and the checks make sense."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.disk.worktree import read_files
from patternbook.collaborate.opening import preset
from patternbook.library import Severity, make_library, parse_config
from patternbook.mature.checking.engine import check
from patternbook.mature.levels.board import board
from patternbook.mature.rules import find_rule

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.library import Library

pytestmark = pytest.mark.corpus

_FORM = """
[[template.sections]]
kind = "problem"
mandatory_at = 1
headings = {{ en = ["{problem}"], ja = ["{problem}"], ko = ["{problem}"] }}

[[template.sections]]
kind = "solution"
mandatory_at = 1
headings = {{ en = ["{solution}"], ja = ["{solution}"], ko = ["{solution}"] }}
"""
_LEVEL = 'levels = [{ number = 1, name = "Published", folder = "" }]\npublished_from = 1\nmind_maps = []\n'

CONFIGS = {
    "green-software-patterns": '[library]\npatterns = ["docs/**/{slug}.md"]\n'
    'exclude = ["docs/*.md", "docs/**/README.md"]\n'
    + _LEVEL + _FORM.format(problem="Description", solution="Solution"),
    "agentic-patterns": '[library]\npatterns = ["patterns/{slug}.md"]\n' + _LEVEL
    + _FORM.format(problem="Problem", solution="Solution"),
    "ml-system-design-pattern": '[library]\npatterns = ["*-patterns/{slug}/design_{language}.md"]\n' + _LEVEL
    + _FORM.format(problem="Usecase", solution="Architecture"),
}  # fmt: skip
_QUIET = '\n[rules]\nunknown-section = "off"\nheading-variant = "off"\nmissing-from-list = "off"\n'


def library_of(shared: Path, name: str) -> Library:
    """Read a library with its configuration and with as few requirements as a catalog has."""
    config = parse_config(CONFIGS[name] + _QUIET, preset())
    return make_library(read_files(shared / "corpora/libraries" / name), config)


@pytest.mark.parametrize(
    ("name", "patterns", "whole"),
    [("green-software-patterns", 65, 0.95), ("agentic-patterns", 190, 0.95), ("ml-system-design-pattern", 27, 0.9)],
)
def test_patterns_are_found_and_read(shared: Path, name: str, patterns: int, whole: float) -> None:
    """Protects other communities: their patterns are found, and nearly all have what their form asks for."""
    library = library_of(shared, name)
    assert len(library.patterns) >= patterns
    missing = {f.path for f in check(library) if f.rule == find_rule("missing-section").code}  # type: ignore[union-attr]
    own = {pattern.path for pattern in library.patterns}
    assert len(own - missing) >= whole * len(own)


@pytest.mark.parametrize("name", CONFIGS)
def test_findings_are_no_flood(shared: Path, name: str) -> None:
    """Protects newcomers from a wall: errors are rare, and no rule alone speaks of every pattern as a warning."""
    library = library_of(shared, name)
    found = check(library)
    assert sum(f.severity is Severity.ERROR for f in found) <= 0.2 * len(library.by_path)
    warnings = Counter(f.rule for f in found if f.severity is Severity.WARNING)
    assert all(count < len(library.by_path) for count in warnings.values()), warnings.most_common(5)


@pytest.mark.parametrize("name", CONFIGS)
def test_levels_are_judged(shared: Path, name: str) -> None:
    """Protects libraries with one level: requirements of levels that they do not have are no obstacle."""
    config = CONFIGS[name] + _QUIET + '\n[[requirements]]\nid = "whole"\nlevel = 1\njudged_by = "rule"\n'
    config += 'rules = ["missing-section"]\ntext = "Every section is there."\n'
    library = make_library(read_files(shared / "corpora/libraries" / name), parse_config(config, preset()))
    assert all(len(review.verdicts) == 1 for review in board(library))
