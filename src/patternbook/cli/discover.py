"""The commands that find patterns: map."""

from __future__ import annotations

import json

import click

from patternbook.cli.opened import opened_library
from patternbook.discover.drawing import draw_tree
from patternbook.discover.outlines import tree_markdown, tree_value
from patternbook.discover.views import View, map_view


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
    type=click.Choice([view.value for view in View]),
    default=View.PHASE.value,
    show_default=True,
    help="What the map is arranged by.",
)
@click.pass_context
def map_command(context: click.Context, form: str, language: str | None, view: str, *, as_json: bool) -> None:
    """Print the mind map: patterns by phase and challenge, by level, or by the organizations that use them."""
    library = opened_library(context)
    language = language or library.config.source_language
    if language not in library.languages:
        click.echo(
            f"patternbook: there are no patterns in {language!r}, showing {library.config.source_language}; "
            f"there are {', '.join(library.languages)}",
            err=True,
        )
        language = library.config.source_language
    tree = map_view(library, language, View(view))

    def address(slug: str) -> str:
        pattern = library.pattern(slug, language) or library.by_slug[slug]
        return pattern.path

    if as_json or form == "json":
        click.echo(
            json.dumps({"language": language, "view": view, "map": tree_value(tree)}, ensure_ascii=False, indent=2)
        )
    else:
        click.echo(draw_tree(tree, address) if form == "svg" else tree_markdown(tree, address), nl=False)
