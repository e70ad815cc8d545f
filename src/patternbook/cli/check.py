"""The commands `check` and `rule`: find what is wrong, mend it, explain it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from patternbook.cli.opened import library_root
from patternbook.collaborate.opening import open_library, open_part
from patternbook.errors import PatternbookError
from patternbook.library import Severity
from patternbook.mature.engine import check as check_library
from patternbook.report import FORMATS, writer
from patternbook.report.rows import source_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from patternbook.library import ChangeSet, Finding, Library

_SEVERITIES = {severity.name.lower(): severity for severity in Severity}


class NoSuchFileError(PatternbookError):
    """The command line names a file or a rule that does not exist."""


@dataclass(frozen=True, slots=True)
class _Question:
    """What the command line asks to be checked: a library, some of its files, some rules, since when."""

    root: Path
    paths: frozenset[str] | None
    rules: frozenset[str]
    since: str

    def open(self) -> Library:
        """Open what has to be read to check the given files, everything when none is given."""
        return open_library(self.root) if self.paths is None else open_part(self.root, self.paths)

    def findings(self, library: Library) -> tuple[Finding, ...]:
        """Check a library, and leave out what nobody asked for or what was so before."""
        found = check_library(library, paths=self.paths)
        if self.since:
            found = self._introduced(found)
        return tuple(f for f in found if not self.rules or f.rule in self.rules)

    def _introduced(self, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
        from patternbook.collaborate.repository import open_library_at  # noqa: PLC0415 - only --since needs git
        from patternbook.mature.baseline import introduced  # noqa: PLC0415

        return introduced(found, check_library(open_library_at(self.root, self.since)))


def _paths(root: Path, named: tuple[Path, ...]) -> frozenset[str] | None:
    """Return the files that the command line names, as paths in the library; a folder means all in it."""
    if not named:
        return None
    found: set[str] = set()
    for name in named:
        place = name.resolve()
        if not place.exists() or not place.is_relative_to(root):
            message = f"{name} is not a file of the library {root}; name files or folders inside it"
            raise NoSuchFileError(message)
        inside = place.rglob("*.md") if place.is_dir() else [place]
        found.update(file.relative_to(root).as_posix() for file in inside)
    return frozenset(found)


def _codes(names: tuple[str, ...]) -> frozenset[str]:
    from patternbook.mature.rules import find_rule  # noqa: PLC0415 - loads every rule

    found = {name: find_rule(name) for name in names}
    if unknown := [name for name, rule in found.items() if rule is None]:
        message = f"there is no rule {unknown[0]!r}; `patternbook rule` lists all"
        raise NoSuchFileError(message)
    return frozenset(rule.code for rule in found.values() if rule)


def _files_of(changes: ChangeSet, library: Library) -> dict[str, bytes]:
    paths = (edit.path for edit in changes.edits)
    return {path: source_of(library, path).encode() for path in paths}


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Mend what can be mended without changing what a pattern says.")
@click.option("--unsafe-fixes", is_flag=True, help="Mend more: what a person should look at afterwards.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--since", metavar="REV", default="", help="Only what was not wrong at a git revision.")
@click.option("--rule", "rules", multiple=True, metavar="CODE", help="Only this rule; may be given several times.")
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
    since: str,
    rules: tuple[str, ...],
    format_: str,
    as_json: bool,
    fail_on: str,
) -> None:
    """Check the library, or only PATHS in it, and say what is wrong and where.

    Drafts on the lowest level get hints; patterns above it must meet what their level asks for.
    """
    root = library_root(context)
    question = _Question(root, _paths(root, paths), _codes(rules), since)
    library = question.open()
    findings = question.findings(library)
    if diff:
        sys.exit(_show_fixes(findings, library, unsafe=unsafe_fixes))
    if fix or unsafe_fixes:
        library, findings = _mended(question, library, findings, unsafe=unsafe_fixes)
    click.echo(writer("json" if as_json else format_)(findings, library), nl=False)
    sys.exit(int(any(finding.severity >= _SEVERITIES[fail_on] for finding in findings)))


def _planner() -> Callable[..., ChangeSet]:
    from patternbook.mature.fixing import plan_fixes  # noqa: PLC0415 - most checks mend nothing

    return plan_fixes


def _show_fixes(findings: tuple[Finding, ...], library: Library, *, unsafe: bool) -> int:
    """Print the diff of all fixes; return 1 if there is one."""
    from patternbook.library.diff import unified_diff  # noqa: PLC0415 - only --diff needs it

    changes = _planner()(findings, library, unsafe=unsafe)
    click.echo(unified_diff(changes, _files_of(changes, library)), nl=False)
    return int(bool(changes.edits))


def _mended(
    question: _Question, library: Library, findings: tuple[Finding, ...], *, unsafe: bool
) -> tuple[Library, tuple[Finding, ...]]:
    """Mend the files, as often as mending shows more to mend, and check again."""
    from patternbook.collaborate.apply import apply  # noqa: PLC0415 - only --fix writes

    mended: set[str] = set()
    for _ in range(_ROUNDS):
        changes = _planner()(findings, library, unsafe=unsafe)
        if not changes.edits:
            break
        apply(changes, question.root)
        mended.update(edit.path for edit in changes.edits)
        library = question.open()
        findings = question.findings(library)
    if mended:
        click.echo(f"Mended {len(mended)} file{'s' if len(mended) > 1 else ''}.", err=True)
    return library, findings


_ROUNDS = 3
"""A fix that waits for another one overlapping it comes in the next round; nothing waits longer than twice."""


@click.command()
@click.argument("code", required=False)
def rule(code: str | None) -> None:
    """Explain the rule CODE, given by its code or name; without one, list all rules."""
    from patternbook.mature.rules import built_in, find_rule  # noqa: PLC0415 - loads every rule
    from patternbook.report.rule_pages import rule_page  # noqa: PLC0415

    if code is None:
        for each in built_in():
            click.echo(f"{each.code}  {each.name:<28}  {each.summary}")
        return
    found = find_rule(code)
    if found is None:
        message = f"there is no rule {code!r}; `patternbook rule` lists all"
        raise NoSuchFileError(message)
    click.echo(rule_page(found), nl=False)
