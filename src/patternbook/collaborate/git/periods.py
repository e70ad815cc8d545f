"""Find in git what a library was at the two ends of a period, and which commits lie between them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from patternbook.collaborate.git.history import read_history
from patternbook.collaborate.git.program import git, git_text
from patternbook.collaborate.git.repository import (
    RepositoryError,
    commit_at,
    open_library_at,
    open_repository,
    read_files_at,
)
from patternbook.collaborate.observing import committers_of, ledger_of
from patternbook.library import Files, make_library
from patternbook.library.history import History
from patternbook.mature.chronicle.model import Period
from patternbook.mature.observations import Observations
from patternbook.mature.scope import Scope

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.library import Library

_QUARTER = timedelta(days=91)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _commit_before(root: Path, head: str, moment: datetime) -> str:
    """Return the last commit of the main line before a moment, "" when there was none yet."""
    return git_text(root, "rev-list", "-1", "--first-parent", f"--before={int(moment.timestamp())}", head)


def _commit(root: Path, named: str, *, end: bool) -> str:
    """Return the commit that a day or a revision names: a day begins at midnight, and ends at the next one, in UTC."""
    repository = open_repository(root)
    if (day := _day(named)) is None:
        try:
            return str(commit_at(repository, named).id)
        except RepositoryError as error:
            message = f"{named!r} is no day, as 2026-04-01 is one, and {error}"
            raise RepositoryError(message) from error
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=int(end), seconds=-1)
    return _commit_before(root, "HEAD", midnight)


def _time_of(root: Path, commit: str) -> datetime:
    return datetime.fromtimestamp(int(git_text(root, "show", "-s", "--format=%ct", commit)), UTC)


def _end(root: Path, named: str, commit: str) -> datetime:
    """Return when a period ends: with its day, else with its commit."""
    day = _day(named)
    return datetime.combine(day, time.max, UTC) if day else _time_of(root, commit)


def read_period(root: Path, since: str = "", until: str = "") -> Period:
    """Return what is compared between two days or revisions; by default the quarter of a year up to the newest commit.

    Both days belong to the period. Raises RepositoryError without git, for an unknown revision and
    for a period that ends before it begins.
    """
    head = _commit(root, until or "HEAD", end=True)
    if not head:
        message = f"the library has no commit until {until}; name a later day"
        raise RepositoryError(message)
    end = _end(root, until, head)
    since = since or f"{end - _QUARTER:%Y-%m-%d}"
    if (first := _day(since)) and first > end.date():
        message = f"{since} does not come before {end:%Y-%m-%d}, where the period ends; name an earlier day"
        raise RepositoryError(message)
    base = _commit(root, since, end=False)
    behind = git(root, "merge-base", "--is-ancestor", base, head) if base else None
    if behind and behind.returncode:
        message = f"{since} does not come before {until or 'the newest commit'}; name an earlier day or revision"
        raise RepositoryError(message)
    after = open_library_at(root, head)
    return Period(
        since=since if _day(since) or not base else f"{_time_of(root, base):%Y-%m-%d}",
        until=f"{end:%Y-%m-%d}",
        before=open_library_at(root, base, after) if base else make_library(Files({}, frozenset()), after.config),
        after=Scope(after, _seen(root, head, after, end)),
        history=read_history(root, head) or History(),
        commits=frozenset(git_text(root, "rev-list", head, *([f"^{base}"] if base else [])).split()),
    )


def _seen(root: Path, commit: str, library: Library, now: datetime) -> Observations:
    """Return what people had recorded at a commit."""
    contents = read_files_at(root, commit).contents
    texts = {path: data.decode(errors="replace") for path, data in contents.items() if path.endswith(".toml")}
    committers = committers_of(library, lambda path: git_text(root, "show", f"{commit}:./{path}"))
    return Observations(now=now, ledger=ledger_of(texts), committers=committers)
