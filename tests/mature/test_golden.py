"""Golden pairs: what a rule finds in an example, word for word, and what mending makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rule_examples import BASE, Case, read_cases

from patternbook.library.changes.changeset import apply
from patternbook.mature.checking.engine import check
from patternbook.mature.checking.fixing import plan_fixes
from patternbook.mature.rules import find_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Finding

GOLDEN = Path(__file__).parent.parent / "golden"


def _cases() -> Iterator[object]:
    for path in sorted(GOLDEN.glob("*.md")):
        for case in read_cases(path.read_text(encoding="utf-8")):
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case.name}")


def found(name: str, case: Case) -> list[Finding]:
    """Return what the rule of a golden file finds in a case."""
    rule = find_rule(name)
    assert rule, f"tests/golden/{name}.md is named like no rule"
    return [finding for finding in check(case.library, case.seen) if finding.rule == rule.code]


def told(findings: list[Finding]) -> str:
    """Return findings as a golden file writes them."""
    return "".join(f"{f.path}:{f.line}:{f.column} {f.severity.name.lower()} {f.message}\n" for f in findings)


def mended(findings: list[Finding], case: Case) -> dict[str, str]:
    """Return the files that fixing these findings changes, unsafe fixes included."""
    changes = plan_fixes(findings, case.library, unsafe=True)
    files = {path: text.encode() for path, text in {**BASE, **case.files}.items()}
    after = apply(changes, files)
    return {edit.path: after[edit.path].decode() for edit in changes.edits}


@pytest.mark.parametrize(("name", "case"), list(_cases()))
def test_findings_and_fixes(name: str, case: Case) -> None:
    """Protects each rule's eye for detail: exactly these findings, exactly this text after mending."""
    findings = found(name, case)
    assert told(findings) == case.told["findings"]
    if case.after:
        assert mended(findings, case) == case.after
