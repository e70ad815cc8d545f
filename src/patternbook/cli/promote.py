"""The commands `promote`, `demote`, `rename` and `retire`: a pattern changes its place and nothing breaks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from patternbook.cli.changing import carry_out, change_options
from patternbook.cli.opened import library_root, terminal_width
from patternbook.cli.recording import slug_of
from patternbook.collaborate.links.recall import recalled_links
from patternbook.collaborate.observing import observe
from patternbook.collaborate.opening import open_library
from patternbook.collaborate.records import read_records
from patternbook.library.near_names import own_pattern_named
from patternbook.mature.levels.requirements import MIND_MAP
from patternbook.mature.levels.review import State, review
from patternbook.mature.lifecycle import promotion, renaming
from patternbook.mature.scope import Scope
from patternbook.report.fitting import folded

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.library import Library
    from patternbook.mature.levels.review import Verdict

_WORDS = {State.UNMET: "missing", State.UNKNOWN: "unknown", State.ASKS_PEOPLE: "asks people"}


def _opened(context: click.Context) -> tuple[Path, Scope, dict[str, str]]:
    root = library_root(context)
    return root, Scope(open_library(root)), read_records(root)


def _missing(slug: str, root: Path, library: Library, under: str) -> tuple[Verdict, ...]:
    """Return what stands between a pattern and its next level; its place on the map may come with the promotion."""
    pattern = own_pattern_named(slug, library)
    above = library.config.next_level(pattern.level)
    if above is None:
        return ()
    seen = observe(root, library, history=True, links=recalled_links(root, library))
    judged = review(pattern, library, seen, toward=above.number)
    open_ = judged.of(State.UNMET, State.UNKNOWN, State.ASKS_PEOPLE)
    return tuple(verdict for verdict in open_ if not (under and verdict.requirement.observes == MIND_MAP))


def _told(verdict: Verdict) -> str:
    where = f" (line {verdict.line})" if verdict.line else ""
    where += " (name its challenge with --under)" if verdict.requirement.observes == MIND_MAP else ""
    return f"{_WORDS[verdict.state]}: {verdict.requirement.text.rstrip('.')} - {verdict.why}{where}"


@click.command()
@click.argument("pattern")
@click.option(
    "--under", default="", metavar="CHALLENGE", help="The challenge on the mind map that the pattern answers."
)
@click.option("--force", default="", metavar="REASON", help="Promote although something is missing, and say why.")
@change_options
@click.pass_context
def promote(  # noqa: PLR0913 - one parameter for each option
    context: click.Context, pattern: str, *, under: str, force: str, dry_run: bool, commit: bool
) -> None:
    """Move PATTERN to the next level, with every link, list, map, translation and its status.

    Refused, with the list of what is missing, unless every requirement of the level is met.
    """
    root, scope, records = _opened(context)
    missing = [_told(verdict) for verdict in _missing(slug_of(pattern), root, scope.library, under)]
    if missing and not force:
        click.echo(f"{slug_of(pattern)} cannot be promoted yet:", err=True)
        for line in missing:
            click.echo(folded(line, terminal_width(), lead="  ", hang="    "), err=True)
        click.echo("Mend that, or promote it all the same with --force REASON.", err=True)
        sys.exit(1)
    reason = "\n".join((force, "", "Not met:", *(f"- {line}" for line in missing))) if missing else force
    plan = promotion.promote(slug_of(pattern), scope, records, under=under, reason=reason)
    carry_out(root, plan.changes, dry_run=dry_run, commit=commit, remarks=plan.remarks)


@click.command()
@click.argument("pattern")
@click.option("--reason", default="", help="Why; it becomes part of the commit message.")
@change_options
@click.pass_context
def demote(context: click.Context, pattern: str, *, reason: str, dry_run: bool, commit: bool) -> None:
    """Move PATTERN to the level below; one that is no longer published leaves contents and mind maps."""
    root, scope, records = _opened(context)
    plan = promotion.demote(slug_of(pattern), scope, records, reason=reason)
    carry_out(root, plan.changes, dry_run=dry_run, commit=commit, remarks=plan.remarks)


@click.command()
@click.argument("pattern")
@click.argument("name")
@click.option("--title", default="", help="Give it this title too, in its file, the lists and the mind maps.")
@change_options
@click.pass_context
def rename(context: click.Context, pattern: str, name: str, *, title: str, dry_run: bool, commit: bool) -> None:  # noqa: PLR0913 - one parameter for each option
    """Give the files of PATTERN another NAME; its old address keeps working."""
    root, scope, records = _opened(context)
    plan = renaming.rename(slug_of(pattern), name, scope, records, title=title)
    carry_out(root, plan.changes, dry_run=dry_run, commit=commit, remarks=plan.remarks)


@click.command()
@click.argument("pattern")
@click.option(
    "--replaced-by", default="", metavar="PATTERN", help="The pattern that links and addresses lead to instead."
)
@click.option("--reason", default="", help="Why; it is kept with the retired name.")
@change_options
@click.pass_context
def retire(  # noqa: PLR0913 - one parameter for each option
    context: click.Context, pattern: str, *, replaced_by: str, reason: str, dry_run: bool, commit: bool
) -> None:
    """Take PATTERN out of the library; links to it lead to another pattern or become plain words."""
    root, scope, records = _opened(context)
    plan = renaming.retire(slug_of(pattern), scope, records, replaced_by=slug_of(replaced_by), reason=reason)
    carry_out(root, plan.changes, dry_run=dry_run, commit=commit, remarks=plan.remarks)
