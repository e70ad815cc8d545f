"""The command `level`: what is missing for a level, for one pattern or for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from patternbook.cli.opened import library_root
from patternbook.collaborate.observing import observe
from patternbook.collaborate.opening import open_library
from patternbook.errors import PatternbookError
from patternbook.mature.review import board, review
from patternbook.report import levels

if TYPE_CHECKING:
    from patternbook.library import Config
    from patternbook.mature.review import Review


class NoSuchLevelError(PatternbookError):
    """The command line names a pattern or a level that the library does not have."""


@click.command()
@click.argument("pattern", required=False)
@click.option("--toward", type=int, help="The number of the level to judge against; by default the pattern's next one.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "markdown", "json"]), default="text", help="How it is written."
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.pass_context
def level(context: click.Context, pattern: str | None, toward: int | None, format_: str, as_json: bool) -> None:  # noqa: FBT001 - a flag of the command line
    """Show for PATTERN each requirement of its next level: met, missing, unknown, or for people to judge.

    Without PATTERN, show which patterns are closest to promotion and what they miss.
    """
    root = library_root(context)
    library = open_library(root)
    numbers = [each.number for each in library.config.levels]
    if toward is not None and toward not in numbers:
        message = f"there is no level {toward}; there are {', '.join(map(str, numbers))}"
        raise NoSuchLevelError(message)
    seen = observe(root, library)
    form = "json" if as_json else format_
    if pattern is None:
        click.echo(_board(board(library, seen, toward=toward), form, library.config), nl=False)
        return
    found = library.pattern(pattern.removesuffix(".md").rpartition("/")[2])
    if found is None:
        message = f"there is no pattern {pattern!r}; `patternbook level` lists all"
        raise NoSuchLevelError(message)
    target = toward or min((n for n in numbers if n > found.level.number), default=found.level.number)
    click.echo(_one(review(found, library, seen, toward=target), form, library.config), nl=False)


def _board(reviews: tuple[Review, ...], form: str, config: Config) -> str:
    if form == "json":
        return levels.as_json(reviews)
    return levels.board_markdown(reviews, config) if form == "markdown" else levels.board_text(reviews, config)


def _one(judged: Review, form: str, config: Config) -> str:
    if form == "json":
        return levels.as_json([judged])
    return levels.pattern_markdown(judged) if form == "markdown" else levels.pattern_text(judged, config)
