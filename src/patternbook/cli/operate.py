"""The commands of those who run a space: accounts, and the database kept, put back, or begun anew."""

from __future__ import annotations

import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from patternbook.cli.groups import Commands
from patternbook.cli.opened import library_root
from patternbook.collaborate.disk.private import data_folder

if TYPE_CHECKING:
    from patternbook.collaborate.store.database import Store

_DATABASE = click.option(
    "--database",
    default="",
    metavar="URL",
    envvar="PATTERNBOOK_DATABASE",
    help="The space's database, as `serve` has it.",
)


def _address(context: click.Context, database: str) -> str:
    return database or f"sqlite:///{data_folder(library_root(context)) / 'space.db'}"


def _store(context: click.Context, database: str) -> Store:
    from patternbook.collaborate.store.database import Store  # noqa: PLC0415 - an optional extra

    return Store(_address(context, database))


@click.group(cls=Commands)
def account() -> None:
    """Make, list and remove accounts of a space on a closed network."""


def _password() -> str:
    """Return a password: typed twice at a terminal, so that no slip locks anybody out, else a line of the input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True))


@account.command("add")
@click.argument("name")
@click.option("--shown", default="", help="The name that others see.")
@click.option("--mail", default="", help="The address for messages.")
@click.option("--generate", is_flag=True, help="Make a password and print it, instead of asking for one.")
@_DATABASE
@click.pass_context
def add(  # noqa: PLR0913 - one parameter an option
    context: click.Context, name: str, shown: str, mail: str, database: str, *, generate: bool
) -> None:
    """Make an account, or give it another password."""
    from patternbook.collaborate.store.accounts import Accounts  # noqa: PLC0415 - an optional extra

    password = secrets.token_urlsafe(15) if generate else _password()
    store = _store(context, database)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    Accounts(store).add(name, password, name=shown, mail=mail, made=made)
    store.close()
    click.echo(f"{name} may sign in" + (f" with {password}" if generate else ""))


@account.command("list")
@_DATABASE
@click.pass_context
def list_(context: click.Context, database: str) -> None:
    """List the accounts."""
    from patternbook.collaborate.store.accounts import Accounts  # noqa: PLC0415 - an optional extra

    store = _store(context, database)
    names = Accounts(store).names()
    for name in names:
        click.echo(name)
    if not names:
        click.echo("there is no account yet; `patternbook account add NAME` makes one", err=True)
    store.close()


@account.command("remove")
@click.argument("name")
@_DATABASE
@click.pass_context
def remove(context: click.Context, name: str, database: str) -> None:
    """Delete an account and sign it out everywhere."""
    from patternbook.collaborate.store.accounts import Accounts  # noqa: PLC0415 - an optional extra
    from patternbook.collaborate.store.tables import SESSIONS  # noqa: PLC0415

    store = _store(context, database)
    Accounts(store).remove(name)
    store.drop(SESSIONS, account=name)
    store.close()
    click.echo(f"{name} is gone; what they proposed stays under their name")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_DATABASE
@click.pass_context
def backup(context: click.Context, file: Path, database: str) -> None:
    """Keep a space's drafts, accounts and other private rows in FILE; sessions are left out."""
    from patternbook.collaborate.store import backup as keeping  # noqa: PLC0415 - an optional extra

    store = _store(context, database)
    count = keeping.backup(store, file)
    store.close()
    click.echo(f"{count} rows are in {file}; proposals and patterns are in git: keep a mirror of that as well")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--yes", is_flag=True, help="Do not ask.")
@_DATABASE
@click.pass_context
def restore(context: click.Context, file: Path, database: str, *, yes: bool) -> None:
    """Put what `backup` kept in FILE in place of what the space's database has."""
    from patternbook.collaborate.store import backup as keeping  # noqa: PLC0415 - an optional extra

    if not yes:
        click.confirm("Everything in the database is replaced. Go on?", abort=True)
    store = _store(context, database)
    count = keeping.restore(store, file)
    store.close()
    click.echo(f"{count} rows are back; people sign in again")


@click.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def rebuild(context: click.Context, *, yes: bool) -> None:
    """Set a damaged SQLite database aside and begin an empty one; all that was proposed is read from git."""
    from patternbook.collaborate.store.backup import set_aside  # noqa: PLC0415 - an optional extra

    file = data_folder(library_root(context)) / "space.db"
    if not yes:
        click.confirm("Drafts, accounts and follows begin empty; stop the space first. Go on?", abort=True)
    aside = set_aside(file) if file.exists() else None
    _store(context, "").close()
    click.echo(f"an empty database is at {file}" + (f"; the old one is at {aside}" if aside else ""))
