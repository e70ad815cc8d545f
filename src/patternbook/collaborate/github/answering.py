"""What the space says on GitHub by itself, as values: checks with places, and the commands it hears."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from patternbook.library import Severity
from patternbook.library.plurals import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from patternbook.library import Finding

CHECK = "patternbook"
"""The name of the check."""

COMMANDS = ("instance", "review", "promote")
_COMMAND = re.compile(rf"/(?P<name>{'|'.join(COMMANDS)})(?:[ \t]+(?P<slug>[\w-]{{1,200}}))?[ \t]*", re.ASCII)
_GRADES = {Severity.INFO: "notice", Severity.WARNING: "warning", Severity.ERROR: "failure"}
_MOST = 50
"""Annotations that GitHub takes in one request."""


@dataclass(frozen=True, slots=True)
class Command:
    """What a comment asks the space to do, and about which pattern, "" for the proposal's own."""

    name: str
    slug: str = ""


def read_command(words: str) -> Command | None:
    """Return the command that a comment's first line is, None for a comment among people."""
    found = _COMMAND.fullmatch(words.strip().partition("\n")[0].rstrip("\r"))
    return Command(found["name"], found["slug"] or "") if found else None


def _annotation(finding: Finding) -> dict[str, Any]:
    return {
        "path": finding.path,
        "start_line": finding.line,
        "end_line": finding.line,
        "annotation_level": _GRADES[finding.severity],
        "title": finding.rule,
        "message": finding.message,
    }


def check_bodies(head: str, findings: Sequence[Finding], blocking: int, page: str) -> list[dict[str, Any]]:
    """Return the bodies of the requests that tell what checks found in a commit: the first makes it, the rest add.

    Only the last one says how it ended, so that a check that broke off is no verdict.
    """
    count = len(findings)
    summary = f"{number_of(count, 'finding')} in what this proposal changes."
    title = "Nothing found" if not count else summary.rstrip(".").partition(" in ")[0]
    told = {"title": title, "summary": f"{summary} [The proposal in the space]({page})"}
    conclusion = "failure" if blocking else "neutral" if count else "success"
    parts = [list(findings[at : at + _MOST]) for at in range(0, count, _MOST)] or [[]]
    base = {"name": CHECK, "details_url": page}
    ends = [{"status": "in_progress"}] * (len(parts) - 1) + [{"status": "completed", "conclusion": conclusion}]
    outputs = [{"output": {**told, "annotations": [_annotation(f) for f in part]}} for part in parts]
    first, *rest = [base | end | output for end, output in zip(ends, outputs, strict=True)]
    return [{"head_sha": head} | first, *rest]
