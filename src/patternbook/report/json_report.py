"""Findings as JSON, the shape that other programs may rely on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from patternbook.report.rows import end_of, rules_by_code, source_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from patternbook.library import Finding, Library


def write(findings: Sequence[Finding], library: Library) -> str:
    """Return `{"findings": [{"rule", "name", "severity", "path", "line", "column", "message", "fixable", ...}]}`."""
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
    return json.dumps({"findings": rows}, ensure_ascii=False, indent=2) + "\n"
