"""The command `build`: make the book of a library and write it to a folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from patternbook.cli.opened import library_root, tell_if_empty
from patternbook.collaborate.opening import open_in_processes
from patternbook.errors import PatternbookError
from patternbook.library.plurals import number_of
from patternbook.publish.formats import BUILT_IN, renderer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from patternbook.library import Library
    from patternbook.publish import Book


class NoSuchLanguageError(PatternbookError):
    """The command line names a language that the library does not have."""


def _languages(library: Library, named: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages to build, all of them when none is named."""
    for code in named:
        if code not in library.languages:
            message = f"the library has no patterns in {code!r}; it has: {', '.join(library.languages)}"
            raise NoSuchLanguageError(message)
    return tuple(code for code in library.languages if code in named) if named else library.languages


def _report(library: Library, books: Sequence[Book]) -> bool:
    """Print what the reader of the book will miss: damaged files, and links that lead nowhere; tell if any was."""
    lost = [problem for book in books for problem in book.problems]
    for problem in (*library.problems, *lost):
        click.echo(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}", err=True)
    if damaged := len({problem.path for problem in library.problems}):
        click.echo(f"errors in {number_of(damaged, 'file')}; the book shows what could be read", err=True)
    if lost:
        click.echo(f"{number_of(len(lost), 'link')} to nowhere; the book shows the words without a link", err=True)
    return bool(library.problems or lost)


def _tell_emptiness(library: Library) -> None:
    """Say why a book has no pattern, and what to do."""
    if library.patterns:
        all_of = len(library.patterns)
        click.echo(
            f"none of the {all_of} patterns has reached the book's level: --include-initial shows them", err=True
        )
    tell_if_empty(library)


@click.command()
@click.option(
    "--format",
    "format_",
    default="web",
    show_default=True,
    metavar="NAME",
    help=f"What to make: {', '.join(BUILT_IN)}, or a format of another package that patternbook.toml names.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    metavar="FOLDER",
    help="Where to write.",
)
@click.option("--language", "languages", multiple=True, metavar="CODE", help="Only this language; may be repeated.")
@click.option(
    "--include-initial", is_flag=True, help="Show patterns below the book's level too, in a part of their own."
)
@click.option("--strict", is_flag=True, help="Exit with 1 when a file has errors or a link leads nowhere.")
@click.pass_context
def build(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    *,
    format_: str,
    out: Path,
    languages: tuple[str, ...],
    include_initial: bool,
    strict: bool,
) -> None:
    """Make the book of the library in every language: a website, or files for e-readers, paper and programs.

    What has not changed since the last build stays untouched, what is gone from the library is
    removed, and files that others put into the folder stay; so do those of other formats.
    """
    from patternbook.collaborate.disk.caches import keep_templates  # noqa: PLC0415 - only once the library could be read
    from patternbook.collaborate.disk.output import write_files  # noqa: PLC0415
    from patternbook.collaborate.publishing import circumstances  # noqa: PLC0415
    from patternbook.collaborate.shelf import place_of  # noqa: PLC0415
    from patternbook.publish import make_books  # noqa: PLC0415
    from patternbook.publish.formats.web.theme import templates  # noqa: PLC0415

    root = library_root(context)
    library = open_in_processes(root)
    render = renderer(format_, library.config)
    wanted = _languages(library, languages)
    keep_templates(templates())
    books = make_books(library, wanted, include_early=include_initial, **circumstances(root, library))
    files = render(books, read=lambda path: place_of(root, path).read_bytes())
    done = write_files(files, out, "" if format_ == "web" else format_)
    incomplete = _report(library, books)
    patterns = sum(sum(1 for _ in book.patterns) for book in books)
    click.echo(
        f"{out}: {number_of(patterns, 'pattern page')} in {number_of(len(books), 'language')}; "
        f"{number_of(done.written, 'file')} written, {done.unchanged} unchanged, {done.removed} removed"
    )
    if not patterns:
        _tell_emptiness(library)
    sys.exit(int(strict and incomplete))
