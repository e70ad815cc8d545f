"""What most commands begin with: the library that the command line names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.collaborate.opening import find_library, open_library

if TYPE_CHECKING:
    from pathlib import Path

    import click

    from patternbook.library import Library


def library_root(context: click.Context) -> Path:
    """Return the folder of the library that the command line names."""
    return find_library(context.find_root().obj)


def opened_library(context: click.Context) -> Library:
    """Open the library that the command line names."""
    return open_library(library_root(context))
