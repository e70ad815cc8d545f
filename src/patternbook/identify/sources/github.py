"""Issues, pull requests and discussions of GitHub, as its REST and GraphQL interfaces give them.

Dropped: everything of an account but its name; reactions, labels, review positions.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from patternbook.identify.model import Discussion, Medium, Policy, Problem, Utterance
from patternbook.identify.sources.reading import moment_of, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME = "github"
POLICY = Policy.PRIVATE
TOGETHER = False

_SIGNS = (
    b'"html_url"',
    b'"issue_url"',
    b'"repository_url"',
    b'"bodyText"',
    b'"__typename"',
    b'"createdAt"',
    b'"nodes"',
)
_LEADS_ON = frozenset(
    {
        *("data", "organization", "repository", "search", "items", "nodes", "edges", "node"),
        *("issue", "issues", "discussion", "discussions", "pullRequest", "pullRequests"),
        *("comments", "replies", "reviews", "reviewThreads", "timelineItems"),
    }
)
"""Keys below which more issues, discussions and comments are."""


def recognizes(name: str, head: bytes) -> bool:
    """Whether a file is an answer of GitHub with issues or discussions."""
    return name.lower().endswith(".json") and head.lstrip()[:1] in {b"[", b"{"} and any(sign in head for sign in _SIGNS)


class _Row(NamedTuple):
    """An issue, a discussion or a comment, and the place in the answer of what it hangs below, its own if nothing."""

    value: Mapping[str, Any]
    opener: int


def _rows(value: object) -> Iterator[_Row]:
    """Yield every issue, discussion and comment of an answer, each before what hangs below it."""
    waiting: list[tuple[object, int]] = [(value, -1)]
    count = 0
    while waiting:
        each, opener = waiting.pop()
        if isinstance(each, list):
            waiting += [(below, opener) for below in reversed(each)]
        elif isinstance(each, dict):
            if isinstance(each.get("body", each.get("bodyText")), str) or isinstance(each.get("title"), str):
                opener = count if opener < 0 else opener
                yield _Row(each, opener)
                count += 1
            below = [each[key] for key in each if key in _LEADS_ON and isinstance(each[key], dict | list)]
            waiting += [(one, opener) for one in reversed(below)]


def _login(row: Mapping[str, Any]) -> tuple[str, bool]:
    """Return who wrote something, and whether that is a program."""
    author = row.get("user") or row.get("author")
    if not isinstance(author, dict):
        return "", False
    login = str(author.get("login") or "")
    return login, author.get("type") == "Bot" or author.get("__typename") == "Bot" or login.endswith("[bot]")


def _time(row: Mapping[str, Any]) -> float:
    return moment_of(row.get("created_at") or row.get("createdAt"))


def _place(row: Mapping[str, Any]) -> str:
    return str(row.get("html_url") or row.get("url") or row.get("resourcePath") or "")


def _text(row: Mapping[str, Any]) -> str:
    title = row.get("title")
    body = row.get("body") if isinstance(row.get("body"), str) else row.get("bodyText")
    parts = (part.replace("\r\n", "\n").strip() for part in (title, body) if isinstance(part, str))
    return "\n".join(part for part in parts if part)


def read(data: bytes, name: str) -> Discussion:
    """Read an answer, or several; a comment belongs to what its address begins with, or what it hangs below."""
    value, wrong = parsed(data)
    problems = (Problem(name, wrong),) if wrong else ()
    skipped: Counter[str] = Counter()
    said = []
    keys: list[str] = []
    for number, (row, opener) in enumerate(_rows(value)):
        keys.append(_place(row) or f"{name}:{number}")
        login, is_program = _login(row)
        place = _place(row)
        if is_program or not _text(row):
            skipped["bot" if is_program else "no text"] += 1
            continue
        above = str(row.get("issue_url") or "").rpartition("/")[2] or (keys[opener] if opener != number else "")
        thread = place.partition("#")[0].replace("/pull/", "/issues/") or above
        said.append(Utterance(keys[-1], thread, _time(row), login, _text(row), place or f"{name}#{number}"))
    people = frozenset(utterance.speaker for utterance in said if utterance.speaker)
    return Discussion(NAME, name, Medium.THREADS, tuple(said), skipped, problems, people=people)
