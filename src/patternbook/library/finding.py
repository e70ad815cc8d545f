"""What is wrong, where, and how grave it is: the value that readers and rules report with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from patternbook.pattern.model import Span


class Severity(IntEnum):
    """How grave a finding is; only errors block."""

    INFO = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Replacement:
    """Other words for a span of a file. Those of several fixes are joined into one ChangeSet."""

    path: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What mends a finding in one file, all of it or nothing; a safe one cannot change what the pattern says."""

    replacements: tuple[Replacement, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend: which rule says so, how grave, what, and where.

    `line` and `column` count from 1, in characters. `span` is None when the whole file is meant.
    """

    rule: str
    severity: Severity
    message: str
    path: str
    line: int = 1
    column: int = 1
    span: Span | None = None
    fix: Fix | None = None


def place(source: str, position: int) -> tuple[int, int]:
    """Return line and column, both from 1, of a character of a text."""
    start = source.rfind("\n", 0, position) + 1
    return source.count("\n", 0, position) + 1, position - start + 1
