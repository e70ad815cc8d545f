"""The command `report`: what happened in a period, from git alone."""

from __future__ import annotations

import click

from patternbook.cli.opened import library_root


@click.command()
@click.option("--since", default="", metavar="DAY", help="The first day, as 2026-04-01, or a git revision.")
@click.option(
    "--until", default="", metavar="DAY", help="The last day, or a git revision; by default the newest commit."
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_context
def report(context: click.Context, *, since: str, until: str, as_json: bool) -> None:
    """Tell in Markdown what happened in a period: patterns, promotions, instances, translations, people.

    Without --since it is the quarter of a year that ends with the period. Only what git knows is told.
    """
    from patternbook.collaborate.git.periods import read_period  # noqa: PLC0415 - loads pygit2
    from patternbook.mature.chronicle.telling import chronicle  # noqa: PLC0415
    from patternbook.report import chronicle as writing  # noqa: PLC0415

    found = chronicle(read_period(library_root(context), since, until))
    click.echo(writing.as_json(found) if as_json else writing.as_markdown(found), nl=False)
