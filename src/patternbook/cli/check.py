"""The commands `check` and `rule`: find what is wrong, mend it, explain it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from patternbook.cli.opened import library_root
from patternbook.collaborate.opening import open_library, open_part
from patternbook.errors import PatternbookError
from patternbook.library import Severity
from patternbook.mature.engine import check as check_library
from patternbook.report import FORMATS, writer

if TYPE_CHECKING:
    from patternbook.library import Library

_SEVERITIES = {severity.name.lower(): severity for severity in Severity}


class NoSuchFileError(PatternbookError):
    """The command line names a file that is not in the library."""


def _paths(root: Path, named: tuple[Path, ...]) -> frozenset[str]:
    """Return the files that the command line names, as paths in the library; a folder means all in it."""
    found: set[str] = set()
    for name in named:
        place = name.resolve()
        if not place.exists() or not place.is_relative_to(root):
            message = f"{name} is not a file of the library {root}; name files or folders inside it"
            raise NoSuchFileError(message)
        inside = place.rglob("*.md") if place.is_dir() else [place]
        found.update(file.relative_to(root).as_posix() for file in inside)
    return frozenset(found)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", help="How findings are written.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--fail-on",
    type=click.Choice(list(_SEVERITIES)),
    default="error",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], format_: str, as_json: bool, fail_on: str) -> None:  # noqa: FBT001 - a flag of the command line
    """Check the library, or only PATHS in it, and say what is wrong and where.

    Drafts on the lowest level get hints; patterns above it must meet what their level asks for.
    """
    root = library_root(context)
    library, wanted = _opened(root, paths)
    findings = check_library(library, paths=wanted)
    click.echo(writer("json" if as_json else format_)(findings, library), nl=False)
    sys.exit(int(any(finding.severity >= _SEVERITIES[fail_on] for finding in findings)))


def _opened(root: Path, paths: tuple[Path, ...]) -> tuple[Library, frozenset[str] | None]:
    """Open what has to be read to check the given files, everything when none is given."""
    if not paths:
        return open_library(root), None
    wanted = _paths(root, paths)
    return open_part(root, wanted), wanted
