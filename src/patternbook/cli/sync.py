"""The command `sync`: README, contents and mind maps say what the patterns say."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING

import click

from patternbook.cli.changing import carry_out, change_options
from patternbook.cli.opened import library_root
from patternbook.collaborate.opening import open_library
from patternbook.library.plurals import number_of
from patternbook.mature.overviews.syncing import plan_sync
from patternbook.mature.scope import Scope
from patternbook.report.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.overviews.syncing import SyncPlan


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; show what differs and exit with 1 if anything does.")
@click.option("--json", "as_json", is_flag=True, help="What differs, for programs.")
@change_options
@click.pass_context
def sync(context: click.Context, *, check: bool, as_json: bool, dry_run: bool, commit: bool) -> None:
    """Let README, contents and mind maps show the patterns that there are, with their titles and patlets.

    Entries are written in place, in the style of their list; all other text stays. A list begins
    and ends where it does, or between `<!-- patternbook: list -->` and `<!-- patternbook: end -->`.
    """
    root = library_root(context)
    plan = plan_sync(Scope(open_library(root)))
    if as_json:
        click.echo(_json(plan), nl=False)
    elif check:
        click.echo("".join(_lines(plan)), nl=False)
    if not check:
        if not (as_json or dry_run):
            click.echo("".join(_counts(plan)), nl=False)
        carry_out(root, plan.changes, dry_run=dry_run, commit=commit, remarks=plan.remarks, told=not as_json)
    sys.exit(int(check and bool(plan.drift)))


def _json(plan: SyncPlan) -> str:
    rows = [
        {"path": each.path, "line": each.line, "slug": each.slug, "kind": each.kind, "message": each.message}
        for each in plan.drift
    ]
    return json_text({"drift": rows, "remarks": plan.remarks})


def _lines(plan: SyncPlan) -> Iterator[str]:
    yield from (f"{each.path}:{each.line}: {each.kind}: {each.message}\n" for each in plan.drift)
    if plan.changes.edits:
        files = number_of(len(plan.changes.edits), "file")
        yield f"{number_of(len(plan.drift), 'difference')}; `patternbook sync` changes {files}.\n"
    else:
        yield "A person has to mend that.\n" if plan.drift else "Lists and mind maps say what the patterns say.\n"


def _counts(plan: SyncPlan) -> Iterator[str]:
    for path, drift in groupby(plan.drift, key=lambda each: each.path):
        kinds = [each.kind for each in drift]
        yield f"{path}: {', '.join(f'{kinds.count(kind)} {kind}' for kind in dict.fromkeys(sorted(kinds)))}\n"
