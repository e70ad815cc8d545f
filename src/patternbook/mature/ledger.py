"""Evidence that people gave on a pattern: who said what and when, on which text, as its ledger file tells."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from patternbook.errors import PatternbookError
from patternbook.library import content_hash
from patternbook.pattern import Kind
from patternbook.pattern.markdown import plain_text

if TYPE_CHECKING:
    from patternbook.pattern import KnownInstance, Pattern

LEDGER = ".patternbook/ledger"
"""The folder that holds one `<slug>.toml` for each pattern with evidence."""


class LedgerError(PatternbookError):
    """A ledger file cannot be read; the message names the file and the event."""


class Deed(StrEnum):
    """What somebody did for a pattern."""

    CONFIRM = "confirm"
    REVIEW = "review"
    ANNOUNCE = "announce"
    CONCERN = "concern"
    RESOLVE = "resolve"


@dataclass(frozen=True, slots=True)
class Event:
    """One deed: who, when, where it can be read, and which text was judged.

    `section` is the kind judged, "" for the whole pattern; `hash` is the content hash of that text.
    `about` is the organization of a confirmed instance, or the sentence of a concern. `toward` is
    the number of the level that a review or an announcement is for.
    """

    deed: Deed
    who: str
    when: datetime
    link: str = ""
    section: str = ""
    hash: str = ""
    about: str = ""
    toward: int = 0


def judged_hash(pattern: Pattern, section: str = "") -> str:
    """Return the content hash of the words of a section, or of the whole pattern; "" if the section is gone.

    Only words count: where links lead, and what the Status section says, change with a promotion
    and do not make a judgment stale.
    """
    if not section:
        judged = [each for each in pattern.sections if each.kind != Kind.STATUS]
        return content_hash("\n".join(plain_text(each.text) for each in judged).encode())
    found = pattern.section(section)
    return content_hash(plain_text(found.text).encode()) if found else ""


def instance_hash(instance: KnownInstance) -> str:
    """Return the content hash of the words of a known instance."""
    return content_hash(instance.text.encode())


def is_stale(event: Event, pattern: Pattern) -> bool:
    """Whether the text that an event judged has changed since; an event without a hash judged none.

    A confirmation is of one instance and outlives changes of the others.
    """
    if event.deed is Deed.CONFIRM:
        return bool(event.hash) and event.hash not in map(instance_hash, pattern.known_instances)
    return bool(event.hash) and event.hash != judged_hash(pattern, event.section)


def _event(row: dict[str, Any], path: str, number: int) -> Event:
    try:
        when = datetime.fromisoformat(str(row["when"]))
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        texts = {key: str(row.get(key, "")) for key in ("link", "section", "hash", "about")}
        return Event(Deed(row["deed"]), str(row["who"]), when, **texts, toward=int(row.get("toward", 0)))
    except (KeyError, TypeError, ValueError) as error:
        message = f"{path}: event {number} cannot be read ({error}); it needs deed, who and when (a date with time)"
        raise LedgerError(message) from error


def read_ledger(text: str, path: str) -> tuple[Event, ...]:
    """Read a ledger file: a TOML text with one `[[event]]` for each deed, oldest first. Raises LedgerError."""
    try:
        rows = tomllib.loads(text).get("event", [])
        if not isinstance(rows, list):
            message = f"{path}: event stands alone; write each one below a line of its own, [[event]]"
            raise LedgerError(message)
    except tomllib.TOMLDecodeError as error:
        message = f"{path} is not valid TOML: {error}"
        raise LedgerError(message) from error
    events = [_event(row, path, number) for number, row in enumerate(rows, start=1)]
    return tuple(sorted(events, key=lambda event: event.when))
