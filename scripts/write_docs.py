"""Write the generated parts of the documentation: the command reference and the index of rules.

With `--check`, change nothing and exit with 1 when a page is out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from patternbook.cli import COMMANDS, patternbook
from patternbook.mature.rules import built_in
from patternbook.report.rule_pages import rule_index

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "commands.md"
RULES = ROOT / "docs" / "rules" / "README.md"
INTRODUCTION = """\
# Commands

`patternbook [-L LIBRARY] COMMAND`. Without `-L` the library is found from the current folder upward.
Exit code 0 means all is well, 1 that something was found, 2 that the command could not do its work;
the message then says what to do.

This page is written by `make docs` from the commands themselves.
"""


def help_text(command: click.Command, name: str) -> str:
    """Return a command's help as a terminal of 88 columns shows it."""
    parent = click.Context(patternbook, info_name="patternbook", max_content_width=88, terminal_width=88)
    context = click.Context(command, info_name=name, parent=parent, max_content_width=88, terminal_width=88)
    return command.get_help(context)


def chapters(command: click.Command, name: str) -> list[str]:
    """Return the chapter of a command, followed by those of its subcommands."""
    level = "##" + "#" * name.count(" ")
    found = [f"{level} {name}\n\n```text\n{help_text(command, name)}\n```\n"]
    if isinstance(command, click.Group):
        context = click.Context(command)
        for part in command.list_commands(context):
            below = command.get_command(context, part)
            if below is not None:
                found += chapters(below, f"{name} {part}")
    return found


def reference() -> str:
    """Return the whole page."""
    context = click.Context(patternbook)
    commands = ((name, patternbook.get_command(context, name)) for name in sorted(COMMANDS))
    return "\n".join([INTRODUCTION, *(part for name, c in commands if c is not None for part in chapters(c, name))])


def pages() -> dict[Path, str]:
    """Return every generated page and its text."""
    return {PAGE: reference(), RULES: rule_index(built_in())}


def main() -> int:
    """Write the pages, or compare them."""
    if "--check" in sys.argv[1:]:
        present = {page: page.read_text(encoding="utf-8") for page in pages() if page.is_file()}
        return int(present != pages())
    for page, text in pages().items():
        page.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
