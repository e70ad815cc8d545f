"""Findings as workflow commands of GitHub Actions, which shows them beside the changed lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library import Severity
from patternbook.report.rows import end_of, rules_by_code, source_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from patternbook.library import Finding, Library

_COMMANDS = {Severity.INFO: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def write(findings: Sequence[Finding], library: Library) -> str:
    """Return one workflow command a line, with the characters escaped that the format reserves."""
    rules = rules_by_code(library)
    lines = []
    for finding in findings:
        end_line, _ = end_of(finding, source_of(library, finding.path))
        name = rules[finding.rule].name if finding.rule in rules else finding.rule
        places = f"file={_property(finding.path)},line={finding.line},endLine={end_line},col={finding.column}"
        title = _property(f"{finding.rule} {name}")
        lines.append(f"::{_COMMANDS[finding.severity]} {places},title={title}::{_message(finding.message)}\n")
    return "".join(lines)
