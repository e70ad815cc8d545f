"""The space's database: opened, brought up to date, and read and written row by row."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from patternbook.collaborate.disk.private import make_private
from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


class StoreError(PatternbookError):
    """The space's database cannot be used."""


def _sqlite(engine: sa.Engine) -> None:
    """Let several threads and processes share a SQLite file without stepping on each other."""

    @sa.event.listens_for(engine, "connect")
    def _(connection: Any, _record: object) -> None:  # noqa: ANN401 - a driver's connection
        for pragma in ("journal_mode=WAL", "busy_timeout=10000", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")


_MIGRATING = 0x7061747465726E
"""The name of PostgreSQL's lock for whoever brings the tables up to date; any number that nobody else uses."""


def _migrate(engine: sa.Engine) -> None:
    """Bring the tables up to date; of several workers that begin at once, one does and the others wait."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATING)))
        else:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        if not _is_newest(connection):
            bring_up(connection)
        connection.commit()


_STEPS = Path(__file__).parent / "migrations"


def _is_newest(connection: sa.Connection) -> bool:
    """Whether a database has taken every step; then what carries them out, 9 MB of it, is not even loaded."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return False
    taken = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalars().all()
    # A step's file is called step_NUMBER_NAME.py, and its number is its revision.
    return taken == [max(file.name.split("_")[1] for file in (_STEPS / "versions").glob("step_*.py"))]


def bring_up(connection: sa.Connection, step: str = "head") -> None:
    """Bring the tables of a database to a step of the migrations, by default the last."""
    from alembic import command  # noqa: PLC0415 - only an opening store migrates
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_STEPS))
    config.attributes["connection"] = connection
    command.upgrade(config, step)


def psycopg_address(address: str) -> sa.URL:
    """Return an address as SQLAlchemy takes it; for PostgreSQL the driver that comes with Patternbook is meant."""
    url = sa.engine.make_url(address)
    return url.set(drivername="postgresql+psycopg") if url.drivername in {"postgresql", "postgres"} else url


class Store:
    """The database behind a space, by its SQLAlchemy address; safe to use from any thread. Raises StoreError."""

    def __init__(self, address: str) -> None:
        try:
            self.engine = sa.create_engine(psycopg_address(address))
            if self.engine.dialect.name == "sqlite":
                if place := self.engine.url.database:
                    make_private(Path(place).parent)
                _sqlite(self.engine)
            _migrate(self.engine)
        except (sa.exc.SQLAlchemyError, OSError, ImportError) as error:
            shown = sa.engine.make_url(address).render_as_string() if "://" in address else address
            why = str(error).splitlines()[0]
            message = f"the database {shown} cannot be used ({why}); check the address, or leave it out to use SQLite"
            raise StoreError(message) from error

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give a connection whose changes are kept together, or not at all."""
        with self.engine.begin() as connection:
            yield connection

    def rows(self, query: sa.Select[Any]) -> list[Mapping[str, Any]]:
        """Return the rows of a query, each by column."""
        with self.engine.connect() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def put(self, table: sa.Table, values: Mapping[str, Any]) -> None:
        """Write a row, instead of the one with the same key if there is one."""
        keys = [column.name for column in table.primary_key if column.name in values]
        with self.writing() as connection:
            # Both databases know this; to look first and write then would let two writers collide.
            insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
            connection.execute(insert(table).values(**values).on_conflict_do_update(index_elements=keys, set_=values))

    def amend(
        self, table: sa.Table, change: Callable[[Mapping[str, Any]], Mapping[str, Any]], **keys: object
    ) -> Mapping[str, Any] | None:
        """Change a row as it is by now, and return it; None when there is none.

        `change` gives the new values of a row. It is asked again when somebody else was faster, so that
        what others wrote into the row is never taken back.
        """
        while found := self.rows(sa.select(table).where(*(table.c[key] == value for key, value in keys.items()))):
            before = found[0]
            same = sa.and_(*(table.c[name] == value for name, value in before.items()))
            after = {**before, **change(before)}
            with self.writing() as connection:
                if connection.execute(table.update().where(same).values(**after)).rowcount:
                    return after
        return None

    @contextmanager
    def alone(self, table: sa.Table) -> Iterator[sa.Connection]:
        """Give a connection beside which nobody writes into a table, for what is counted before it is written."""
        with self.engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.exec_driver_sql(f"LOCK TABLE {table.name} IN SHARE ROW EXCLUSIVE MODE")
            yield connection
            connection.commit()

    def drop(self, table: sa.Table, **keys: object) -> int:
        """Delete the rows that have some values, and return how many there were."""
        with self.writing() as connection:
            gone = table.delete().where(*(table.c[key] == value for key, value in keys.items()))
            return connection.execute(gone).rowcount

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()
