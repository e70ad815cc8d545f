"""The commands that find patterns: map and search."""

from __future__ import annotations

import click

from patternbook.cli.opened import opened_library, spoken, terminal_width
from patternbook.discover.index import make_index
from patternbook.discover.maps.drawing import draw_tree
from patternbook.discover.maps.outlines import tree_markdown, tree_value
from patternbook.discover.maps.views import View, map_view
from patternbook.discover.search import SearchIndex, misread
from patternbook.report.fitting import folded
from patternbook.report.json_text import json_text


@click.command("map")
@click.option(
    "--format",
    "form",
    type=click.Choice(["svg", "md", "json"]),
    default="md",
    show_default=True,
    help="A picture, an outline that markmap reads, or plain values.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--language", help="The language of titles; by default the library's own.")
@click.option(
    "--view",
    metavar="VIEW",
    default=View.PHASE.value,
    show_default=True,
    help="What the map is arranged by: phase, level, organization, or a facet that the configuration names.",
)
@click.pass_context
def map_command(context: click.Context, form: str, language: str | None, view: str, *, as_json: bool) -> None:
    """Print the mind map: patterns by phase and challenge, by level, or by the organizations that use them.

    The picture stands alone: it carries its style, so that another page can embed it and a program
    can turn it into a PNG. Published patterns without a place hang under "Not yet placed".
    """
    library = opened_library(context)
    language = spoken(library, language)
    tree = map_view(library, language, view)

    def address(slug: str) -> str:
        pattern = library.pattern(slug, language) or library.by_slug[slug]
        return pattern.path

    if as_json or form == "json":
        click.echo(json_text({"language": language, "view": view, "map": tree_value(tree)}), nl=False)
    else:
        click.echo(draw_tree(tree, address) if form == "svg" else tree_markdown(tree, address), nl=False)


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--language", help="The language of the texts; by default the library's own.")
@click.option("--limit", default=20, show_default=True, help="How many patterns to list at most.")
@click.option("--json", "as_json", is_flag=True, help="Print plain values.")
@click.pass_context
def search(context: click.Context, query: tuple[str, ...], language: str | None, limit: int, *, as_json: bool) -> None:
    """Find patterns by words, "exact phrases" and facets, with the section that answers.

    Facets narrow a search: level:2, phase:adopt, challenge:trust, org:SAP, language:es, has:instances.
    """
    library = opened_library(context)
    language = spoken(library, language)
    index = SearchIndex(make_index(library, language))
    for remark in misread(" ".join(query), index.entries):
        click.echo(f"patternbook: {remark}", err=True)
    hits = index.search(" ".join(query), limit)
    if as_json:
        rows = [{"slug": h.slug, "section": h.section, "score": h.score, "snippet": h.snippet} for h in hits]
        click.echo(json_text({"hits": rows}), nl=False)
        return
    if not hits:
        click.echo("Nothing found. Try fewer or other words, or `patternbook map` for an overview.")
    for hit in hits:
        pattern = library.pattern(hit.slug, language) or library.by_slug[hit.slug]
        click.secho(pattern.title, bold=True, nl=False)
        click.secho(f"  {pattern.level.name.lower()} · {pattern.path}", dim=True)
        told = f"{hit.heading}: {hit.snippet}" if hit.heading else hit.snippet
        if told:
            click.echo(folded(told, terminal_width(), lead="  ", hang="  "))
