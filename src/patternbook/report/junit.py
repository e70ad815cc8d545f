"""Findings as JUnit XML, which build servers show as failed tests: one suite a file, one case a finding."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from patternbook.library import Severity
from patternbook.report.rows import rules_by_code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from patternbook.library import Finding, Library
    from patternbook.mature.rule import Rule

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))


def _case(finding: Finding, rules: dict[str, Rule]) -> Iterator[str]:
    name = rules[finding.rule].name if finding.rule in rules else ""
    title = _attribute(f"{finding.rule} {name} (line {finding.line})")
    message = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", finding.message)
    yield f"    <testcase classname={_attribute(finding.path)} name={title}>"
    if finding.severity is Severity.ERROR:
        yield f"      <failure message={_attribute(finding.message)}>{escape(message)}</failure>"
    else:
        yield f"      <system-out>{finding.severity.name.lower()}: {escape(message)}</system-out>"
    yield "    </testcase>"


def write(findings: Sequence[Finding], library: Library) -> str:
    """Return JUnit XML; errors are failures, everything else passes and is told in the case's output."""
    rules = rules_by_code(library)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    failures = sum(finding.severity is Severity.ERROR for finding in findings)
    lines.append(f'<testsuites name="patternbook" tests="{len(findings)}" failures="{failures}">')
    for path, group in groupby(findings, key=lambda finding: finding.path):
        found = list(group)
        failures = sum(finding.severity is Severity.ERROR for finding in found)
        lines.append(f'  <testsuite name={_attribute(path)} tests="{len(found)}" failures="{failures}">')
        lines += (line for finding in found for line in _case(finding, rules))
        lines.append("  </testsuite>")
    lines.append("</testsuites>")
    return "\n".join(lines) + "\n"
