"""When a proposal may enter the library: what a level asks of checks, people and time, and how far it is there."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta
from typing import TYPE_CHECKING

from patternbook.library import ConfigError
from patternbook.library.plurals import number_of
from patternbook.mature.evidence.committers import account_key

if TYPE_CHECKING:
    from datetime import datetime

    from patternbook.library import Config


@dataclass(frozen=True, slots=True)
class Approval:
    """What `[approval.N]` of the configuration asks of a change to a pattern of level N.

    `approvals` people have to approve the newest text, trusted committers if `by` is "committer",
    people who did not write it unless `by_authors`. `hours` have to pass after the newest text
    without an open concern. New findings of severity `blocking` ("error", "warning", "off") stop it.
    """

    approvals: int = 1
    by: str = "anyone"
    by_authors: bool = False
    hours: int = 0
    concerns_block: bool = True
    blocking: str = "error"


_CHOICES = {"by": ("anyone", "committer"), "blocking": ("error", "warning", "off")}


def read_approval(config: Config, level: int) -> Approval:
    """Return what a level asks for; a level without a table has that of the next lower one. Raises ConfigError."""
    tables = config.options.get("approval", {})
    if wrong := [number for number, table in tables.items() if not number.isdigit() or not isinstance(table, dict)]:
        message = f"patternbook.toml: approval.{wrong[0]} should be the number of a level, with a table"
        raise ConfigError(message)
    below = sorted((int(number) for number in tables if int(number) <= level), reverse=True)
    table = tables[str(below[0])] if below else {}
    where = f"patternbook.toml: approval.{below[0] if below else level}"
    known = {field.name: field.default for field in fields(Approval)}
    for key, value in table.items():
        if key not in known or type(value) is not type(known[key]) or value not in _CHOICES.get(key, (value,)):
            message = f"{where}.{key} cannot be {value!r}; it has {', '.join(known)}"
            raise ConfigError(message)
    return Approval(**table)


@dataclass(frozen=True, slots=True)
class Standing:
    """What has happened to a proposal so far. People are accounts.

    `approved` approved the newest text. `committers` is None where nobody is known to be one.
    `concerns` are the open ones as (who, words). `flaws` counts new findings that block, `clashes`
    the sections that somebody else changed in the meantime. `since` is when the newest text came.
    """

    authors: frozenset[str]
    approved: tuple[str, ...]
    committers: tuple[str, ...] | None
    concerns: tuple[tuple[str, str], ...]
    flaws: int
    clashes: int
    since: datetime
    now: datetime


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that has to hold before a merge: whether it does, and the sentence that tells."""

    is_met: bool
    text: str


def counted(rule: Approval, standing: Standing) -> tuple[str, ...]:
    """Return whose approvals count."""
    authors = {account_key(name) for name in standing.authors}
    found = {account_key(name): name for name in standing.approved}
    if not rule.by_authors:
        found = {key: name for key, name in found.items() if key not in authors}
    if rule.by == "committer" and standing.committers is not None:
        allowed = {account_key(name) for name in standing.committers}
        found = {key: name for key, name in found.items() if key in allowed}
    return tuple(found.values())


def silence_from(rule: Approval, standing: Standing) -> datetime | None:
    """Return when silence becomes consent, None where the rule asks for no waiting."""
    return standing.since + timedelta(hours=rule.hours) if rule.hours else None


def _people(rule: Approval, standing: Standing) -> Condition:
    names = counted(rule, standing)
    asked = number_of(rule.approvals, *(("trusted committer",) if rule.by == "committer" else ("person", "people")))
    others = "" if rule.by_authors else " who did not write it"
    told = f" ({', '.join(names)})" if names else ""
    told += _uncounted(rule, standing, names)
    return Condition(len(names) >= rule.approvals, f"{len(names)} of {asked}{others} approved this text{told}")


def _uncounted(rule: Approval, standing: Standing, names: tuple[str, ...]) -> str:
    """Return why the approvals of others do not count: whoever gave one would wonder."""
    authors = {account_key(name) for name in standing.authors}
    more = [name for name in standing.approved if name not in names and account_key(name) not in authors]
    if rule.by != "committer" or not more:
        return ""
    return (
        f"; {', '.join(more)} did, but {'is no trusted committer' if len(more) == 1 else 'are no trusted committers'}"
    )


def conditions(rule: Approval, standing: Standing) -> tuple[Condition, ...]:
    """Return everything that a merge waits for, met or not."""
    found = [Condition(not standing.clashes, _clash_text(standing.clashes))]
    if rule.blocking != "off":
        found.append(Condition(not standing.flaws, _flaw_text(standing.flaws)))
    if rule.approvals:
        found.append(_people(rule, standing))
    if rule.concerns_block:
        names = tuple(dict.fromkeys(who for who, _ in standing.concerns))
        verb = "have" if len(names) > 1 else "has"
        found.append(Condition(not names, f"{', '.join(names) or 'Nobody'} {verb} an open concern"))
    if ends := silence_from(rule, standing):
        done = standing.now >= ends
        text = "Nobody objected in time" if done else f"Silence is consent from {ends:%Y-%m-%d %H:%M %Z} on"
        found.append(Condition(done, text))
    return tuple(found)


def _clash_text(clashes: int) -> str:
    if not clashes:
        return "It joins with what the library says now"
    return f"{number_of(clashes, 'section')} changed in the library meanwhile; somebody has to choose"


def _flaw_text(flaws: int) -> str:
    if not flaws:
        return "Checks pass"
    return f"{number_of(flaws, 'new finding')} {'has' if flaws == 1 else 'have'} to be mended"
