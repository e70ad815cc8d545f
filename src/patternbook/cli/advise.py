"""The command `advise`: a problem in, the patterns that fit it out, each with sentences that say why."""

from __future__ import annotations

import os
import textwrap
from typing import TYPE_CHECKING, Any

import click

from patternbook.cli.opened import opened_library, spoken, terminal_width
from patternbook.discover.advisor.index import AdviceIndex
from patternbook.discover.advisor.knowledge import make_advice
from patternbook.discover.advisor.matching import Match, recommend
from patternbook.report.json_text import json_text

if TYPE_CHECKING:
    from patternbook.discover.advisor.reasons import Cited
    from patternbook.library import Library

_WIDTH = 88
_FITS = {"high": "fits well", "medium": "may fit", "low": "worth a look"}
_LEADS = {"leads-to": "leads to", "uses": "works with", "alternative": "or instead", "related": "see also"}
_MOST_CHECKS = 3
_TITLE_LENGTH = 60


@click.command()
@click.argument("problem", nargs=-1, required=True)
@click.option("--language", help="The language of the problem and the answers; by default the library's own.")
@click.option("--role", default="", help="Who you are, in your words: developer, team lead, product owner ...")
@click.option("--phase", default="", help="Where you are on the map: begin, adopt ...")
@click.option("--any-level", is_flag=True, help="Do not let more mature patterns go first among equals.")
@click.option(
    "--vectors",
    nargs=2,
    metavar="ADDRESS MODEL",
    help="Add nearness by a model behind an OpenAI-compatible address; its key is read from PATTERNBOOK_VECTORS_KEY.",
)
@click.option("--json", "as_json", is_flag=True, help="Print plain values.")
@click.pass_context
def advise(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    problem: tuple[str, ...],
    *,
    language: str | None,
    role: str,
    phase: str,
    vectors: tuple[str, str] | None,
    any_level: bool,
    as_json: bool,
) -> None:
    """Find the patterns that fit PROBLEM, told in your own words, and why they do.

    At most five are shown, each with sentences of its own that answer you, what to check before you
    apply it, and where it leads. When none fits, it says so.
    """
    library = opened_library(context)
    language = spoken(library, language)
    question = " ".join(problem)
    index = AdviceIndex(make_advice(library, language))
    near = _near(question, index, *vectors) if vectors else ()
    matches = recommend(question, index, role=role, phase=phase, near=near, by_level=not any_level)
    if as_json:
        click.echo(json_text({"matches": [_value(match) for match in matches]}), nl=False)
        return
    for number, match in enumerate(matches, 1):
        _show(number, match, library)
    if not matches:
        _show_none(question)


def _near(question: str, index: AdviceIndex, address: str, model: str) -> tuple[float, ...]:
    """Return how near each pattern is to a question, by vectors of a model."""
    from patternbook.collaborate.embedding import Endpoint  # noqa: PLC0415 - only those who run a model need it
    from patternbook.discover.advisor.vectors import Vectors  # noqa: PLC0415

    endpoint = Endpoint(address, model, os.environ.get("PATTERNBOOK_VECTORS_KEY", ""))
    return Vectors(index.entries, endpoint).near(question)


def _value(match: Match) -> dict[str, Any]:
    """Return a match as plain values; start and end count the characters of the pattern's file."""
    return {
        "slug": match.slug,
        "title": match.title,
        "level": match.level,
        "language": match.language,
        "confidence": match.confidence.value,
        "score": round(match.score, 3),
        "reasons": [
            {
                "section": reason.section,
                "quote": reason.quote,
                "start": reason.span.start,
                "end": reason.span.end,
                "answers": list(reason.answers),
            }
            for reason in match.reasons
        ],
        "check": list(match.checks),
        "leads_to": [{"relation": kind, "slug": slug} for kind, slug in match.leads_to],
    }


def _wrapped(text: str, first: str, rest: str) -> str:
    width = min(terminal_width() or _WIDTH, _WIDTH)
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _show(number: int, match: Match, library: Library) -> None:
    pattern = library.pattern(match.slug, match.language) or library.by_slug[match.slug]
    click.secho(f"{number}. {match.title}", bold=True, nl=False)
    click.secho(f"  {_FITS[match.confidence]} · {pattern.level.name.lower()}", dim=True)
    for reason in match.reasons:
        click.echo(_quoted(reason))
    if match.checks:
        click.secho("   Check first:", fg="yellow")
        for check in match.checks[:_MOST_CHECKS]:
            click.echo(_wrapped(check, "   [ ] ", "       "))
    if match.leads_to:
        led = [f"{_LEADS[kind]} {library.by_slug[slug].title}" for kind, slug in match.leads_to]
        click.echo(_wrapped("; ".join(led), "   → ", "     "))
    click.secho(f"   {pattern.path}\n", dim=True)


def _quoted(reason: Cited) -> str:
    """Return a reason as a quotation, the words that answer in color where there are colors."""
    text = _wrapped(f"“{reason.text}”", "   │ ", "   │ ")
    told = click.style(f"   │ {reason.section}, answers: {', '.join(reason.answers)}", fg="cyan")
    return f"{text}\n{told}"


def _show_none(question: str) -> None:
    title = textwrap.shorten(question, _TITLE_LENGTH, placeholder=" …")
    said = question.replace('"', "'")
    click.echo("No pattern of this library fits that. Tell it in other words, or name what hurts most.")
    click.echo("If it is a problem that others have too, keep it as a donut, a pattern that waits for its solution:")
    click.echo(f'  patternbook new "{title.replace(chr(34), chr(39))}" --donut --problem "{said}"')
