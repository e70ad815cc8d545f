"""The command `level`: what is missing for a level, for one pattern or for all."""

from __future__ import annotations

import click

from patternbook.cli.opened import library_root
from patternbook.collaborate.observing import observe
from patternbook.collaborate.opening import open_library
from patternbook.errors import PatternbookError
from patternbook.mature.review import board, review
from patternbook.report import levels


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
        reviews = board(library, seen, toward=toward)
        write = {"json": levels.as_json, "markdown": lambda r: levels.board_markdown(r, library.config)}
        click.echo(write.get(form, lambda r: levels.board_text(r, library.config))(reviews), nl=False)
        return
    found = library.pattern(pattern.removesuffix(".md").rpartition("/")[2])
    if found is None:
        message = f"there is no pattern {pattern!r}; `patternbook level` lists all"
        raise NoSuchLevelError(message)
    target = toward or min((n for n in numbers if n > found.level.number), default=found.level.number)
    judged = review(found, library, seen, toward=target)
    texts = {"json": lambda: levels.as_json([judged]), "markdown": lambda: levels.pattern_markdown(judged)}
    click.echo(texts.get(form, lambda: levels.pattern_text(judged, library.config))(), nl=False)
