"""Keep what is private in a space, put it back, or begin anew; what was proposed or published is in git anyway."""

from __future__ import annotations

import gzip
import json
import os
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.store.database import StoreError
from patternbook.collaborate.store.tables import METADATA, SESSIONS

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa

    from patternbook.collaborate.store.database import Store

_KIND = "patternbook backup"
_VERSION = 1
_LEFT_OUT = frozenset({SESSIONS.name, "attempts", "deliveries"})
"""What a space does without: people sign in again, and nobody who finds a backup is signed in by it."""
_GONE = frozenset({("instances", "may_name")})
"""Columns that earlier backups have and nobody reads any more."""


def backup(store: Store, file: Path) -> int:
    """Write every private row to a file that its owner alone may read, whole or not at all; return how many."""
    tables = [table for table in METADATA.sorted_tables if table.name not in _LEFT_OUT]
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    with store.engine.connect() as connection:
        # One moment for all tables: what goes from one to another meanwhile is in one of them.
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")
        else:
            connection.execution_options(isolation_level="REPEATABLE READ")
        rows = [
            {"table": table.name, "row": dict(row)}
            for table in tables
            for row in connection.execute(table.select().order_by(*table.primary_key)).mappings()
        ]
    lines: list[dict[str, Any]] = [{"kind": _KIND, "version": _VERSION}, *rows, {"rows": len(rows)}]
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as raw:
        raw.write(gzip.compress(b"".join(map(_line, lines)), mtime=0))
        raw.flush()
        os.fsync(raw.fileno())
    part.replace(file)
    return len(rows)


def _line(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False) + "\n").encode()


def _read(file: Path) -> list[dict[str, Any]]:
    """Return the rows of a backup. Raises StoreError for a file that is none, or not whole."""
    try:
        with gzip.open(file) as packed:
            first, *rows, last = [json.loads(line) for line in packed]
        if (first["kind"], first["version"]) != (_KIND, _VERSION) or last["rows"] != len(rows):
            message = f"{file} is no whole backup of this version; nothing was restored, choose another file"
            raise StoreError(message)
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        message = f"{file} cannot be read as a backup ({error}); nothing was restored, choose another file"
        raise StoreError(message) from error
    return rows


def restore(store: Store, file: Path) -> int:
    """Put the rows of a backup in place of what the store has, all or nothing; return how many.

    Numbers that the database counts by itself are counted anew, so that it goes on counting behind them.
    """
    rows = _read(file)
    with store.writing() as connection:
        for table in reversed(METADATA.sorted_tables):
            connection.execute(table.delete())
        for row in rows:
            connection.execute(_inserted(row["table"], row["row"], file))
    return len(rows)


def _inserted(name: str, values: dict[str, Any], file: Path) -> sa.Insert:
    """Return how a row of a backup comes into its table. Raises StoreError for one of a version to come."""
    table = METADATA.tables.get(name)
    kept = {column: value for column, value in values.items() if (name, column) not in _GONE}
    if table is None or not kept.keys() <= set(table.c.keys()):
        message = f"{file} was made by a newer version of Patternbook; nothing was restored, update first"
        raise StoreError(message)
    return table.insert().values({c: value for c, value in kept.items() if table.c[c].autoincrement is not True})


def set_aside(file: Path) -> Path:
    """Move a SQLite store out of the way, with what belongs to it, and return where it is now."""
    at = 1
    while (aside := file.with_name(f"{file.name}.aside-{at}")).exists():
        at += 1
    for suffix in ("", "-wal", "-shm"):
        part = file.with_name(file.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return aside
