"""The command `instance`: list, add and confirm the known instances of patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from patternbook.cli.changing import carry_out, change_options
from patternbook.cli.groups import Commands
from patternbook.cli.opened import library_root, terminal_width
from patternbook.cli.recording import evidence_options, moment, opened_pattern, person, slug_of
from patternbook.collaborate.observing import observe
from patternbook.collaborate.opening import open_library
from patternbook.collaborate.records import read_records
from patternbook.library import place
from patternbook.library.near_names import pattern_named
from patternbook.library.organizations import counted_among, fold_organization
from patternbook.library.plurals import number_of
from patternbook.mature.evidence.recording import confirmation, instance_of, plan_event
from patternbook.mature.ledger import Deed, instance_hash
from patternbook.mature.lifecycle.instances import add_instance
from patternbook.mature.scope import Scope
from patternbook.pattern import InstanceState
from patternbook.report.fitting import beside
from patternbook.report.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Library
    from patternbook.pattern import Pattern

_WIDEST = 40


@click.group(cls=Commands)
def instance() -> None:
    """Keep the record of who uses which pattern."""


@instance.command(name="list")
@click.argument("pattern", required=False, default="")
@click.option(
    "--organization", default="", help="Only instances of this organization, in any spelling, or by its first words."
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_context
def list_(context: click.Context, pattern: str, organization: str, *, as_json: bool) -> None:
    """List the known instances of PATTERN, or of all patterns: who, how far, and whether it counts."""
    root = library_root(context)
    library = open_library(root)
    patterns = (pattern_named(slug_of(pattern), library),) if pattern else library.patterns
    scope = Scope(library, observe(root, library))
    rows = [row for each in patterns for row in _rows(each, scope)]
    if organization:
        wanted = fold_organization(organization, library.config.organizations).casefold()
        rows = [row for row in rows if f"{row['organization'] or ''} ".casefold().startswith(f"{wanted} ")]
    click.echo(_json(rows) if as_json else _text(rows), nl=False)


def _rows(pattern: Pattern, scope: Scope) -> Iterator[dict[str, Any]]:
    """Yield what is known of each instance of a pattern, and of those in a shelf's notes on it.

    `counts` is false for the second of an organization.
    """
    spellings = scope.library.config.organizations
    placed = [(text, each) for text in scope.library.texts_of(pattern) for each in scope.instances(text)]
    counted = counted_among((each for _, each in placed), scope.config)
    confirmed = {event.hash for event in scope.seen.ledger.get(pattern.slug, ()) if event.deed is Deed.CONFIRM}
    for text, each in placed:
        name = each.organization
        yield {
            "pattern": pattern.slug,
            "organization": fold_organization(name, spellings) if name else None,
            "written": name,
            "state": each.state,
            "counts": each in counted,
            "to_confirm": each.to_confirm,
            "confirmed": instance_hash(each) in confirmed,
            "anonymous": each.is_anonymous,
            "path": text.path,
            "line": place(text.source, each.span.start)[0],
            "text": each.text,
            **_shelved(text, scope.library),
        }


def _shelved(text: Pattern, library: Library) -> dict[str, str]:
    """Return on whose shelf an instance stands; nothing for one of the library itself."""
    return {"shelf": library.overlay.name} if library.overlay and library.is_own(text) else {}


def _json(rows: list[dict[str, Any]]) -> str:
    return json_text({"instances": rows})


def _text(rows: list[dict[str, Any]]) -> str:
    width = max((len(row["pattern"]) for row in rows), default=0)
    if terminal_width():
        lines = beside(((row["pattern"], f"{_who(row)}: {_how(row)}") for row in rows), terminal_width(), width)
        shown = "".join(f"{line}\n" for line in lines)
    else:
        shown = "".join(f"{row['pattern']:<{width}}  {_who(row):<{_WIDEST}}  {_how(row)}\n" for row in rows)
    counting = sum(row["counts"] for row in rows)
    return shown + f"{number_of(len(rows), 'instance')}, {counting} {'counts' if counting == 1 else 'count'}.\n"


def _who(row: dict[str, Any]) -> str:
    name = row["organization"] or f"({row['text']})"
    return name if len(name) <= _WIDEST else f"{name[: _WIDEST - 1]}…"


def _how(row: dict[str, Any]) -> str:
    notes = [row["state"]]
    notes += ["to confirm"] if row["to_confirm"] else [] if row["counts"] else ["does not count"]
    notes += ["confirmed"] if row["confirmed"] else []
    notes += [row["shelf"]] if "shelf" in row else []
    return ", ".join(notes)


@instance.command()
@click.argument("pattern")
@click.argument("organization")
@click.option(
    "--state",
    type=click.Choice([state.value for state in InstanceState]),
    default=InstanceState.IN_USE.value,
    show_default=True,
    help="How far the organization is.",
)
@click.option("--text", "words", default="", help="What is told of it, in a sentence or two.")
@click.option("--link", default="", metavar="URL", help="Where it is told.")
@change_options
@click.pass_context
def add(  # noqa: PLR0913, PLR0917 - one parameter for each option
    context: click.Context,
    pattern: str,
    organization: str,
    state: str,
    words: str,
    link: str,
    *,
    dry_run: bool,
    commit: bool,
) -> None:
    """Add ORGANIZATION to the known instances of PATTERN; a description such as "A large bank" names nobody.

    On a shelf, one of a public pattern goes into the shelf's notes on it, a file of its own.
    """
    root, library, found = opened_pattern(context, pattern)
    changes = add_instance(found, organization, library, state=InstanceState(state), words=words, link=link)
    carry_out(root, changes, dry_run=dry_run, commit=commit)


@instance.command()
@click.argument("pattern")
@click.argument("organization")
@evidence_options
@change_options
@click.pass_context
def confirm(  # noqa: PLR0913, PLR0917 - one parameter for each option
    context: click.Context,
    pattern: str,
    organization: str,
    by: str,
    when: str,
    link: str,
    *,
    dry_run: bool,
    commit: bool,
) -> None:
    """Record that the instance of ORGANIZATION in PATTERN is true as it is written now.

    On a shelf, the instances in its own notes can be confirmed.
    """
    root, library, found = opened_pattern(context, pattern)
    found = library.texts_of(found)[-1]
    event = confirmation(instance_of(found, organization, library), person(root, by), moment(when), link)
    carry_out(root, plan_event(found, event, library, read_records(root)), dry_run=dry_run, commit=commit)
