"""What we send to GitHub and rely on in its answers is what GitHub's own description of its interface says."""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING, Any

import pytest
from documented import documented
from emulated import DOOR, REPO

from patternbook.collaborate.github import requests
from patternbook.collaborate.github.answering import check_bodies
from patternbook.collaborate.github.exchange import AnswerError, Ask
from patternbook.collaborate.github.objects import Objects, author
from patternbook.collaborate.github.reading import checks, moment, number, person, proposal, pull, text
from patternbook.collaborate.github.writing import Pen
from patternbook.collaborate.proposals.forge import Kind, Person
from patternbook.library import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from documented import Documented

SHA = "6dcb09b5b57875f334f61aebed695e2e4193db5e"
VERSIONS = ("api.github.com", "ghec", "ghes-3.17", "ghes-3.19")
FINDINGS = [Finding("PB001", severity, "Mend this", DOOR, line) for line, severity in enumerate(Severity, start=1)]
CHECKS = [
    check_bodies(SHA, findings, blocking, "https://patterns.example.org/space/proposals/7")
    for findings, blocking in (([], 0), (FINDINGS, 0), (FINDINGS, 1), (FINDINGS * 30, 1))
]

ASKS: dict[str, list[Ask]] = {
    "me": [requests.me()],
    "installation": [requests.installation(REPO)],
    "make_token": [requests.make_token(41)],
    "repository": [requests.repository(REPO)],
    "fork": [requests.fork(REPO)],
    "branch": [requests.branch(REPO, "main"), requests.branch(REPO, "patternbook/0a1b2c")],
    "commit": [requests.commit(REPO, SHA)],
    "tree": [requests.tree(REPO, SHA)],
    "blob": [requests.blob(REPO, SHA)],
    "compare": [requests.compare(REPO, SHA, SHA)],
    "make_blob": [requests.make_blob(REPO, b"\x00\xff")],
    "make_tree": [
        requests.make_tree(REPO, SHA, [{"path": DOOR, "mode": "100644", "type": "blob", "sha": sha}])
        for sha in (SHA, None)
    ],
    "make_commit": [
        requests.make_commit(REPO, "Words", SHA, [SHA, SHA], author(Person("ada"), "2026-03-01T12:00:00Z"))
    ],
    "make_branch": [requests.make_branch(REPO, "patternbook/0a1b2c", SHA)],
    "move_branch": [requests.move_branch(REPO, "patternbook/0a1b2c", SHA)],
    "pulls": [requests.pulls(REPO), requests.pulls(REPO, head="ada:patternbook/0a1b2c")],
    "pull": [requests.pull(REPO, 7)],
    "pull_commits": [requests.pull_commits(REPO, 7)],
    "make_pull": [requests.make_pull(REPO, "Title", "Words", "ada:patternbook/0a1b2c", "main")],
    "close_pull": [requests.close_pull(REPO, 7)],
    "merge_pull": [requests.merge_pull(REPO, 7, SHA, "Title", "")],
    "comments": [requests.comments(REPO, 7)],
    "make_comment": [requests.make_comment(REPO, 7, "Words")],
    "change_comment": [requests.change_comment(REPO, 9, "Words")],
    "reviews": [requests.reviews(REPO, 7)],
    "review_comments": [requests.review_comments(REPO, 7)],
    "make_review": [requests.make_review(REPO, 7, event, "Words", SHA) for event in ("APPROVE", "REQUEST_CHANGES")],
    "put_labels": [requests.put_labels(REPO, 7, {"theirs", "ours"})],
    "checks": [requests.checks(REPO, SHA)],
    "make_check": [requests.make_check(REPO, first) for first, *_ in CHECKS],
    "change_check": [requests.change_check(REPO, 4, body) for _, *rest in CHECKS for body in rest],
}


def test_every_request_is_tried() -> None:
    """A new kind of request is not forgotten here."""
    made = inspect.getmembers(requests, inspect.isfunction)
    assert {name for name, each in made if each.__module__ == requests.__name__ and name[0] != "_"} == set(ASKS)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_request_is_one_that_github_describes(folder: Path, version: str) -> None:
    """Path, parameters and body of all we send are known to GitHub.com and to Enterprise servers, old and new."""
    known = documented(folder / f"{version}.json")
    told = {ask.target: known.complaints(ask) for asks in ASKS.values() for ask in asks}
    assert {target: complaints for target, complaints in told.items() if complaints} == {}


@pytest.mark.parametrize(
    ("ask", "complaint"),
    [
        (Ask("GET", f"/repos/{REPO}/pulls", (("stat", "all"),)), "no parameter stat"),
        (Ask("GET", f"/repos/{REPO}/pulls", (("state", "every"),)), "state: 'every'"),
        (Ask("POST", f"/repos/{REPO}/git/refs", body={"ref": "refs/heads/a"}), "'sha' is a required property"),
        (Ask("POST", f"/repos/{REPO}/issues/7/comments", body={"body": "x", "head": SHA}), "'head' was unexpected"),
        (Ask("PUT", f"/repos/{REPO}/pulls/7/merge", body={"merge_method": "fast"}), "'fast' is not one of"),
        (Ask("POST", f"/repos/{REPO}/issues/7/comments"), "a body where none belongs"),
    ],
)
def test_a_request_that_github_does_not_describe_is_noticed(today: Documented, ask: Ask, complaint: str) -> None:
    """The comparison itself can fail, so that the other tests mean something."""
    assert complaint in " ".join(today.complaints(ask))


def _bodies(today: Documented, ask: Ask) -> list[tuple[str, Any]]:
    """Every body that GitHub's description allows us to try: its examples, one with every field, one with the least."""
    schema = today.answer(ask)["schema"]
    made = [("every field", today.made(schema, sparse=False)), ("the least", today.made(schema, sparse=True))]
    shown = [(f"example {at}", body) for at, body in enumerate(today.examples(ask))]
    return [(name, body) for name, body in (*shown, *made) if body is not None]


def _objects(answer: Any) -> Objects:
    return Objects(lambda _: answer)


def _pen(answer: Any) -> Pen:
    return Pen(lambda _: answer, _objects(answer), REPO)


def _talk(**said: list[Any]) -> Any:
    """What is read of the talk below a pull request."""
    asked = {"number": 7, "title": "T", "state": "open", "user": {"login": "ada"}, "created_at": "2026-03-01T12:00:00Z"}
    asked |= {
        "updated_at": "2026-03-01T12:00:00Z",
        "base": {"sha": SHA, "ref": "main"},
        "head": {"sha": SHA, "ref": "a"},
    }
    empty: dict[str, list[Any]] = {name: [] for name in ("commits", "comments", "reviews", "lines")}
    return proposal(pull(asked), empty | said)[0].notes[1:]


READERS: dict[str, Callable[[Any], Any]] = {
    "me": lambda answer: person(answer).account,
    "installation": lambda answer: (number(answer, "id"), text(answer, "app_slug")),
    "make_token": lambda answer: (text(answer, "token"), moment(answer, "expires_at")),
    "repository": lambda answer: _pen(answer).home() or answer["full_name"],
    "fork": lambda answer: text(answer, "full_name"),
    "branch": lambda answer: text(answer, "object", "sha"),
    "commit": lambda answer: _objects(answer).tree_of(REPO, SHA),
    "tree": lambda answer: _objects(answer)._tree(REPO, SHA),  # noqa: SLF001 - the answer alone, without a commit before
    "compare": lambda answer: _objects(answer).kin(REPO, SHA, SHA),
    "make_blob": lambda answer: text(answer, "sha"),
    "make_tree": lambda answer: text(answer, "sha"),
    "make_commit": lambda answer: text(answer, "sha"),
    "pulls": lambda answer: [pull(each) for each in answer],
    "pull": pull,
    "make_pull": pull,
    "pull_commits": lambda answer: _talk(commits=[answer[0], *answer]),
    "comments": lambda answer: _talk(comments=answer),
    "reviews": lambda answer: _talk(reviews=answer),
    "review_comments": lambda answer: _talk(lines=answer),
    "checks": checks,
}
NOT_IN_LISTS = {"[].merged_by"}
"""Who merged is told of one pull request alone, so the forge asks for it by its number."""


@pytest.mark.parametrize("name", READERS)
def test_every_answer_that_github_describes_is_read(today: Documented, name: str) -> None:
    """Examples, full and sparse bodies are read without an error, and nothing is read that GitHub does not describe."""
    ask = ASKS[name][0]
    schema, unknown = today.answer(ask)["schema"], set[str]()
    for kind, body in _bodies(today, ask):
        read = READERS[name](today.watched(body, schema, unknown))
        assert read or kind != "example 0"
    assert unknown == (NOT_IN_LISTS if name == "pulls" else set())


def test_the_documented_examples_are_read_as_what_they_say(today: Documented) -> None:
    """Not only is nothing raised: numbers, people, times and verdicts are the examples' own."""

    def shown(name: str) -> Any:
        return today.examples(ASKS[name][0])[0]

    told = pull(shown("pull"))
    assert (told.number, told.by.account, told.branch) == (1347, "octocat", "new-topic")
    assert (told.repository, told.labels) == ("octocat/Hello-World", ("bug",))
    (review,) = _talk(reviews=shown("reviews"))
    assert (review.kind, review.by.account) == (Kind.APPROVAL, "octocat")
    assert review.head == shown("reviews")[0]["commit_id"]
    (line,) = _talk(lines=shown("review_comments"))
    assert (line.kind, line.path, line.words) == (Kind.COMMENT, "file1.txt", "Great stuff!")
    (comment,) = _talk(comments=shown("comments"))
    assert (comment.words, comment.when.isoformat()) == ("Me too", "2011-04-14T16:00:49+00:00")


def test_a_field_that_github_does_not_describe_is_noticed(today: Documented) -> None:
    """The watch over what is read can fail: a field in a body alone is not enough."""
    ask, unknown = ASKS["branch"][0], set[str]()
    body = json.loads(json.dumps(today.examples(ask)[0])) | {"commit": {"sha": SHA}}
    with pytest.raises(AnswerError):
        text(today.watched(body, today.answer(ask)["schema"], unknown), "commit", "sha")
    assert unknown == {".commit"}
