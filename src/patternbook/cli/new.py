"""The commands `new` and `init`: begin a pattern, begin a library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from patternbook.cli.changing import carry_out, change_options
from patternbook.cli.opened import library_root
from patternbook.cli.recording import person
from patternbook.collaborate.opening import open_library
from patternbook.pattern import read_pattern

if TYPE_CHECKING:
    from patternbook.library import ChangeSet, Library


_NEAR = 4


@click.command()
@click.argument("title")
@click.option("--level", "number", type=int, help="The level to begin on; by default the lowest.")
@click.option("--donut", is_flag=True, help="A problem without a solution yet.")
@click.option("--problem", default="", help="The problem in a sentence or two; it helps to find what exists already.")
@click.option("--prompt", is_flag=True, help="Write no file; print what to ask an assistant to draft it.")
@change_options
@click.pass_context
def new(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    title: str,
    number: int | None,
    *,
    donut: bool,
    problem: str,
    prompt: bool,
    dry_run: bool,
    commit: bool,
) -> None:
    """Begin the pattern TITLE: a file with every section and what it is for, after a look at what exists."""
    from patternbook.mature.lifecycle.beginning import plan_new, request  # noqa: PLC0415 - init does not need it

    root = library_root(context)
    library = open_library(root)
    author = person(root, "")
    level = None if number is None else library.config.level(number)
    changes = plan_new(title, library, level=level, problem=problem, author=author, donut=donut)
    near = _near(changes, f"{title} {problem}", library)
    if prompt:
        click.echo(request(title, library, near, problem=problem), nl=False)
        return
    if near:
        click.echo("Before you write, look at what is near:", err=True)
    for slug in near:
        click.echo(f"  {library.by_slug[slug].title} ({library.by_slug[slug].path})", err=True)
    place = changes.edits[0].path
    remarks = [f"fill in {place}, then run `patternbook check {place}` and `patternbook sync`"]
    carry_out(root, changes, dry_run=dry_run, commit=commit, remarks=remarks)


def _near(changes: ChangeSet, said: str, library: Library) -> tuple[str, ...]:
    """Return the slugs of the patterns that resemble a new one, and of those that answer what is said of it."""
    from patternbook.discover.index import make_index  # noqa: PLC0415 - init compares nothing
    from patternbook.discover.relations.resembling import Resemblances  # noqa: PLC0415
    from patternbook.discover.search import SearchIndex  # noqa: PLC0415

    (edit,) = changes.edits
    config, language = library.config, library.config.source_language
    begun = read_pattern(
        edit.text or "", path=edit.path, language=language, level=config.levels[0], template=config.template(language)
    )
    like = (pair.other for pair in Resemblances(library).like(begun, _NEAR))
    hits = (hit.slug for hit in SearchIndex(make_index(library, language)).search(said, _NEAR))
    return tuple(dict.fromkeys((*like, *hits)))[:_NEAR]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.option("--title", default="", help="What the library is called; by default like its folder.")
@click.option(
    "--on",
    "below",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="LIBRARY",
    help="Start a private shelf on top of the library in this folder instead.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be written and change nothing.")
@click.pass_context
def init(context: click.Context, folder: Path | None, *, title: str, below: Path | None, dry_run: bool) -> None:
    """Start a library in FOLDER: a configuration, a first pattern, a mind map, a template, a README.

    FOLDER is by default the one that --library names, else the current one. With --on, it becomes a
    shelf for what is yours on top of a public library; --title is whose shelf it is.
    """
    from patternbook.collaborate.starting import plan_shelf, plan_start  # noqa: PLC0415 - new does not need it

    root: Path = (folder or context.find_root().obj).resolve()
    title = title or root.name.replace("-", " ").replace("_", " ").title()
    changes = plan_shelf(root, below, title) if below else plan_start(root, title)
    if not dry_run:
        root.mkdir(parents=True, exist_ok=True)
    remarks = ["`patternbook serve` shows both; `patternbook instance add PATTERN ORGANIZATION` writes what is yours"]
    if below is None:
        read = "read patterns/1-initial/begin-with-one-page.md, then `patternbook new TITLE`"
        remarks = [f"{read}; `patternbook serve` shows all"]
    carry_out(root, changes, dry_run=dry_run, commit=False, remarks=[] if dry_run else remarks)
