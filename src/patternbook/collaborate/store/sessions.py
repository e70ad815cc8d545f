"""Who is signed in: sessions in the store, known by a secret that the browser alone has."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from typing import TYPE_CHECKING

import sqlalchemy as sa

from patternbook.collaborate.proposals.forge import Person
from patternbook.collaborate.store.tables import SESSIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from patternbook.collaborate.store.database import Store

LASTS = 14 * 24 * 3600
"""Seconds after which a person has to sign in again."""


def _digest(cookie: str) -> str:
    return hashlib.sha256(cookie.encode()).hexdigest()


class Sealer:
    """Hides texts from whoever reads the database or a cookie without the space's secret."""

    def __init__(self, secret: bytes) -> None:
        from cryptography.fernet import Fernet  # noqa: PLC0415 - only a space with sign-in seals

        key = hmac.new(secret, b"seal", "sha256").digest()
        self._fernet = Fernet(base64.urlsafe_b64encode(key))

    def seal(self, text: str) -> str:
        """Return a text so that nobody can read or change it."""
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str, *, lasts: int | None = None) -> str:
        """Return what was sealed, "" for anything else and after `lasts` seconds."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415

        try:
            return self._fernet.decrypt(sealed.encode(), lasts).decode()
        except InvalidToken:
            return ""


class Sessions:
    """The sessions of a space. `clock` gives the seconds since 1970."""

    def __init__(self, store: Store, sealer: Sealer, *, clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self._sealer = sealer
        self._clock = clock

    def begin(self, person: Person, token: str = "") -> str:
        """Begin a session and return the value of its cookie. `token` is the person's own for the forge."""
        cookie = secrets.token_urlsafe(32)
        now = int(self._clock())
        values = {"account": person.account, "name": person.name, "mail": person.mail}
        sealed = self._sealer.seal(token) if token else ""
        with self._store.writing() as connection:
            connection.execute(SESSIONS.delete().where(SESSIONS.c.until <= now))
            connection.execute(
                SESSIONS.insert().values(digest=_digest(cookie), sealed=sealed, until=now + LASTS, **values)
            )
        return cookie

    def person(self, cookie: str) -> Person | None:
        """Return who has a cookie, None when it is unknown or too old."""
        if not cookie:
            return None
        query = sa.select(SESSIONS).where(SESSIONS.c.digest == _digest(cookie), SESSIONS.c.until > int(self._clock()))
        rows = self._store.rows(query)
        return Person(rows[0]["account"], rows[0]["name"], rows[0]["mail"]) if rows else None

    def token(self, person: Person) -> str:
        """Return a person's own token for the forge, the newest one, "" without one."""
        query = sa.select(SESSIONS.c.sealed).where(SESSIONS.c.account == person.account, SESSIONS.c.sealed != "")
        rows = self._store.rows(query.where(SESSIONS.c.until > int(self._clock())).order_by(SESSIONS.c.until.desc()))
        return self._sealer.open(rows[0]["sealed"]) if rows else ""

    def end(self, cookie: str) -> None:
        """End a session."""
        self._store.drop(SESSIONS, digest=_digest(cookie))
