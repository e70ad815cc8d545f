"""The space's database: brought up to date by itself, private, and never a riddle when it cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from patternbook.collaborate.store import Store, StoreError
from patternbook.collaborate.tables import DRAFTS, METADATA

if TYPE_CHECKING:
    from pathlib import Path


def test_migrations_make_the_tables_that_the_program_uses(tmp_path: Path) -> None:
    """Protects users who upgrade: the steps, run one after the other, end at the tables as they are declared."""
    store = Store(f"sqlite:///{tmp_path / 'data' / 'space.db'}")
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    store.close()
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0, "others on this machine may not read drafts"


def test_a_row_is_kept_once_and_found_again(tmp_path: Path) -> None:
    """Protects drafts: writing one twice leaves one, reopening the database finds it."""
    address = f"sqlite:///{tmp_path / 'space.db'}"
    row = {"id": "one", "account": "ada", "content": "{}", "changed": "2026"}
    for content in ("{}", '{"rest": "more"}'):
        store = Store(address)
        store.put(DRAFTS, {**row, "content": content})
        store.close()
    store = Store(address)
    assert store.rows(sa.select(DRAFTS)) == [{**row, "content": '{"rest": "more"}'}]
    store.drop(DRAFTS, id="one", account="bela")
    assert len(store.rows(sa.select(DRAFTS))) == 1
    store.drop(DRAFTS, id="one", account="ada")
    assert store.rows(sa.select(DRAFTS)) == []
    store.close()


@pytest.mark.parametrize("address", ["nonsense", "nowhere://x", "sqlite:////proc/nothing/space.db"])
def test_a_database_that_cannot_be_used_is_told_of(address: str) -> None:
    """Protects operators: what is wrong, with which address, and what to do."""
    with pytest.raises(StoreError, match="check the address"):
        Store(address)


def test_passwords_are_not_told() -> None:
    """Protects the password in an address from ending in a log."""
    with pytest.raises(StoreError) as refused:
        Store("nowhere://ada:secret@host/db")
    assert "secret" not in str(refused.value)
