"""The commands `review`, `concern` and `resolve`: record what people think of a pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from patternbook.cli.changing import carry_out, change_options
from patternbook.cli.recording import evidence_options, moment, opened_pattern, person
from patternbook.collaborate.observing import observe
from patternbook.collaborate.records import read_records
from patternbook.mature.evidence.recording import judged, plan_event, resolution
from patternbook.mature.evidence.weighing import consent_from, reviewer_gap
from patternbook.mature.ledger import Deed, Event
from patternbook.mature.scope import Scope

if TYPE_CHECKING:
    from patternbook.pattern import Pattern


@click.command()
@click.argument("pattern")
@click.option("--toward", type=int, help="The level that the review is for; by default the pattern's next one.")
@click.option("--section", default="", metavar="KIND", help="Only this section was reviewed.")
@click.option("--announce", is_flag=True, help="Announce a decision instead: silence from now on is consent.")
@evidence_options
@change_options
@click.pass_context
def review(  # noqa: PLR0913, PLR0917 - one parameter for each option
    context: click.Context,
    pattern: str,
    toward: int | None,
    section: str,
    by: str,
    when: str,
    link: str,
    *,
    announce: bool,
    dry_run: bool,
    commit: bool,
) -> None:
    """Record that somebody read PATTERN as it is now and finds it ready; it holds until the words change."""
    root, library, found = opened_pattern(context, pattern)
    deed = Deed.ANNOUNCE if announce else Deed.REVIEW
    level = library.config.level_toward(found.level, toward).number
    event = judged(found, Event(deed, person(root, by), moment(when), link, section, toward=level))
    changes = plan_event(found, event, library, read_records(root))
    remarks = [remark for remark in (_remark(event, found, Scope(library, observe(root, library))),) if remark]
    carry_out(root, changes, dry_run=dry_run, commit=commit, remarks=remarks)


def _remark(event: Event, pattern: Pattern, scope: Scope) -> str:
    """Return what who recorded this should know: that a review does not count, or how long a decision waits."""
    if event.deed is Deed.ANNOUNCE:
        ends = consent_from(event, scope)
        return f"tell the others; silence is consent from {ends:%Y-%m-%d %H:%M %Z} on, unless somebody has a concern"
    gap = reviewer_gap(event.who, pattern, scope)
    return f"ask a trusted committer too: {gap}" if gap else ""


@click.command()
@click.argument("pattern")
@click.argument("sentence")
@evidence_options
@change_options
@click.pass_context
def concern(  # noqa: PLR0913, PLR0917 - one parameter for each option
    context: click.Context, pattern: str, sentence: str, by: str, when: str, link: str, *, dry_run: bool, commit: bool
) -> None:
    """Record a concern about PATTERN in a SENTENCE; while it is open, silence is no consent."""
    root, library, found = opened_pattern(context, pattern)
    event = Event(Deed.CONCERN, person(root, by), moment(when), link, about=sentence.strip())
    carry_out(root, plan_event(found, event, library, read_records(root)), dry_run=dry_run, commit=commit)


@click.command()
@click.argument("pattern")
@click.argument("words", required=False, default="")
@evidence_options
@change_options
@click.pass_context
def resolve(  # noqa: PLR0913, PLR0917 - one parameter for each option
    context: click.Context, pattern: str, words: str, by: str, when: str, link: str, *, dry_run: bool, commit: bool
) -> None:
    """Record that the concern about PATTERN beginning with WORDS is resolved, as its owner or a trusted committer."""
    root, library, found = opened_pattern(context, pattern)
    event = Event(Deed.RESOLVE, person(root, by), moment(when), link, about=words.strip())
    resolved = resolution(event, found, Scope(library, observe(root, library)))
    carry_out(root, plan_event(found, resolved, library, read_records(root)), dry_run=dry_run, commit=commit)
