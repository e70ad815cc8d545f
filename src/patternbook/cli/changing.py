"""What commands that change a library share: the options --dry-run and --commit, and doing what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from patternbook.collaborate.disk.apply import apply, paths_of
from patternbook.collaborate.disk.journal import read
from patternbook.library.changes.diff import unified_diff
from patternbook.library.plurals import number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from patternbook.library import ChangeSet

_Command = TypeVar("_Command", bound="Callable[..., object]")


def change_options(command: _Command) -> _Command:
    """Give a command the options `--dry-run` and `--commit`."""
    commit = click.option("--commit", is_flag=True, help="Make one git commit of it; other changes stay out of it.")
    dry_run = click.option("--dry-run", is_flag=True, help="Show the exact difference and change nothing.")
    return dry_run(commit(command))


def carry_out(  # noqa: PLR0913 - one parameter for each way of doing it
    root: Path,
    changes: ChangeSet,
    *,
    dry_run: bool,
    commit: bool,
    remarks: Iterable[str] = (),
    told: bool = True,
) -> None:
    """Show a change, apply it to the files, or commit it; then tell what is left for people.

    Without `told`, standard output stays free for what a program reads.
    """
    done = _done(root, changes, dry_run=dry_run, commit=commit)
    click.echo(done, nl=False, err=not told)
    for remark in remarks:
        click.echo(f"To do: {remark}.", err=True)


def _done(root: Path, changes: ChangeSet, *, dry_run: bool, commit: bool) -> str:
    """Do what the options ask for and return what to tell of it."""
    paths = paths_of(changes)
    if dry_run:
        found = {path: read(root, path) for path in paths}
        return unified_diff(changes, {path: data for path, data in found.items() if data is not None})
    if not paths:
        return "Nothing to change.\n"
    if commit:
        from patternbook.collaborate.git.commit import commit as make_commit  # noqa: PLC0415 - only --commit needs pygit2

        return f"{changes.title}: commit {make_commit(changes, root)[:10]}\n"
    apply(changes, root)
    moved, edited = {move.new for move in changes.moves}, {edit.path for edit in changes.edits}
    told = f"{number_of(len(moved), 'file')} moved, " if moved else ""
    other = "other file" if moved else "file"
    return f"{changes.title}: {told}{number_of(len(edited - moved), other)} changed.\n"
