"""Findings as GitLab's Code Quality report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library import Severity
from patternbook.report.fingerprints import fingerprints
from patternbook.report.json_text import json_text
from patternbook.report.rows import rules_by_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from patternbook.library import Finding, Library

_SEVERITIES = {Severity.INFO: "info", Severity.WARNING: "minor", Severity.ERROR: "major"}


def write(findings: Sequence[Finding], library: Library) -> str:
    """Return a JSON list of issues with description, check name, fingerprint, severity and location."""
    rules = rules_by_code(library)
    rows = [
        {
            "description": finding.message,
            "check_name": f"{finding.rule} {rules[finding.rule].name}" if finding.rule in rules else finding.rule,
            "fingerprint": name,
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": finding.path, "lines": {"begin": finding.line}},
        }
        for finding, name in zip(findings, fingerprints(findings), strict=True)
    ]
    return json_text(rows)
