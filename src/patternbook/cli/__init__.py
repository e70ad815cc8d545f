"""The command line: every command is a file of its own, loaded only when it is called."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import Path

import click

from patternbook import __version__
from patternbook.errors import PatternbookError

COMMANDS = {
    "init": ("new", "Start a library: a first pattern, a mind map, a template, a README."),
    "new": ("new", "Begin a pattern: every section and what it is for, after a look at what exists."),
    "check": ("check", "Find what is wrong with patterns, lists and links, and mend what can be mended."),
    "rule": ("check", "Explain a rule: a bad example, a good one, and why."),
    "level": ("level", "Show what is missing for a level of maturity, and which patterns are closest to it."),
    "promote": ("promote", "Move a pattern to the next level, with its links, lists, maps and translations."),
    "demote": ("promote", "Move a pattern to the level below."),
    "rename": ("promote", "Give a pattern another name; its old address keeps working."),
    "retire": ("promote", "Take a pattern out of the library and lead its readers on."),
    "instance": ("instance", "List, add and confirm who uses which pattern."),
    "review": ("review", "Record that somebody reviewed a pattern, or announce a decision on it."),
    "concern": ("review", "Record a concern about a pattern."),
    "resolve": ("review", "Record that a concern is resolved."),
    "translation": ("translation", "Show how far translations are behind; begin one, confirm one."),
    "report": ("report", "Tell what happened in a period, from git alone."),
    "sync": ("sync", "Let README, contents and mind maps say what the patterns say."),
    "identify": ("identify", "Find candidate patterns in chats, calls, mails, issues and notes."),
    "inbox": ("inbox", "Go through the candidates: accept, merge, dismiss."),
    "listen": ("listen", "Listen in Slack: threads that people point at become candidates, with consent."),
    "build": ("publish", "Make the book: a website with every language, map and search."),
    "serve": ("serve", "Serve the book, following every change, and the space where people take part."),
    "advise": ("advise", "Find the patterns that fit a problem told in your own words, and why."),
    "account": ("operate", "Make, list and remove accounts of a space on a closed network."),
    "backup": ("operate", "Keep a space's private rows in a file."),
    "restore": ("operate", "Put a kept file in place of a space's private rows."),
    "rebuild": ("operate", "Set a damaged database of a space aside and begin anew from git."),
    "search": ("discover", "Find patterns by words, phrases and facets, with the section that answers."),
    "map": ("discover", "Print the mind map as picture, Markdown or JSON."),
    "relations": ("relations", "Show how patterns hang together, who stands alone, which ones are wanted."),
    "mcp": ("mcp", "Offer the library to assistants: search, read, check, advise; nothing is changed."),
}
"""Each command: the module that holds it, and the line that the list of commands shows."""

CHAPTERS = {
    "Begin": ("init", "new"),
    "Look after patterns": (
        "check",
        "rule",
        "level",
        "promote",
        "demote",
        "rename",
        "retire",
        "sync",
        "translation",
        "report",
    ),
    "Record what people say": ("instance", "review", "concern", "resolve"),
    "Find": ("search", "advise", "map", "relations", "mcp"),
    "Publish": ("build", "serve"),
    "Identify": ("identify", "inbox", "listen"),
    "Run a space for others": ("account", "backup", "restore", "rebuild"),
}
"""The commands as people look for them: each of them in one chapter of the list."""


_GARBAGE = (50_000, 10, 10)
"""How seldom to look for garbage: a command makes much and keeps most of it; looking took a tenth of a build."""


class LazyCommands(click.Group):
    """A group that knows its commands by name and imports one only when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands, in order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import and return a command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"patternbook.cli.{COMMANDS[cmd_name][0]}")
        command = getattr(module, cmd_name.replace("-", "_"), None) or getattr(module, f"{cmd_name}_command")
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of a command line; a misspelled one is told with those that are near."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - only for a misspelled command

            near = " or ".join(get_close_matches(name, COMMANDS, n=2))
            hint = f"did you mean {near}?" if near else "`patternbook --help` lists all"
            ctx.fail(f"there is no command {name!r}; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands by chapter without importing them."""
        broadest = max(map(len, COMMANDS))
        for chapter, names in CHAPTERS.items():
            with formatter.section(chapter):
                formatter.write_dl([(f"{name:<{broadest}}", COMMANDS[name][1]) for name in names])


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-L",
    "--library",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    metavar="FOLDER",
    help="The pattern library; by default the nearest one from the current folder upward.",
)
@click.version_option(__version__, prog_name="patternbook")
@click.pass_context
def patternbook(context: click.Context, library: Path) -> None:
    """Identify, mature, collaborate on, publish and discover patterns, on plain Markdown in git.

    Exit code 0 means all is well, 1 that something was found, 2 that the command could not do its work.
    """
    context.obj = library


def main() -> None:
    """Run the command line; a failure that a person can mend is one line on standard error and exit code 2."""
    gc.set_threshold(*_GARBAGE)
    try:
        patternbook(standalone_mode=True)
    except PatternbookError as error:
        click.echo(f"patternbook: {error}", err=True)
        sys.exit(2)
