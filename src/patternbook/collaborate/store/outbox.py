"""Word for people who follow a pattern: written down first, sent after, tried again when the other side is away."""

from __future__ import annotations

import hashlib
import smtplib
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from patternbook.collaborate.store.tables import FOLLOWS, OUTBOX
from patternbook.library.config import expected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from patternbook.collaborate.store.database import Store

_TRIES = 8
_TAKEN = "taken "
_LEASE = timedelta(minutes=2)
"""Time after which whoever took a message to send it is taken for dead; a try lasts seconds."""
_FIRST_PAUSE = timedelta(minutes=1)
_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Word:
    """What is told: `key` names the event, so that nobody hears of it twice; `by` needs not to be told."""

    key: str
    subject: str
    body: str
    by: str


@dataclass(frozen=True, slots=True)
class Mail:
    """Where mail goes out: `[space.mail]` of the configuration."""

    host: str = ""
    port: int = 25
    sender: str = "patternbook@localhost"


def read_mail(options: Mapping[str, Any]) -> Mail:
    """Return how mail goes out; without a host, mail waits in the outbox. Raises ConfigError."""
    table = expected(options.get("space", {}).get("mail", {}), dict, "space.mail")
    own = {each.name: (table.get(each.name, each.default), type(each.default)) for each in fields(Mail)}
    return Mail(**{key: expected(value, kind, f"space.mail.{key}") for key, (value, kind) in own.items()})


def tell(store: Store, word: Word, slugs: Iterable[str], now: datetime) -> int:
    """Write a word down for everybody who follows one of some patterns, or all; return for how many."""
    wanted = [*slugs, ""]
    query = sa.select(FOLLOWS).where(FOLLOWS.c.slug.in_(wanted), FOLLOWS.c.account != word.by, FOLLOWS.c.address != "")
    addresses = sorted({row["address"] for row in store.rows(query)})
    return sum(tell_one(store, word, address, now) for address in addresses)


def tell_one(store: Store, word: Word, address: str, now: datetime) -> bool:
    """Write a word down for one address; false when that was done before, perhaps by another worker."""
    key = hashlib.sha256(f"{word.key} {address}".encode()).hexdigest()
    row = {"key": key, "address": address, "subject": word.subject, "body": word.body, "made": now.isoformat()}
    try:
        with store.writing() as connection:
            connection.execute(OUTBOX.insert().values(row))
    except sa.exc.IntegrityError:
        return False
    return True


def _by_mail(row: Mapping[str, Any], mail: Mail) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = mail.sender, row["address"], " ".join(row["subject"].split())
    message.set_content(row["body"])
    with smtplib.SMTP(mail.host, mail.port, timeout=_PATIENCE) as server:
        server.send_message(message)


def _by_hook(row: Mapping[str, Any]) -> None:
    import httpx  # noqa: PLC0415 - only hooks need it

    httpx.post(row["address"], json={"text": f"{row['subject']}\n{row['body']}"}, timeout=_PATIENCE).raise_for_status()


def _send(row: Mapping[str, Any], mail: Mail) -> str:
    """Send one message; return what went wrong, "" for nothing."""
    import httpx  # noqa: PLC0415 - its errors have to be known

    try:
        if row["address"].startswith(("https://", "http://")):
            _by_hook(row)
        else:
            _by_mail(row, mail)
    except (OSError, smtplib.SMTPException, httpx.HTTPError) as error:
        return str(error) or type(error).__name__
    return ""


def is_due(row: Mapping[str, Any], now: datetime) -> bool:
    """Whether it is time to try a message: at once, then after pauses that double; not while another worker tries."""
    if row["sent"].startswith(_TAKEN) and now < datetime.fromisoformat(row["sent"].removeprefix(_TAKEN)) + _LEASE:
        return False
    made = datetime.fromisoformat(row["made"]).replace(tzinfo=UTC)
    tries: int = row["tries"]
    return tries < _TRIES and now >= made + _FIRST_PAUSE * (2**tries - 1)


def _take(store: Store, row: Mapping[str, Any], now: datetime) -> bool:
    """Take a message to send it; false when another worker was faster."""
    same = (OUTBOX.c.id == row["id"]) & (OUTBOX.c.sent == row["sent"])
    with store.writing() as connection:
        return connection.execute(OUTBOX.update().where(same).values(sent=f"{_TAKEN}{now.isoformat()}")).rowcount == 1


def send_due(store: Store, mail: Mail, now: datetime) -> int:
    """Send what waits and return how many messages went; a message that fails is tried again later.

    Several workers may do so at once: each message is sent by one of them.
    """
    sent = 0
    waiting = (OUTBOX.c.sent == "") | OUTBOX.c.sent.startswith(_TAKEN)
    for row in store.rows(sa.select(OUTBOX).where(waiting).order_by(OUTBOX.c.id)):
        is_mail = not row["address"].startswith(("https://", "http://"))
        if not is_due(row, now) or (is_mail and not mail.host) or not _take(store, row, now):
            continue
        trouble = _send(row, mail)
        failed = {"sent": "", "tries": row["tries"] + 1, "trouble": trouble}
        with store.writing() as connection:
            outcome = failed if trouble else {"sent": now.isoformat()}
            connection.execute(OUTBOX.update().where(OUTBOX.c.id == row["id"]).values(**outcome))
        sent += not trouble
    return sent
