"""The space's database: brought up to date by itself, private, and never a riddle when it cannot be used."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from patternbook.collaborate.store import migrations
from patternbook.collaborate.store.backup import backup
from patternbook.collaborate.store.database import Store, StoreError, bring_up, psycopg_address
from patternbook.collaborate.store.tables import DRAFTS, FOLLOWS, METADATA


def test_migrations_make_the_tables_that_the_program_uses(database: str) -> None:
    """Protects users who upgrade: the steps, run one after the other, end at the tables as they are declared."""
    store = Store(database)
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    store.close()


def steps() -> list[str]:
    """Return the names of the steps, the first one first."""
    script = ScriptDirectory(str(Path(migrations.__file__).parent))
    return [step.revision for step in reversed(list(script.walk_revisions()))]


@pytest.mark.parametrize("step", steps())
def test_every_earlier_database_is_brought_up_to_date(database: str, step: str) -> None:
    """Protects what people kept: whichever version a space is upgraded from, rows stay and every table is there."""
    old = sa.create_engine(psycopg_address(database))
    if old.dialect.name == "sqlite":
        Path(str(old.url.database)).parent.mkdir()
    row = {"id": "one", "account": "ada", "content": "{}", "changed": "2026"}
    with old.begin() as connection:
        bring_up(connection, step)
        connection.execute(DRAFTS.insert().values(row))
    old.dispose()
    store = Store(database)
    assert store.rows(sa.select(DRAFTS)) == [row]
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    store.close()


def test_workers_that_begin_at_once_wait_for_one_to_make_the_tables(database: str) -> None:
    """Protects an operator who starts several workers on an empty database: none stumbles over another's tables."""
    with ThreadPoolExecutor(6) as pool:
        stores = list(pool.map(Store, [database] * 6))
    for store in stores:
        assert store.rows(sa.select(DRAFTS)) == []
        store.close()


def test_drafts_are_private_on_the_disk(tmp_path: Path) -> None:
    """Protects drafts from others on this machine."""
    Store(f"sqlite:///{tmp_path / 'new' / 'space.db'}").close()
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


def test_a_row_is_kept_once_and_found_again(database: str) -> None:
    """Protects drafts: writing one twice leaves one, reopening the database finds it."""
    row = {"id": "one", "account": "ada", "content": "{}", "changed": "2026"}
    for content in ("{}", '{"rest": "more"}'):
        store = Store(database)
        store.put(DRAFTS, {**row, "content": content})
        store.close()
    store = Store(database)
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


def test_many_may_write_one_new_row_at_once(database: str) -> None:
    """Protects whoever clicks twice, at two workers: the later write stands, and nobody gets an error."""
    store = Store(database)
    rows = [{"account": "ada", "slug": slug, "address": str(n)} for slug in map(str, range(20)) for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda row: store.put(FOLLOWS, row), rows))
    assert len(store.rows(sa.select(FOLLOWS))) == 20
    store.close()


def test_a_row_that_many_change_keeps_every_change(database: str) -> None:
    """Protects two sections of a draft that are saved at once: neither takes the other back."""
    store = Store(database)
    store.put(DRAFTS, {"id": "one", "account": "ada", "content": "", "changed": "2026"})

    def change(words: str) -> None:
        store.amend(DRAFTS, lambda row: {"content": f"{row['content']}{words} "}, id="one")

    said = [str(number) for number in range(60)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(change, said))
    assert sorted(store.rows(sa.select(DRAFTS))[0]["content"].split()) == sorted(said)
    assert store.amend(DRAFTS, dict, id="two") is None
    store.close()


def test_what_is_counted_before_it_is_written_stays_counted(database: str) -> None:
    """Protects limits from those who send everything at once."""
    store = Store(database)

    def write(number: int) -> None:
        with store.alone(DRAFTS) as connection:
            if (connection.scalar(sa.select(sa.func.count()).select_from(DRAFTS)) or 0) < 5:
                time.sleep(0.002)
                row = {"id": str(number), "account": "ada", "content": "", "changed": ""}
                connection.execute(DRAFTS.insert().values(row))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    assert len(store.rows(sa.select(DRAFTS))) == 5
    store.close()


def test_a_backup_is_of_one_moment(database: str, tmp_path: Path) -> None:
    """Protects what goes from one table to another while a running space is backed up: it is in one of them."""
    store, begun = Store(database), []

    def meanwhile(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if "FROM accounts" in statement and not begun:
            begun.append(statement)
            store.put(DRAFTS, {"id": "late", "account": "ada", "content": "{}", "changed": "2026"})

    sa.event.listen(store.engine, "after_cursor_execute", meanwhile)
    assert backup(store, tmp_path / "kept") == 0
    assert begun
    assert len(store.rows(sa.select(DRAFTS))) == 1
    store.close()
