"""The command `relations`: how patterns hang together, who stands alone, which ones are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from patternbook.cli.alike import report as alike_report
from patternbook.cli.opened import opened_library, spoken
from patternbook.discover.relations import texts
from patternbook.discover.relations.circle import draw_circle
from patternbook.discover.relations.view import RelationView, relation_view
from patternbook.library.links.wanted import wanted
from patternbook.report.json_text import json_text

if TYPE_CHECKING:
    from patternbook.library.links.wanted import Wanted


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["svg", "dot", "json", "md"]),
    default="md",
    show_default=True,
    help="A picture, a graph for Graphviz, plain values, or Markdown.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--orphans", is_flag=True, help="Only the patterns that no link leads to or from.")
@click.option(
    "--wanted", "only_wanted", is_flag=True, help="Only the patterns that others speak of and nobody has written."
)
@click.option("--alike", is_flag=True, help="Only the patterns that say much the same, side by side by section.")
@click.option("--like", metavar="PATTERN", default="", help="Only what resembles this pattern or Markdown file.")
@click.option("--language", help="The language of titles; by default the library's own.")
@click.pass_context
def relations(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    form: str,
    language: str | None,
    *,
    as_json: bool,
    orphans: bool,
    only_wanted: bool,
    alike: bool,
    like: str,
) -> None:
    """Show how patterns hang together, read from the links that their authors wrote.

    A link leads to another pattern from the Resulting Context, requires it in the Context, uses it in
    the Solution; the words before a link can say more: alternative, part of, related.
    """
    library = opened_library(context)
    if alike or like:
        click.echo(alike_report(library, like, as_json=as_json or form == "json"), nl=False)
        return
    view = relation_view(library, spoken(library, language))
    missing = wanted(library)
    if as_json or form == "json":
        value = texts.relations_value(view, missing)
        chosen = [key for key, asked in (("orphans", orphans), ("wanted", only_wanted)) if asked] or list(value)
        click.echo(json_text({key: value[key] for key in chosen}), nl=False)
    elif orphans or only_wanted:
        click.echo(_reports(view, missing, orphans=orphans, only_wanted=only_wanted))
    elif form == "md":
        click.echo(texts.relations_markdown(view, missing), nl=False)
    else:
        paths = {slug: pattern.path for slug, pattern in library.by_slug.items()}
        click.echo(texts.relations_dot(view) if form == "dot" else draw_circle(view, "Relations", paths.get), nl=False)


def _reports(view: RelationView, missing: tuple[Wanted, ...], *, orphans: bool, only_wanted: bool) -> str:
    """Return the reports that were asked for as Markdown."""
    parts = []
    if orphans:
        parts.append(texts.orphans_markdown(view) or "Every pattern is related to another one.")
    if only_wanted:
        parts.append(texts.wanted_markdown(missing) or "No pattern speaks of one that is not there.")
    return "\n\n".join(parts)
