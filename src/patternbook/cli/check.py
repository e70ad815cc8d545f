"""The commands `check` and `rule`: find what is wrong, mend it, explain it."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from patternbook.cli.opened import library_root, terminal_width, waiting
from patternbook.collaborate.checks.checking import Answer, Question, answer
from patternbook.collaborate.checks.looking import Outlook
from patternbook.collaborate.opening import NoLibraryError, read_config
from patternbook.errors import PatternbookError
from patternbook.library import Severity
from patternbook.library.plurals import number_of
from patternbook.report import FORMATS, text, writer
from patternbook.report.rows import source_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from patternbook.library import ChangeSet, Config, Library

SPELLING = "PAT303"
"""The rule that needs dictionaries."""

_SEVERITIES = {severity.name.lower(): severity for severity in Severity}


class NoSuchFileError(PatternbookError):
    """The command line names a file or a rule that does not exist."""


def _paths(root: Path, named: tuple[Path, ...]) -> frozenset[str] | None:
    """Return the files that the command line names, from here or from the library's root; a folder means all in it."""
    if not named:
        return None
    found: set[str] = set()
    for name in named:
        places = (name.resolve(), (root / name).resolve())
        place = next((each for each in places if each.exists() and each.is_relative_to(root)), None)
        if place is None:
            near = next((file for file in sorted(root.rglob(f"{name.name}.md"))), None)
            hint = f"did you mean {near.relative_to(root)}?" if near else "name files or folders inside it"
            message = f"{name} is not a file of the library {root}; {hint}"
            raise NoSuchFileError(message)
        inside = place.rglob("*.md") if place.is_dir() else [place]
        found.update(file.relative_to(root).as_posix() for file in inside)
    return frozenset(found)


def _no_such_rule(name: str, config: Config | None) -> NoSuchFileError:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a misspelled name

    from patternbook.mature.rules import built_in, rules_for  # noqa: PLC0415 - loads every rule

    near = get_close_matches(name.lower(), [rule.name for rule in (rules_for(config) if config else built_in())], n=2)
    hint = f"did you mean {' or '.join(near)}?" if near else "`patternbook rule` lists all"
    return NoSuchFileError(f"there is no rule {name!r}; {hint}")


def _codes(root: Path, names: tuple[str, ...]) -> frozenset[str]:
    if not names:
        return frozenset()
    from patternbook.mature.rules import find_rule  # noqa: PLC0415 - loads every rule

    config = read_config(root)
    found = {name: find_rule(name, config) for name in names}
    if unknown := [name for name, rule in found.items() if rule is None]:
        raise _no_such_rule(unknown[0], config)
    return frozenset(rule.code for rule in found.values() if rule)


def _files_of(changes: ChangeSet, library: Library) -> dict[str, bytes]:
    paths = (edit.path for edit in changes.edits)
    return {path: source_of(library, path).encode() for path in paths}


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Mend what can be mended without changing what a pattern says.")
@click.option("--unsafe-fixes", is_flag=True, help="Mend more: what a person should look at afterwards.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--spelling/--no-spelling", default=True, help="Whether to look words up; slow once for new words.")
@click.option("--external", is_flag=True, help="Ask the web whether links to it still work; slow the first time.")
@click.option("--style", is_flag=True, help="Ask the linter rumdl for general Markdown style.")
@click.option("--history", is_flag=True, help="Ask git who contributed and which files nobody has changed for years.")
@click.option("--since", metavar="REV", default="", help="Only what was not wrong at a git revision.")
@click.option("--rule", "rules", multiple=True, metavar="CODE", help="Only this rule; may be given several times.")
@click.option("--all", "every", is_flag=True, help="Show every hint; otherwise many are only counted, rule by rule.")
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", help="How findings are written.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--fail-on",
    type=click.Choice(list(_SEVERITIES)),
    default="error",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.pass_context
def check(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    paths: tuple[Path, ...],
    *,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    spelling: bool,
    external: bool,
    style: bool,
    history: bool,
    since: str,
    rules: tuple[str, ...],
    every: bool,
    format_: str,
    as_json: bool,
    fail_on: str,
) -> None:
    """Check the library, or only PATHS in it, and say what is wrong and where.

    Drafts on the lowest level get hints; patterns above it must meet what their level asks for.
    """
    root = library_root(context)
    codes = _codes(root, rules)
    outlook = Outlook(spelling and (not codes or SPELLING in codes), history, external, style)
    mends = fix or unsafe_fixes or diff
    question = Question(root, _paths(root, paths), codes, since, outlook, remembered=not mends)
    with waiting("Checking; new words are looked up once, which takes a while"):
        found = answer(question)
    if diff:
        sys.exit(_show_fixes(found, unsafe=unsafe_fixes))
    if mends:
        found = _mended(question, found, unsafe=unsafe_fixes)
    for sentence in found.unknown:
        click.echo(f"patternbook: {sentence}", err=True)
    every = every or bool(codes) or fail_on == "info"
    plain = partial(text.write, width=terminal_width(), every=every)
    write = plain if format_ == "text" else writer(format_)
    click.echo((writer("json") if as_json else write)(found.findings, found.library), nl=False)
    sys.exit(int(any(finding.severity >= _SEVERITIES[fail_on] for finding in found.findings)))


def _planner() -> Callable[..., ChangeSet]:
    from patternbook.mature.checking.fixing import plan_fixes  # noqa: PLC0415 - most checks mend nothing

    return plan_fixes


def _show_fixes(found: Answer, *, unsafe: bool) -> int:
    """Print the diff of all fixes; return 1 if there is one."""
    from patternbook.library.changes.diff import unified_diff  # noqa: PLC0415 - only --diff needs it

    changes = _planner()(found.findings, found.library, unsafe=unsafe)
    click.echo(unified_diff(changes, _files_of(changes, found.library)), nl=False)
    return int(bool(changes.edits))


def _mended(question: Question, found: Answer, *, unsafe: bool) -> Answer:
    """Mend the files, as often as mending shows more to mend, and check again."""
    from patternbook.collaborate.disk.apply import apply  # noqa: PLC0415 - only --fix writes

    mended: set[str] = set()
    for _ in range(_ROUNDS):
        changes = _planner()(found.findings, found.library, unsafe=unsafe)
        if not changes.edits:
            break
        apply(changes, question.root)
        mended.update(edit.path for edit in changes.edits)
        found = answer(question)
    if mended:
        click.echo(f"Mended {number_of(len(mended), 'file')}.", err=True)
    return found


_ROUNDS = 3
"""A fix that waits for another one overlapping it comes in the next round; nothing waits longer than twice."""


@click.command()
@click.argument("code", required=False)
@click.pass_context
def rule(context: click.Context, code: str | None) -> None:
    """Explain the rule CODE, given by its code or name; without one, list all rules."""
    from patternbook.mature.rules import built_in, find_rule, rules_for  # noqa: PLC0415 - loads every rule
    from patternbook.report.rule_pages import rule_page  # noqa: PLC0415

    try:
        config = read_config(library_root(context))
    except NoLibraryError:
        config = None
    if code is None:
        for each in rules_for(config) if config else built_in():
            click.echo(f"{each.code}  {each.name:<28}  {each.summary}")
        return
    found = find_rule(code, config)
    if found is None:
        raise _no_such_rule(code, config)
    click.echo(rule_page(found), nl=False)
