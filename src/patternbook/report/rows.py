"""What every format needs of a finding besides itself: its rule's name, and the line it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rules import rules_for

if TYPE_CHECKING:
    from patternbook.library import Finding, Library
    from patternbook.mature.rule import Rule


def rules_by_code(library: Library) -> dict[str, Rule]:
    """Return the rules of a library by code."""
    return {rule.code: rule for rule in rules_for(library.config)}


def source_of(library: Library, path: str) -> str:
    """Return the text of a file of the library, "" when it was not read."""
    page = library.file(path)
    return page.source if page else ""


def end_of(finding: Finding, source: str) -> tuple[int, int]:
    """Return line and column, both from 1, of the character after a finding."""
    if finding.span is None:
        return finding.line, finding.column
    covered = source[finding.span.start : finding.span.end]
    line = finding.line + covered.count("\n")
    column = len(covered) - covered.rfind("\n") if "\n" in covered else finding.column + len(covered)
    return line, column
