"""The command `identify`: from calls, chats, mails and notes to candidates in the private inbox."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from patternbook.cli.opened import library_root
from patternbook.collaborate.disk.private import data_folder
from patternbook.collaborate.opening import open_library
from patternbook.collaborate.talk.identifying import Memory
from patternbook.collaborate.talk.identifying import identify as read_sources
from patternbook.collaborate.talk.inbox import held
from patternbook.collaborate.talk.partitions import Run
from patternbook.collaborate.talk.reader import reader_for
from patternbook.collaborate.talk.runners import RUNNERS, open_runner
from patternbook.identify.judging.clusters import cluster
from patternbook.identify.model import Policy
from patternbook.identify.printing import plain_name
from patternbook.identify.storing import candidate_value, statistics_value
from patternbook.report.json_text import json_text

if TYPE_CHECKING:
    from patternbook.identify.model import Candidate, Statistics
    from patternbook.library import Library


_MOST_TOLD = 100
"""Problems that are told one by one."""


def _hash(library: Library) -> str:
    texts = "\0".join(f"{pattern.path}\0{pattern.source}" for pattern in library.patterns)
    return hashlib.sha256(texts.encode()).hexdigest()


def _run(library: Library, policy: str | None, folder: Path) -> Run:
    named = Policy(policy) if policy else None
    return Run(named, reader_for(library, named or Policy.PRIVATE, folder), _hash(library), library.config)


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=click.Path(path_type=Path))
@click.option(
    "--policy",
    type=click.Choice([policy.value for policy in Policy]),
    help="How far the words may travel; by default private for chats and mails, chatham for calls.",
)
@click.option(
    "--to", "inbox", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="The inbox, if not your own."
)
@click.option(
    "--runner",
    type=click.Choice(list(RUNNERS)),
    help="What does the work; by default this process, or one for each processor where there is much to read.",
)
@click.option("--address", metavar="HOST:PORT", help="The Ray cluster for --runner ray, if not one begun for this run.")
@click.option("--json", "as_json", is_flag=True, help="Print plain values.")
@click.pass_context
def identify(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    sources: tuple[Path, ...],
    policy: str | None,
    *,
    inbox: Path | None,
    runner: str | None,
    address: str | None,
    as_json: bool,
) -> None:
    """Find candidate patterns in chats, calls, mails, issues and notes; every statement of them is a quote."""
    if address and runner != "ray":
        message = "--address is that of a Ray cluster; say --runner ray with it"
        raise click.UsageError(message)
    root = library_root(context)
    library = open_library(root)
    folder = data_folder(root)
    run = _run(library, policy, folder)
    chosen = open_runner(runner, address or "") if runner else None
    found, statistics = read_sources(sources, run, Memory(folder), chosen)
    candidates = cluster(found)
    with held(inbox or folder / "inbox") as place:
        new, decided = place.put(candidates, library.config.template(library.config.source_language))
    open_keys = place.waiting
    waiting = [place.candidates[each.key] for each in candidates if each.key in open_keys]
    if as_json:
        value = {
            "statistics": statistics_value(statistics),
            "candidates": [candidate_value(each) for each in waiting],
        }
        click.echo(json_text(value), nl=False)
        return
    _tell(waiting, statistics)
    click.echo(f"{new} new in {place.folder}, {decided} decided on before. `patternbook inbox` goes on from here.")


def _tell(candidates: list[Candidate], statistics: Statistics) -> None:
    for problem in statistics.problems[:_MOST_TOLD]:
        click.echo(f"patternbook: {plain_name(problem.member)}: {problem.why}", err=True)
    if (more := len(statistics.problems) - _MOST_TOLD) > 0:
        click.echo(f"patternbook: {more} more could not be read; --json lists all", err=True)
    skipped = ", ".join(f"{count} {reason.replace('_', ' ')}" for reason, count in statistics.skipped.most_common())
    click.echo(f"{statistics.read} messages read{f'; skipped: {skipped}' if skipped else ''}.")
    for each in candidates[:20]:
        click.secho(each.title, bold=True, nl=False)
        near = f" · near {each.resembles[0].slug}" if each.resembles else ""
        click.secho(f"  {each.kind.value} · {each.key}{near}", dim=True)
