"""What commands that record evidence share: who says it, when, and where it can be read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

import click

from patternbook.cli.opened import library_root
from patternbook.collaborate.git.program import git_text
from patternbook.collaborate.opening import open_library
from patternbook.library.near_names import pattern_named

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from patternbook.library import Library
    from patternbook.pattern import Pattern

_Command = TypeVar("_Command", bound="Callable[..., object]")


def evidence_options(command: _Command) -> _Command:
    """Give a command the options `--by`, `--when` and `--link`."""
    link = click.option("--link", default="", metavar="URL", help="Where it can be read.")
    when = click.option(
        "--when", default="", metavar="TIME", help="When it was said, as 2026-08-18T10:00Z; by default now."
    )
    by = click.option("--by", default="", metavar="ACCOUNT", help="Who says so; by default git's user.name.")
    return by(when(link(command)))


def person(root: Path, by: str) -> str:
    """Return who says something, "" when nobody is known."""
    return (by or git_text(root, "config", "user.name")).strip()


def moment(when: str) -> datetime:
    """Return a time with its zone, UTC where none is named. Raises BadParameter for what is no time."""
    if not when:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        found = datetime.fromisoformat(when)
    except ValueError as error:
        message = f"{when!r} is no time; write it as 2026-08-18T10:00Z"
        raise click.BadParameter(message, param_hint="--when") from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def slug_of(name: str) -> str:
    """Return the slug that a person means by a slug or by the path of a file."""
    return name.rstrip("/").rpartition("/")[2].removesuffix(".md")


def opened_pattern(context: click.Context, name: str) -> tuple[Path, Library, Pattern]:
    """Open the library and find the pattern that the command line names, by its slug or the path of its file."""
    root = library_root(context)
    library = open_library(root)
    return root, library, pattern_named(slug_of(name), library)
