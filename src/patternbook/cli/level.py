"""The command `level`: what is missing for a level, for one pattern or for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from patternbook.cli.opened import library_root, tell_if_empty, terminal_width
from patternbook.cli.recording import slug_of
from patternbook.collaborate.links.recall import recalled_links
from patternbook.collaborate.observing import observe
from patternbook.collaborate.opening import open_library
from patternbook.library.near_names import pattern_named
from patternbook.mature.levels.board import board
from patternbook.mature.levels.review import review
from patternbook.report import levels

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.library import Library
    from patternbook.mature.levels.review import Review


@click.command()
@click.argument("pattern", required=False, default="")
@click.option("--toward", type=int, help="The number of the level to judge against; by default the pattern's next one.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "markdown", "json"]),
    default="text",
    show_default=True,
    help="For people, as Markdown for an issue, or for programs.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.pass_context
def level(context: click.Context, pattern: str, toward: int | None, *, form: str, as_json: bool) -> None:
    """Show for PATTERN each requirement of its next level: met, missing, unknown, or for people to judge.

    Without PATTERN, show which patterns are closest to promotion and what they miss, on a shelf its own
    ones. Toward its own level, a pattern is judged as if it were still on its way there.
    """
    root = library_root(context)
    library = open_library(root)
    tell_if_empty(library)
    if toward is not None:
        library.config.level(toward)
    seen = observe(root, library, links=recalled_links(root, library))
    if pattern:
        found = pattern_named(slug_of(pattern), library)
        target = library.config.level_toward(found.level, toward)
        reviews: tuple[Review, ...] = (review(found, library, seen, toward=target.number),)
    else:
        reviews = tuple(each for each in board(library, seen, toward=toward) if library.is_own(each.pattern))
        if library.overlay and not reviews:
            click.echo("patternbook: the shelf has no pattern of its own; name a public one to judge that", err=True)
    click.echo(_written(reviews, "json" if as_json else form, root, library, alone=bool(pattern)), nl=False)


def _written(reviews: tuple[Review, ...], form: str, root: Path, library: Library, *, alone: bool) -> str:
    if form == "json":
        return levels.as_json(reviews)
    if form == "text":
        config = library.config
        width = terminal_width()
        return levels.pattern_text(reviews[0], config, width) if alone else levels.board_text(reviews, config, width)
    from patternbook.collaborate.publishing import origin_of  # noqa: PLC0415 - only links in an issue need addresses

    origin = origin_of(root, library)

    def address(path: str, line: int | None = None) -> str:
        anchor = f"L{line}" if line else ""
        return origin.view(path, anchor) if origin else f"{path}#{anchor}" if anchor else path

    if alone:
        return levels.pattern_markdown(reviews[0], address)
    return levels.board_markdown(reviews, library.config, address)
