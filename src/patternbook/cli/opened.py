"""What most commands begin with: the library that the command line names."""

from __future__ import annotations

import shutil
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

from patternbook.collaborate.disk.journal import finish
from patternbook.collaborate.opening import find_library, open_in_processes, without_patterns
from patternbook.library.notes import annotated

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.library import Library

_BROADEST = 120
"""Longer lines are hard to read, however broad a terminal is."""


def library_root(context: click.Context) -> Path:
    """Return the folder of the library that the command line names, once an interrupted command's work is ended."""
    root = find_library(context.find_root().obj)
    for path in finish(root):
        click.echo(f"patternbook: {path} was edited after a command was interrupted; it stays as it is", err=True)
    return root


def terminal_width() -> int:
    """Return how many characters fit into a line of the terminal, 0 where the output goes elsewhere."""
    return min(shutil.get_terminal_size().columns, _BROADEST) if sys.stdout.isatty() else 0


def waiting(words: str) -> AbstractContextManager[object]:
    """Show some words on the terminal for as long as the work takes; nothing where nobody watches."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console  # noqa: PLC0415 - only for somebody who waits

    return Console(stderr=True).status(words)


def tell_if_empty(library: Library) -> None:
    """Say where patterns were looked for when there is none."""
    if told := without_patterns(library):
        click.echo(f"patternbook: {told}", err=True)


def opened_library(context: click.Context) -> Library:
    """Open the library that the command line names, as readers get it, and tell when it has no pattern."""
    library = open_in_processes(library_root(context))
    tell_if_empty(library)
    return annotated(library)


def spoken(library: Library, language: str | None) -> str:
    """Return the language to answer in: the one asked for, or the library's own, saying so, when it has none of it."""
    own = library.config.source_language
    if language and language not in library.languages:
        there = ", ".join(library.languages)
        click.echo(f"patternbook: there are no patterns in {language!r}, showing {own}; there are {there}", err=True)
        return own
    return language or own
