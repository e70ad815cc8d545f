"""After a promotion, a demotion or a rename of a real pattern, `check` finds nothing that it did not find before."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.disk.worktree import read_files
from patternbook.collaborate.opening import read_config
from patternbook.library import Files, apply, make_library
from patternbook.mature.checking.engine import check
from patternbook.mature.levels.review import State, review
from patternbook.mature.lifecycle.promotion import demote, promote
from patternbook.mature.lifecycle.renaming import rename
from patternbook.mature.rules import find_rule
from patternbook.mature.scope import Scope

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.library import Config, Finding, Library
    from patternbook.mature.lifecycle.plan import Plan

pytestmark = [pytest.mark.corpus, pytest.mark.slow]

NAME, TITLE = "quite-another-name", "Quite Another Name"
MISSED = {"PAT601": "a broken link", "PAT604": "a broken link"}
"""A link that led nowhere before its pattern was renamed still does; now it is known where it should lead."""


@dataclass
class Whole:
    """A library with the bytes of its files and everything that is found in it."""

    files: Files
    config: Config
    previous: Library | None = None

    @cached_property
    def library(self) -> Library:
        """The library as it is read."""
        return make_library(self.files, self.config, self.previous)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with it."""
        return check(self.library)

    def after(self, plan: Plan) -> Whole:
        """Return the library after a plan."""
        contents = apply(plan.changes, self.files.contents)
        moved = {move.old: move.new for move in plan.changes.moves}
        others = {moved.get(path, path) for path in self.files.paths if path not in self.files.contents}
        return Whole(Files(contents, frozenset({*others, *contents})), self.config, self.library)


@pytest.fixture(scope="module")
def whole(corpus: Path) -> Whole:
    """The real library."""
    return Whole(read_files(corpus), read_config(corpus))


def told(found: Whole, plan: Plan, names: dict[str, str]) -> Counter[tuple[str, str, str]]:
    """Count findings by rule, file and words, with every moved file under its old path and every name an old one."""
    moved = {move.new: move.old for move in plan.changes.moves} | names

    def old(text: str) -> str:
        for new, before in moved.items():
            text = re.sub(rf"(?<![\w-]){re.escape(new)}(?![\w-])", before, text)
        return text

    def words(finding: Finding) -> str:
        return MISSED.get(finding.rule) or re.sub(r"\d+", "#", old(finding.message))

    return Counter((MISSED.get(f.rule, f.rule), old(f.path), words(f)) for f in found.findings)


def introduced(whole: Whole, plan: Plan, names: dict[str, str] | None = None) -> set[tuple[str, str]]:
    """Return rule and file of every finding that a plan brings about."""
    new = told(whole.after(plan), plan, names or {}) - told(whole, plan, names or {})
    return {(rule, path) for rule, path, _ in new}


def test_promoting(whole: Whole) -> None:
    """Nothing breaks anywhere; in the pattern itself only what the refusal of the promotion had listed is found."""
    for pattern in whole.library.patterns[::9]:
        toward = pattern.level.number + 1
        open_ = review(pattern, whole.library, toward=toward).of(State.UNMET, State.ASKS_PEOPLE)
        names = ["too-few-reviews", *(name for verdict in open_ for name in verdict.requirement.rules)]
        known = {(rule.code, pattern.path) for name in names if (rule := find_rule(name))}
        plan = promote(pattern.slug, Scope(whole.library), under="Hard to assess a project quickly")
        assert introduced(whole, plan) <= known, pattern.slug


def test_demoting(whole: Whole) -> None:
    """Nothing breaks; patterns that lean on this one alone are told that they link only downward now."""
    for pattern in [pattern for pattern in whole.library.patterns if pattern.level.number == 2][::5]:
        found = introduced(whole, demote(pattern.slug, Scope(whole.library)))
        assert {rule for rule, _ in found} <= {"PAT607"}, pattern.slug
        assert pattern.path not in {path for _, path in found}


def test_renaming(whole: Whole) -> None:
    """Another name and title leave no finding behind, whatever titles translations and lists have."""
    for pattern in whole.library.patterns[::12]:
        plan = rename(pattern.slug, NAME, Scope(whole.library), title=TITLE)
        names = {NAME: pattern.slug, TITLE: pattern.title}

        assert introduced(whole, plan, names) == set(), pattern.slug


def test_there_and_back(whole: Whole) -> None:
    """A pattern that was promoted and demoted again leaves the library with the findings that it had."""
    for pattern in [pattern for pattern in whole.library.patterns if pattern.level.number == 2][::6]:
        up = promote(pattern.slug, Scope(whole.library))
        higher = whole.after(up)
        back = higher.after(demote(pattern.slug, Scope(higher.library)))
        assert told(back, up, {}) == told(whole, up, {}), pattern.slug
        assert back.files.paths == whole.files.paths
