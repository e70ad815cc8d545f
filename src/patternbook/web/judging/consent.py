"""Known instances on their way to a pattern: what was told, who was asked, and what they answered."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa

from patternbook.collaborate.store.outbox import Word, tell_one
from patternbook.collaborate.store.tables import ACCOUNTS, FOLLOWS, INSTANCES, SESSIONS
from patternbook.library.changes.draft import PlanError
from patternbook.library.notes import own_text
from patternbook.mature.lifecycle.instances import add_instance
from patternbook.pattern import InstanceState, KnownInstance, reread

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from patternbook.collaborate.store.database import Store
    from patternbook.library import ChangeSet, Library
    from patternbook.pattern import Pattern

REMIND_AFTER = timedelta(days=14)
_PROPOSED_WITHIN = timedelta(minutes=1)


class Stage(StrEnum):
    """How far an instance is. Only approved and anonymized ones reach the pattern."""

    SUGGESTED = "suggested"
    ASKED = "asked"
    APPROVED = "approved"
    ANONYMIZED = "anonymized"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ToldInstance:
    """An instance as somebody told it. `description` stands for the organization where it is not named."""

    id: str
    token: str
    slug: str
    organization: str
    description: str
    state: str
    words: str
    link: str
    stage: str
    account: str
    made: str
    asked: str = ""
    reminded: str = ""
    answered: str = ""
    proposal: int = 0

    @property
    def shown(self) -> str:
        """How the pattern will call the organization."""
        return self.description if self.stage == Stage.ANONYMIZED else self.organization

    def is_open(self, now: datetime) -> bool:
        """Whether an answer is taken: a yes from which no proposal came, since something broke, is taken once more."""
        if self.stage in {Stage.SUGGESTED, Stage.ASKED}:
            return True
        last = datetime.fromisoformat(self.answered or self.made)
        return self.stage != Stage.REFUSED and not self.proposal and now > last + _PROPOSED_WITHIN

    def is_due(self, now: datetime) -> bool:
        """Whether nobody has answered for so long that asking again is no nuisance."""
        last = self.reminded or self.asked
        waits = self.stage == Stage.ASKED and bool(last)
        return waits and now.isoformat() >= (datetime.fromisoformat(last) + REMIND_AFTER).isoformat()


def begin(form: Mapping[str, str], slug: str, account: str, now: datetime) -> ToldInstance:
    """Return what a form tells. Raises PlanError for what is missing."""
    values = {name: " ".join(form.get(name, "").split()) for name in ("organization", "description", "words", "link")}
    naming = form.get("naming", "ask")
    if naming != "no" and not values["organization"]:
        message = "Nobody is named: write the organization, or choose to stay anonymous and describe it."
        raise PlanError(message)
    if naming == "no" and not values["description"]:
        message = "An anonymous organization needs a description, such as “a large bank”."
        raise PlanError(message)
    if values["link"] and not values["link"].startswith(("https://", "http://")):
        message = f"{values['link']!r} is no web address; begin it with https://, or leave it out."
        raise PlanError(message)
    stage = {"yes": Stage.APPROVED, "no": Stage.ANONYMIZED}.get(naming, Stage.SUGGESTED)
    kept = values["organization"] if naming != "no" else ""
    return ToldInstance(
        id=secrets.token_hex(8),
        token=secrets.token_urlsafe(24),
        slug=slug,
        organization=kept,
        description=values["description"],
        state=form.get("state", InstanceState.IN_USE.value),
        words=values["words"],
        link=values["link"],
        stage=stage.value,
        account=account,
        made=now.isoformat(),
    )


def _new(text: Pattern, changes: ChangeSet) -> KnownInstance:
    """Return the instance that a change adds to a pattern, or to notes on one."""
    after = next(edit.text for edit in changes.edits if edit.path == text.path)
    known = {each.text for each in text.known_instances}
    return next(each for each in reread(text, after or "").known_instances if each.text not in known)


def plan(told: ToldInstance, pattern: Pattern, library: Library) -> ChangeSet:
    """Plan how an instance stands in its pattern. Raises PlanError when its words would be read otherwise."""
    if told.state not in set(InstanceState):
        message = f"{told.state!r} is no state; choose one of the list."
        raise PlanError(message)
    link = told.link if told.stage == Stage.APPROVED else ""
    state = InstanceState(told.state)
    changes = add_instance(pattern, told.shown, library, state=state, words=told.words, link=link)
    if told.stage == Stage.ANONYMIZED:
        _keep_anonymous(told, own_text(pattern, library), changes)
    return changes


def _keep_anonymous(told: ToldInstance, text: Pattern, changes: ChangeSet) -> None:
    """Raise PlanError unless a change names nobody."""
    leaks = bool(told.organization) and told.organization.casefold() in told.words.casefold()
    if leaks or not _new(text, changes).is_anonymous:
        message = (
            f"“{told.description}” and the sentences still name somebody; "
            "describe the organization as in “A large bank”, and leave names out of the sentences."
        )
        raise PlanError(message)


def _mail_of(store: Store, account: str) -> str:
    """Return the mail address that an account gave for word or for itself, "" when it gave none."""
    asked = (
        sa.select(FOLLOWS.c.address).where(FOLLOWS.c.account == account, FOLLOWS.c.address.contains("@")),
        sa.select(ACCOUNTS.c.mail.label("address")).where(ACCOUNTS.c.account == account),
        sa.select(SESSIONS.c.mail.label("address")).where(SESSIONS.c.account == account),
    )
    found = (str(row["address"]) for query in asked for row in store.rows(query))
    return next((address for address in found if address), "")


def remind(store: Store, address: str, now: datetime) -> int:
    """Write down, for those who told of an instance, that its contact has not answered for long; return for how many.

    `address` is where people find this space. Nobody is reminded twice of the same silence.
    """
    told = 0
    for each in find(store, stage=Stage.ASKED.value):
        to = _mail_of(store, each.account) if each.is_due(now) else ""
        if to:
            subject = f"{each.organization} has not answered yet"
            days = f"Two weeks have passed since {(each.reminded or each.asked)[:10]}; a friendly reminder is fine now."
            body = f"{days}\n\n{address}/space/instances/{each.id}\n"
            word = Word(f"remind {each.id} {each.reminded or each.asked}", subject, body, "")
            told += tell_one(store, word, to, now)
    return told


def keep(store: Store, told: ToldInstance) -> None:
    """Write an instance into the store."""
    store.put(INSTANCES, asdict(told))


def amend(store: Store, change: Callable[[ToldInstance], ToldInstance], **keys: object) -> ToldInstance | None:
    """Change an instance as it is by now: an answer may come while somebody reminds of it. None without one."""
    row = store.amend(INSTANCES, lambda row: asdict(change(ToldInstance(**row))), **keys)
    return ToldInstance(**row) if row is not None else None


def find(store: Store, **keys: object) -> tuple[ToldInstance, ...]:
    """Return the instances that have some values, the oldest first."""
    query = sa.select(INSTANCES).where(*(INSTANCES.c[name] == value for name, value in keys.items()))
    rows: list[Mapping[str, Any]] = store.rows(query.order_by(INSTANCES.c.made, INSTANCES.c.id))
    return tuple(ToldInstance(**row) for row in rows)


def answered(told: ToldInstance, answer: str, description: str, now: datetime) -> ToldInstance:
    """Return an instance after its organization answered: "yes", "anonymous" or "no". Raises PlanError."""
    if not told.is_open(now):
        message = "This was answered already; thank you. Write to whoever asked you if it should be otherwise."
        raise PlanError(message)
    stages = {"yes": Stage.APPROVED, "anonymous": Stage.ANONYMIZED, "no": Stage.REFUSED}
    if answer not in stages:
        message = "Choose one of the three answers, and send it again."
        raise PlanError(message)
    described = " ".join(description.split()) or told.description
    if answer == "anonymous" and not described:
        message = "Say how the organization may be described, such as “a large bank”."
        raise PlanError(message)
    return replace(told, stage=stages[answer].value, description=described, answered=now.isoformat())
