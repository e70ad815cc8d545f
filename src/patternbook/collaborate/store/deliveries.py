"""Hooks that were heard, in the space's store: one that comes twice, after a restart or to another worker, is known."""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING

import sqlalchemy as sa

from patternbook.collaborate.store.tables import DELIVERIES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from patternbook.collaborate.store.database import Store

REMEMBERED = 90 * 24 * 3600
"""Seconds for which a hook is remembered."""


class Deliveries:
    """The hooks that a space has heard. `clock` gives the seconds since 1970."""

    def __init__(self, store: Store, *, clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self._clock = clock

    def is_new(self, names: Sequence[str]) -> bool:
        """Remember a hook by its names, all or none, and return whether none of them was known."""
        now = int(self._clock())
        rows = [{"name": hashlib.sha256(name.encode()).hexdigest(), "at": now} for name in names]
        try:
            with self._store.writing() as connection:
                connection.execute(DELIVERIES.delete().where(DELIVERIES.c.at <= now - REMEMBERED))
                connection.execute(DELIVERIES.insert().values(rows))
        except sa.exc.IntegrityError:
            return False
        return True
