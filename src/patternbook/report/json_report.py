"""Findings as JSON, the shape that other programs may rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from patternbook.report.json_text import json_text
from patternbook.report.rows import end_of, rules_by_code, source_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from patternbook.library import Finding, Library


def finding_values(findings: Sequence[Finding], library: Library) -> list[dict[str, Any]]:
    """Return findings as JSON has them: `[{"rule", "name", "severity", "path", "line", "column", "message", ...}]`."""
    rules = rules_by_code(library)
    rows = []
    for finding in findings:
        end_line, end_column = end_of(finding, source_of(library, finding.path))
        row = {
            "rule": finding.rule,
            "name": rules[finding.rule].name if finding.rule in rules else "",
            "severity": finding.severity.name.lower(),
            "path": finding.path,
            "line": finding.line,
            "column": finding.column,
            "end_line": end_line,
            "end_column": end_column,
            "message": finding.message,
            "fixable": finding.fix is not None,
            "safe": finding.fix is not None and finding.fix.safe,
        }
        rows.append(row)
    return rows


def write(findings: Sequence[Finding], library: Library) -> str:
    """Return `{"findings": [...]}`, each as `finding_values` says."""
    return json_text({"findings": finding_values(findings, library)})
