"""Accounts of a closed network: made by the operator, kept as argon2 digests, guessed at only slowly."""

from __future__ import annotations

import hashlib
import re
import time
from typing import TYPE_CHECKING

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from patternbook.collaborate.proposals.forge import Person
from patternbook.collaborate.store.tables import ACCOUNTS, ATTEMPTS
from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from collections.abc import Callable

    from patternbook.collaborate.store.database import Store

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 500
WINDOW = 900
"""Seconds in which only so many attempts may fail."""

ATTEMPTS_ALLOWED, ATTEMPTS_OF_A_CALLER = 5, 30
"""How many, for one account, and for one address, behind which a whole company may be."""

_ACCOUNT = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?")


class AccountError(PatternbookError):
    """An account cannot be made, or nobody may sign in to it."""


class TooManyAttemptsError(AccountError):
    """Too many attempts failed; the right password is not looked at either before a while has passed."""


class Accounts:
    """The accounts in a space's store. `clock` gives the seconds since 1970."""

    def __init__(self, store: Store, *, clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self._clock = clock
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash("nobody has this password")

    def add(self, account: str, password: str, *, name: str = "", mail: str = "", made: str = "") -> None:
        """Make an account, or give it another password. Raises AccountError."""
        if _ACCOUNT.fullmatch(account) is None:
            message = f"{account!r} is no name for an account: small letters, digits, dots, hyphens, at most 64"
            raise AccountError(message)
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            message = (
                f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters; a few words make a good one"
            )
            raise AccountError(message)
        values = {"account": account, "name": name or account, "mail": mail, "made": made}
        self._store.put(ACCOUNTS, values | {"digest": self._hasher.hash(password)})

    def remove(self, account: str) -> None:
        """Delete an account. Raises AccountError when there is none."""
        if account not in self.names():
            message = f"there is no account {account!r}; `patternbook account list` tells those that there are"
            raise AccountError(message)
        self._store.drop(ACCOUNTS, account=account)

    def names(self) -> tuple[str, ...]:
        """Return the names of all accounts, in order."""
        rows = self._store.rows(sa.select(ACCOUNTS.c.account).order_by(ACCOUNTS.c.account))
        return tuple(row["account"] for row in rows)

    def check(self, account: str, password: str, caller: str) -> Person:
        """Return whose password this is. `caller` is the address that the attempt comes from.

        Raises AccountError with the same words whether the account or the password is wrong, after
        the same work; TooManyAttemptsError when either was wrong too often.
        """
        keys = [hashlib.sha256(f"{kind} {of}".encode()).hexdigest() for kind, of in (("a", account), ("c", caller))]
        self._refuse_guessing(keys)
        found = self._store.rows(sa.select(ACCOUNTS).where(ACCOUNTS.c.account == account))
        digest = found[0]["digest"] if found else self._nobody
        try:
            self._hasher.verify(digest, password[:LONGEST_PASSWORD])
            is_right = bool(found)
        except (Argon2Error, InvalidHashError):
            is_right = False
        if not is_right:
            self._note(keys)
            message = "That account and that password do not belong together; try again, or ask the operator."
            raise AccountError(message)
        with self._store.writing() as connection:
            connection.execute(ATTEMPTS.delete().where(ATTEMPTS.c.key == keys[0]))
        return Person(account, found[0]["name"], found[0]["mail"])

    def _refuse_guessing(self, keys: list[str]) -> None:
        since = int(self._clock()) - WINDOW
        query = sa.select(ATTEMPTS.c.key, sa.func.count().label("many")).where(ATTEMPTS.c.at > since)
        rows = self._store.rows(query.where(ATTEMPTS.c.key.in_(keys)).group_by(ATTEMPTS.c.key))
        failed = {row["key"]: row["many"] for row in rows}
        if failed.get(keys[0], 0) >= ATTEMPTS_ALLOWED or failed.get(keys[1], 0) >= ATTEMPTS_OF_A_CALLER:
            message = f"Too many attempts failed; wait {WINDOW // 60} minutes, or ask the operator for a new password."
            raise TooManyAttemptsError(message)

    def _note(self, keys: list[str]) -> None:
        now = int(self._clock())
        with self._store.writing() as connection:
            connection.execute(ATTEMPTS.delete().where(ATTEMPTS.c.at <= now - WINDOW))
            connection.execute(ATTEMPTS.insert(), [{"key": key, "at": now} for key in keys])
