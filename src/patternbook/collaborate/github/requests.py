"""Every request that the space sends to GitHub, built from plain values."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from patternbook.collaborate.github.exchange import Ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ALL = (("per_page", "100"),)


def _get(path: str, query: tuple[tuple[str, str], ...] = ()) -> Ask:
    return Ask("GET", path, query, repeatable=True)


def _post(path: str, body: Mapping[str, Any], *, repeatable: bool = False) -> Ask:
    return Ask("POST", path, body=body, repeatable=repeatable)


def me() -> Ask:
    """Ask who the token belongs to."""
    return _get("/user")


def installation(repo: str) -> Ask:
    """Ask, signed as an app, where the app is installed for a repository."""
    return _get(f"/repos/{repo}/installation")


def make_token(installed: int) -> Ask:
    """Ask, signed as an app, for a token of an installation; it lasts an hour."""
    return _post(f"/app/installations/{installed}/access_tokens", {}, repeatable=True)


def repository(repo: str) -> Ask:
    """Ask for a repository, with what the caller may do there."""
    return _get(f"/repos/{repo}")


def fork(repo: str) -> Ask:
    """Ask for a copy of a repository in the caller's account; where there is one, GitHub gives that one."""
    return _post(f"/repos/{repo}/forks", {"default_branch_only": True}, repeatable=True)


def branch(repo: str, name: str) -> Ask:
    """Ask for the commit of a branch."""
    return _get(f"/repos/{repo}/git/ref/heads/{quote(name)}")


def commit(repo: str, sha: str) -> Ask:
    """Ask for a commit."""
    return _get(f"/repos/{repo}/git/commits/{sha}")


def tree(repo: str, sha: str) -> Ask:
    """Ask for every file of a tree."""
    return _get(f"/repos/{repo}/git/trees/{sha}", (("recursive", "1"),))


def blob(repo: str, sha: str) -> Ask:
    """Ask for the bytes of a file."""
    return _get(f"/repos/{repo}/git/blobs/{sha}")


def compare(repo: str, base: str, head: str) -> Ask:
    """Ask how two commits are related."""
    return _get(f"/repos/{repo}/compare/{base}...{head}", (("per_page", "1"),))


def make_blob(repo: str, data: bytes) -> Ask:
    """Store the bytes of a file; the same bytes give the same name."""
    content = base64.b64encode(data).decode()
    return _post(f"/repos/{repo}/git/blobs", {"content": content, "encoding": "base64"}, repeatable=True)


def make_tree(repo: str, base: str, entries: Iterable[Mapping[str, Any]]) -> Ask:
    """Store a tree that differs from another one in some entries; one whose `sha` is None is left out."""
    return _post(f"/repos/{repo}/git/trees", {"base_tree": base, "tree": list(entries)}, repeatable=True)


def make_commit(repo: str, message: str, tree_sha: str, parents: list[str], author: Mapping[str, str]) -> Ask:
    """Store a commit; with the date among its values, the same ones give the same name."""
    body = {"message": message, "tree": tree_sha, "parents": parents, "author": author, "committer": author}
    return _post(f"/repos/{repo}/git/commits", body, repeatable=True)


def make_branch(repo: str, name: str, sha: str) -> Ask:
    """Make a branch."""
    return _post(f"/repos/{repo}/git/refs", {"ref": f"refs/heads/{name}", "sha": sha}, repeatable=True)


def move_branch(repo: str, name: str, sha: str) -> Ask:
    """Move a branch forward; GitHub refuses when somebody else has moved it to a commit that would get lost."""
    body = {"sha": sha, "force": False}
    return Ask("PATCH", f"/repos/{repo}/git/refs/heads/{quote(name)}", body=body, repeatable=True)


def pulls(repo: str, **wanted: str) -> Ask:
    """Ask for pull requests, those that changed last first."""
    query = (*_ALL, ("state", "all"), ("sort", "updated"), ("direction", "desc"), *wanted.items())
    return _get(f"/repos/{repo}/pulls", query)


def pull(repo: str, number: int) -> Ask:
    """Ask for a pull request."""
    return _get(f"/repos/{repo}/pulls/{number}")


def pull_commits(repo: str, number: int) -> Ask:
    """Ask for the commits of a pull request, the oldest first."""
    return _get(f"/repos/{repo}/pulls/{number}/commits", _ALL)


def make_pull(repo: str, title: str, words: str, head: str, base: str) -> Ask:
    """Open a pull request; `head` is `account:branch`."""
    body = {"title": title, "body": words, "head": head, "base": base, "maintainer_can_modify": True}
    return _post(f"/repos/{repo}/pulls", body)


def close_pull(repo: str, number: int) -> Ask:
    """Close a pull request without merging it."""
    return Ask("PATCH", f"/repos/{repo}/pulls/{number}", body={"state": "closed"}, repeatable=True)


def merge_pull(repo: str, number: int, head: str, title: str, words: str) -> Ask:
    """Merge a pull request whose newest commit is `head`, and no other."""
    body = {"sha": head, "merge_method": "merge", "commit_title": title, "commit_message": words}
    return Ask("PUT", f"/repos/{repo}/pulls/{number}/merge", body=body)


def comments(repo: str, number: int) -> Ask:
    """Ask for what was said below a pull request."""
    return _get(f"/repos/{repo}/issues/{number}/comments", _ALL)


def make_comment(repo: str, number: int, words: str) -> Ask:
    """Say something below a pull request."""
    return _post(f"/repos/{repo}/issues/{number}/comments", {"body": words})


def change_comment(repo: str, comment: int, words: str) -> Ask:
    """Say something else in a comment."""
    return Ask("PATCH", f"/repos/{repo}/issues/comments/{comment}", body={"body": words}, repeatable=True)


def reviews(repo: str, number: int) -> Ask:
    """Ask for the reviews of a pull request."""
    return _get(f"/repos/{repo}/pulls/{number}/reviews", _ALL)


def review_comments(repo: str, number: int) -> Ask:
    """Ask for what reviewers said about lines of a pull request."""
    return _get(f"/repos/{repo}/pulls/{number}/comments", _ALL)


def make_review(repo: str, number: int, event: str, words: str, head: str) -> Ask:
    """Review the commit `head` of a pull request: `event` is APPROVE, REQUEST_CHANGES or COMMENT."""
    return _post(f"/repos/{repo}/pulls/{number}/reviews", {"event": event, "body": words, "commit_id": head})


def put_labels(repo: str, number: int, labels: Iterable[str]) -> Ask:
    """Give a pull request exactly some labels."""
    return Ask("PUT", f"/repos/{repo}/issues/{number}/labels", body={"labels": sorted(labels)}, repeatable=True)


def checks(repo: str, sha: str) -> Ask:
    """Ask for what programs say of a commit."""
    return _get(f"/repos/{repo}/commits/{sha}/check-runs", _ALL)


def make_check(repo: str, body: Mapping[str, Any]) -> Ask:
    """Tell what a check found."""
    return _post(f"/repos/{repo}/check-runs", body)


def change_check(repo: str, check: int, body: Mapping[str, Any]) -> Ask:
    """Tell more of what a check found."""
    return Ask("PATCH", f"/repos/{repo}/check-runs/{check}", body=body)
