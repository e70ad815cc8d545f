"""Where a list or a mind map differs from the files of the patterns: one value for each difference."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from patternbook.mature.text.suppressions import read_suppressions

if TYPE_CHECKING:
    from patternbook.library import Document
    from patternbook.pattern import Span


class DriftKind(StrEnum):
    """What differs."""

    MISSING = "missing"
    EXTRA = "extra"
    PLACE = "place"
    TITLE = "title"
    PATLET = "patlet"


_RULES = {
    DriftKind.EXTRA: ("PAT702", "extra-in-list"),
    DriftKind.PLACE: ("PAT702", "extra-in-list"),
    DriftKind.TITLE: ("PAT703", "drifted-title", "PAT707", "drifted-map-title"),
    DriftKind.PATLET: ("PAT704", "drifted-patlet"),
}


@dataclass(frozen=True, slots=True, order=True)
class Drift:
    """One difference: in which line of which file, about which pattern, and in words."""

    path: str
    line: int
    slug: str
    kind: DriftKind
    message: str


class Answers:
    """Tells which differences the author of a file wants to keep: those that a comment answers with a reason."""

    def __init__(self, page: Document) -> None:
        self._answers = [answer for answer in read_suppressions(page) if answer.reason]

    def keep(self, kind: DriftKind, span: Span) -> bool:
        """Whether a difference at a place stays."""
        rules = _RULES.get(kind, ())
        return any(a.rule in rules and a.reach.start <= span.start < a.reach.end for a in self._answers)
