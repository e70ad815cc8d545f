"""What the world knows of a library, as values: the time, git history, link results, the evidence that people gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from patternbook.library.history import History
    from patternbook.mature.ledger import Event
    from patternbook.pattern import Span


class LinkState(StrEnum):
    """What asking a web address gave; time-outs and refusals by rate are UNKNOWN."""

    ALIVE = "alive"
    DEAD = "dead"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What is known of a web address, and in words why."""

    state: LinkState
    why: str = ""


class Dictionary(Protocol):
    """The words of a language."""

    def knows(self, word: str) -> bool:
        """Whether a word is spelled well."""
        ...

    def suggestion(self, word: str) -> str:
        """Return what an unknown word was probably meant to be, "" when nothing is near."""
        ...


@dataclass(frozen=True, slots=True)
class Remark:
    """What a linter of Markdown says: its rule, why, where, and what it would write instead of a span."""

    rule: str
    message: str
    span: Span
    fix: tuple[Span, str] | None = None


@dataclass(frozen=True, slots=True)
class Observations:
    """Everything that rules and verdicts may know beyond the files; what is None was not looked at.

    `links` is by address, `ledger` by slug. `committers` are those who may review, as their accounts
    are written. `dictionaries` is by language; one that is missing leaves the spelling of a language unknown.
    `style` is what a linter of Markdown says, by path.
    """

    now: datetime | None = None
    history: History | None = None
    links: Mapping[str, LinkResult] | None = None
    ledger: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    committers: tuple[str, ...] | None = None
    dictionaries: Mapping[str, Dictionary] | None = None
    style: Mapping[str, tuple[Remark, ...]] | None = None


NOTHING_SEEN = Observations()
"""No network, no history, no votes: what a check knows that looks at files only."""
