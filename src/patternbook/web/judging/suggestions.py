"""What people without an account suggest: held in the database, few and short, until somebody decides on it."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from patternbook.collaborate.proposals.forge import Person
from patternbook.collaborate.store.tables import SUGGESTIONS
from patternbook.errors import PatternbookError
from patternbook.library.changes.draft import PlanError
from patternbook.pattern import Kind
from patternbook.web.writing import drafting
from patternbook.web.writing.passages import passage_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from patternbook.collaborate.store.database import Store
    from patternbook.library import ChangeSet, Library

MOST_AN_HOUR = 5
"""Suggestions that one caller may send within an hour."""

MOST_HELD = 200
LONGEST = 20_000
"""Characters of all fields together; the longest section of a real pattern has fewer."""

_MARKS = str.maketrans("", "", "<>[]`*_|\\#\0")
"""What would make more of a name than a name."""

_KEPT_FOR = timedelta(days=90)
NOBODY = "Somebody without an account"


class NotTakenError(PatternbookError):
    """A suggestion is not taken; the message says why and what to do."""


class Sort(StrEnum):
    """What is suggested."""

    PATTERN = "pattern"
    EDIT = "edit"
    INSTANCE = "instance"


class Fate(StrEnum):
    """What became of a suggestion."""

    HELD = "held"
    PASSED = "passed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What somebody without an account suggests. `content` is the form that they sent, by field, until it is decided.

    `slug` names the pattern that it is about, "" for a new one; `name` is who wants to be named, "" for nobody.
    """

    id: str
    token: str
    kind: str
    slug: str
    content: Mapping[str, str]
    name: str
    caller: str
    made: str
    fate: str = Fate.HELD.value
    reason: str = ""
    proposal: int = 0

    @property
    def guest(self) -> Person:
        """Whoever suggests it, as a proposal names them."""
        return Person("", self.name or NOBODY)

    @property
    def shown(self) -> str:
        """What the queue calls it."""
        if self.kind == Sort.PATTERN:
            return self.content.get("title", "A pattern")
        what = "An edit of" if self.kind == Sort.EDIT else "Who uses"
        return f"{what} {self.slug}"

    def decided(self, fate: Fate, *, reason: str = "", proposal: int = 0) -> Suggestion:
        """Return the suggestion after somebody decided on it; what it said and who sent it is forgotten here."""
        return replace(self, fate=fate.value, reason=reason, proposal=proposal, content={}, caller="")


_FIELDS = {
    Sort.PATTERN: ("title", "problem", "context", "solution"),
    Sort.EDIT: ("key", "base", "text", "why"),
    Sort.INSTANCE: ("organization", "description", "state", "words", "link", "naming"),
}


def begin(kind: Sort, slug: str, form: Mapping[str, str], caller: str, now: datetime) -> Suggestion:
    """Return what a form suggests. Raises NotTakenError for one that is too long."""
    content = {name: form.get(name, "").replace("\r\n", "\n").strip() for name in _FIELDS[kind]}
    length = sum(map(len, content.values()))
    if length > LONGEST:
        message = f"This has {length} characters; without an account at most {LONGEST} are taken. Shorten it."
        raise NotTakenError(message)
    name = " ".join(form.get("name", "").translate(_MARKS).split())[:80]
    tokens = secrets.token_hex(8), secrets.token_urlsafe(24)
    return Suggestion(*tokens, kind.value, slug, content, name, caller, now.isoformat())


def hold(store: Store, suggestion: Suggestion, now: datetime) -> None:
    """Hold a suggestion until somebody decides on it. Raises NotTakenError for one too many."""
    table, hour_ago = SUGGESTIONS.c, (now - timedelta(hours=1)).isoformat()
    many = sa.select(sa.func.count()).select_from(SUGGESTIONS)
    with store.alone(SUGGESTIONS) as connection:
        own = connection.scalar(many.where(table.caller == suggestion.caller, table.made > hour_ago)) or 0
        held = connection.scalar(many.where(table.fate == Fate.HELD.value)) or 0
        if own >= MOST_AN_HOUR or held >= MOST_HELD:
            message = "Too much waits to be looked at already; keep your words, and try again in an hour, or sign in."
            raise NotTakenError(message)
        old = (table.fate != Fate.HELD.value) & (table.made < (now - _KEPT_FOR).isoformat())
        connection.execute(SUGGESTIONS.delete().where(old))
        connection.execute(SUGGESTIONS.insert().values(**_row(suggestion)))


def _row(suggestion: Suggestion) -> dict[str, Any]:
    return {**asdict(suggestion), "content": json.dumps(dict(suggestion.content), ensure_ascii=False)}


def decide(store: Store, suggestion: Suggestion, fate: Fate, *, reason: str = "", proposal: int = 0) -> bool:
    """Keep what somebody decided on a suggestion that waits; false when somebody else did before."""
    waits = (SUGGESTIONS.c.id == suggestion.id) & (SUGGESTIONS.c.fate == Fate.HELD.value)
    after = _row(suggestion.decided(fate, reason=reason, proposal=proposal))
    with store.writing() as connection:
        return connection.execute(SUGGESTIONS.update().where(waits).values(**after)).rowcount == 1


def find(store: Store, **keys: object) -> tuple[Suggestion, ...]:
    """Return the suggestions that have some values, the oldest first."""
    query = sa.select(SUGGESTIONS).where(*(SUGGESTIONS.c[name] == value for name, value in keys.items()))
    rows = store.rows(query.order_by(SUGGESTIONS.c.made, SUGGESTIONS.c.id))
    return tuple(Suggestion(**{**row, "content": json.loads(row["content"])}) for row in rows)


def as_writing(suggestion: Suggestion) -> drafting.Writing:
    """Return a suggested pattern as a draft; without a solution it is a donut."""
    told = suggestion.content
    sections = {str(kind): told.get(kind, "") for kind in (Kind.TITLE, Kind.PROBLEM, Kind.CONTEXT, Kind.SOLUTION)}
    if suggestion.name:
        sections[Kind.AUTHORS] = f"* {suggestion.name}"
    return drafting.Writing(suggestion.id, "", sections, is_donut=not told.get("solution"))


def plan(suggestion: Suggestion, library: Library) -> ChangeSet:
    """Plan a suggested pattern or edit, for the library that it was written for. Raises PlanError."""
    if suggestion.kind == Sort.PATTERN:
        return drafting.plan(as_writing(suggestion), library)
    told, pattern = suggestion.content, library.pattern(suggestion.slug)
    if pattern is None:
        message = f"There is no pattern {suggestion.slug!r} any more; suggest it for another one."
        raise PlanError(message)
    passage = passage_in(library, pattern, told["key"])
    after = passage.written(told["text"])
    if after.source == passage.text.source:
        message = "Nothing was changed; change some words, and send it then."
        raise PlanError(message)
    return passage.change(after, told.get("why", ""))
