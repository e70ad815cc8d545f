"""Findings as SARIF 2.1.0, the format that code scanning services read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from patternbook import __version__
from patternbook.library import Severity
from patternbook.report.fingerprints import fingerprints
from patternbook.report.json_text import json_text
from patternbook.report.rows import end_of, rules_by_code, source_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from patternbook.library import Finding, Library
    from patternbook.mature.rule import Rule

_LEVELS = {Severity.INFO: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def _described(rule: Rule) -> dict[str, Any]:
    return {"id": rule.code, "name": rule.name, "shortDescription": {"text": rule.summary}}


def _result(finding: Finding, fingerprint: str, index: int, library: Library) -> dict[str, Any]:
    end_line, end_column = end_of(finding, source_of(library, finding.path))
    region = {"startLine": finding.line, "startColumn": finding.column, "endLine": end_line, "endColumn": end_column}
    place = {"artifactLocation": {"uri": quote(finding.path), "uriBaseId": "%SRCROOT%"}, "region": region}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"patternbook/v1": fingerprint},
    }


def write(findings: Sequence[Finding], library: Library) -> str:
    """Return a SARIF log with one run; columns count code points, and paths count from the library's root."""
    rules = rules_by_code(library)
    order = {code: index for index, code in enumerate(rules)}
    names = fingerprints(findings)
    run = {
        "tool": {
            "driver": {
                "name": "Patternbook",
                "semanticVersion": __version__,
                "rules": [_described(rule) for rule in rules.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(f, name, order.get(f.rule, -1), library) for f, name in zip(findings, names, strict=True)],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(log)
