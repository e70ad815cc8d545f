"""Findings for a person at a terminal, gravest first: what, where, and the line itself with a caret under the place."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from patternbook.library import Severity
from patternbook.report.fitting import folded
from patternbook.report.rows import rules_by_code, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from patternbook.library import Finding, Library
    from patternbook.mature.rule import Rule

_WIDEST = 100
"""Characters of a source line that are shown; patterns have whole paragraphs on one line."""

_MARGIN = 12
"""Characters beside an excerpt: its line number, the rule, and the signs that something was cut."""

_LEAD = 30
"""Characters before the place that are kept when a line is cut."""

_MANY = 20
"""Hints that are read one by one; more would bury what matters, and are counted by rule."""


def _width(text: str) -> int:
    """Return how many columns a text takes in a terminal: East Asian wide letters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else not unicodedata.combining(c) for c in text)


def _excerpt(finding: Finding, source: str, widest: int) -> Iterator[str]:
    """Yield the source line of a finding and a caret line; nothing when the whole file is meant."""
    if finding.span is None or not source:
        return
    start = finding.span.start - finding.column + 1
    end = source.find("\n", start)
    line = source[start : end if end >= 0 else len(source)].rstrip("\r").replace("\t", " ")
    at = finding.column - 1
    cut = max(0, at - _LEAD) if len(line) > widest else 0
    shown = ("…" if cut else "") + line[cut : cut + widest] + ("…" if len(line) > cut + widest else "")
    shift = _width(line[cut:at]) + bool(cut)
    covered = line[at : min(at + finding.span.end - finding.span.start, cut + widest)]
    number = str(finding.line)
    yield f"  {number} | {shown}"
    yield f"  {' ' * len(number)} | {' ' * shift}{'^' * max(1, _width(covered))}"


def _summary(findings: Sequence[Finding]) -> str:
    if not findings:
        return "Nothing to mend."
    counts = Counter(finding.severity for finding in findings)
    parts = (f"{counts[severity]} {severity.name.lower()}" for severity in sorted(counts, reverse=True))
    spoken = ", ".join(f"{part}s" if not part.startswith("1 ") and "info" not in part else part for part in parts)
    safe = sum(finding.fix is not None and finding.fix.safe for finding in findings)
    unsafe = sum(finding.fix is not None and not finding.fix.safe for finding in findings)
    hints = [f"{safe} can be mended with --fix"] if safe else []
    hints += [f"{unsafe} more with --unsafe-fixes"] if unsafe else []
    return ". ".join([f"Found {spoken}", *([" and ".join(hints)] if hints else [])]) + "."


def _tally(hints: Sequence[Finding], rules: dict[str, Rule], width: int) -> Iterator[str]:
    """Yield how many hints each rule gives, the most first, and how to see them."""
    counts = Counter(finding.rule for finding in hints)
    yield f"{len(hints)} hints (info); --all shows each, --rule CODE those of one rule:"
    for code, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        words = f"{code} {rules[code].summary if code in rules else ''}".rstrip()
        yield folded(words, width, lead=f"{count:5}  ", hang=" " * 14)
    yield ""


def _one(finding: Finding, library: Library, rules: dict[str, Rule], widest: int) -> Iterator[str]:
    """Yield a finding and its excerpt."""
    name = rules[finding.rule].name if finding.rule in rules else ""
    place = f"{finding.path}:{finding.line}:{finding.column}"
    yield f"{place}: {finding.severity.name.lower()}: {finding.message} [{finding.rule} {name}]"
    yield from _excerpt(finding, source_of(library, finding.path), widest)
    yield ""


def write(findings: Sequence[Finding], library: Library, *, width: int = 0, every: bool = True) -> str:
    """Return findings as text, with an excerpt for each and a summary at the end.

    `width` is what fits into a line of the terminal, 0 where there is none. Unless `every` one is wanted, many
    hints are counted instead of shown.
    """
    widest = min(_WIDEST, max(width - _MARGIN, _LEAD + _LEAD)) if width else _WIDEST
    rules = rules_by_code(library)
    hints = [finding for finding in findings if finding.severity is Severity.INFO]
    counted = not every and len(hints) > _MANY
    shown = [finding for finding in findings if not (counted and finding.severity is Severity.INFO)]
    lines: list[str] = []
    for finding in sorted(shown, key=lambda finding: -finding.severity):
        lines += _one(finding, library, rules, widest)
    if counted:
        lines += _tally(hints, rules, width)
    lines.append(_summary(findings))
    return "\n".join(lines) + "\n"
