"""What a rule is: a code, a name, how grave its findings are, and one function that finds flaws."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from patternbook.library import Severity

if TYPE_CHECKING:
    from patternbook.library import Fix
    from patternbook.mature.scope import Scope
    from patternbook.pattern import Span

INFO, WARNING, ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR


class Over(StrEnum):
    """What a rule is run over, and so what the first argument of its function is."""

    PATTERN = "each pattern in the source language"
    TEXT = "each pattern in every language"
    TRANSLATION = "each translation"
    PAGE = "each Markdown file"
    LIBRARY = "the library as a whole"
    READING = "the files as they are read"


class Judged(StrEnum):
    """Who has the last word on a finding."""

    MACHINE = "the machine decides"
    CONFIRM = "the machine proposes, a person confirms"


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a rule found: a sentence for the person who mends it, and where.

    Without a span the whole file is meant. A rule over the library names the file in `path`, and in
    `about` the slug of the pattern concerned. `severity` replaces the rule's own.
    """

    message: str
    span: Span | None = None
    fix: Fix | None = None
    path: str = ""
    about: str = ""
    severity: Severity | None = None


Find: TypeAlias = Callable[[Any, "Scope"], Iterator[Flaw]]


def _nothing(_subject: object, _scope: Scope) -> Iterator[Flaw]:
    """Find nothing: the reader of the library has found it already."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong.

    `draft` is how grave it is on the lowest level, `book` on every level above and outside of
    patterns; None means that it is not looked for there. `find` is called with the subject that
    `over` names and with the Scope, and yields flaws.
    """

    code: str
    name: str
    summary: str
    over: Over
    draft: Severity | None
    book: Severity | None
    find: Find = field(default=_nothing)
    judged: Judged = Judged.MACHINE
