"""The command `inbox`: look at candidates, and accept, merge or dismiss them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from patternbook.cli.changing import carry_out, change_options
from patternbook.cli.groups import Commands
from patternbook.cli.opened import library_root
from patternbook.collaborate.disk.private import data_folder, save
from patternbook.collaborate.opening import open_library
from patternbook.collaborate.talk.inbox import Inbox, State, held
from patternbook.collaborate.talk.reader import knowledge_of
from patternbook.collaborate.talk.writer import ask
from patternbook.identify.drafting.deciding import check_consent, plan_draft, titled
from patternbook.identify.drafting.drafts import draft_in, page_of
from patternbook.identify.drafting.writing import prompt_of, written
from patternbook.identify.judging.clusters import merge as merged
from patternbook.identify.settings import read_settings
from patternbook.identify.storing import candidate_value
from patternbook.library.near_names import pattern_named
from patternbook.mature.lifecycle.instances import add_instance
from patternbook.pattern import InstanceState
from patternbook.report.json_text import json_text

if TYPE_CHECKING:
    from patternbook.identify.model import Candidate
    from patternbook.library import Library
    from patternbook.pattern import Template


@dataclass(frozen=True)
class _Place:
    root: Path
    library: Library
    inbox: Inbox

    @property
    def template(self) -> Template:
        return self.library.config.template(self.library.config.source_language)

    def page(self, candidate: Candidate) -> str:
        """Return the page of a candidate, as a person may have edited it."""
        file = self.inbox.page(candidate)
        return file.read_text(encoding="utf-8") if file.exists() else page_of(candidate, self.template)


@click.group(cls=Commands, invoke_without_command=True)
@click.option(
    "--from",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The inbox, if not your own.",
)
@click.pass_context
def inbox(context: click.Context, folder: Path | None) -> None:
    """Go through the candidates that `patternbook identify` found; nobody else sees them."""
    root = library_root(context)
    place = folder or data_folder(root) / "inbox"
    box = context.with_resource(held(place)) if place.is_dir() else Inbox(place)
    context.obj = _Place(root, open_library(root), box)
    if context.invoked_subcommand is None:
        context.invoke(list_command)


@inbox.command("list")
@click.option("--all", "every", is_flag=True, help="Show decided ones too.")
@click.option("--json", "as_json", is_flag=True, help="Print plain values.")
@click.pass_obj
def list_command(place: _Place, *, every: bool = False, as_json: bool = False) -> None:
    """List the candidates, best first."""
    chosen = tuple(place.inbox.candidates.values()) if every else place.inbox.open()
    if as_json:
        rows = [candidate_value(each) | {"fate": place.inbox.fate(each.key).state} for each in chosen]
        click.echo(json_text({"candidates": rows}), nl=False)
        return
    if not chosen:
        click.echo("The inbox is empty. `patternbook identify SOURCE` fills it.")
    for each in chosen:
        near = f" · near {each.resembles[0].slug}" if each.resembles else ""
        fate = place.inbox.fate(each.key)
        told = f" · {fate.state}: {fate.why}" if fate.why else " · waits for consent" if each.waits_for else ""
        click.secho(f"{each.key[:6]} ", fg="cyan", nl=False)
        click.secho(each.title, bold=True, nl=False)
        click.secho(f"  {each.kind.value}{near}{told}", dim=True)


@inbox.command()
@click.argument("key")
@click.pass_obj
def show(place: _Place, key: str) -> None:
    """Show a candidate: its draft, its evidence, the nearest patterns."""
    click.echo(place.page(place.inbox.named(key)), nl=False)


@inbox.command()
@click.argument("key")
@click.pass_obj
def write(place: _Place, key: str) -> None:
    """Let the configured writer phrase the draft from the evidence; statements without a quote are dropped."""
    candidate = place.inbox.named(key)
    reply = ask(prompt_of(candidate, place.template), candidate, read_settings(place.library.config))
    done = written(reply, candidate, place.template)
    page = page_of(candidate, place.template)
    save(place.inbox.page(candidate), page.replace(draft_in(page), done.draft, 1))
    click.echo(f"{candidate.key} is phrased; {done.dropped} statements that no evidence says were dropped.")


@inbox.command()
@click.argument("key")
@click.option("--title", default="", help="The draft's title; by default the one on its page.")
@click.option("--keep", multiple=True, metavar="WORD", help="A word that you looked at and that tells nobody anything.")
@change_options
@click.pass_obj
def accept(  # noqa: PLR0913 - one parameter an option
    place: _Place, key: str, title: str, keep: tuple[str, ...], *, dry_run: bool, commit: bool
) -> None:
    """Take a candidate into the library as a new draft of the lowest level."""
    candidate = place.inbox.named(key)
    draft = draft_in(place.page(candidate))
    changes = plan_draft(
        titled(draft, title) if title else draft, candidate, place.library, knowledge_of(place.library), keep
    )
    carry_out(place.root, changes, dry_run=dry_run, commit=commit)
    if not dry_run:
        place.inbox.decide(candidate, State.ACCEPTED, changes.edits[0].path)


@inbox.command()
@click.argument("key")
@click.argument("pattern")
@click.option("--organization", required=True, help='Who uses the pattern, or a description such as "A large bank".')
@click.option(
    "--state", type=click.Choice([state.value for state in InstanceState]), default=InstanceState.IN_USE.value
)
@click.option("--words", default="", help="What is said of it; by default the usual words.")
@change_options
@click.pass_obj
def instance(  # noqa: PLR0913, PLR0917 - an instance has that many parts
    place: _Place, key: str, pattern: str, organization: str, state: str, words: str, *, dry_run: bool, commit: bool
) -> None:
    """Accept a candidate as a known instance of a pattern."""
    candidate = place.inbox.named(key)
    check_consent(candidate)
    known = pattern_named(pattern, place.library)
    changes = add_instance(known, organization, place.library, state=InstanceState(state), words=words)
    carry_out(place.root, changes, dry_run=dry_run, commit=commit)
    if not dry_run:
        place.inbox.decide(candidate, State.INSTANCE, known.slug)


@inbox.command()
@click.argument("key")
@click.argument("other")
@click.pass_obj
def merge(place: _Place, key: str, other: str) -> None:
    """Make one candidate of two: the first, with the evidence of both."""
    first, second = place.inbox.named(key), place.inbox.named(other)
    if first.key == second.key:
        message = "a candidate cannot be merged with itself; name two"
        raise click.UsageError(message)
    place.inbox.replace(merged(first, second), place.template)
    place.inbox.decide(second, State.MERGED, first.key)
    click.echo(f"{second.key} is a part of {first.key} now.")


@inbox.command()
@click.argument("key")
@click.option("--reason", required=True, help="Why; the next person may ask.")
@click.pass_obj
def dismiss(place: _Place, key: str, reason: str) -> None:
    """Put a candidate away; it does not come back when its source is read again."""
    candidate = place.inbox.named(key)
    place.inbox.decide(candidate, State.DISMISSED, reason)
    click.echo(f"{candidate.key} is dismissed.")
