"""Commands below a command, such as `patternbook instance add`: their list says in whole sentences what each does."""

from __future__ import annotations

import click

_WHOLE = 1000
"""click cuts a sentence after 45 characters, which leaves out what it is about."""


class Commands(click.Group):
    """A group of commands whose list cuts no sentence."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with its first sentence."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        with formatter.section("Commands"):
            formatter.write_dl([(name, each.get_short_help_str(_WHOLE)) for name, each in found if each])
