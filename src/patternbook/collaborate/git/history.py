"""Read the history of a library from git, in one pass over the log."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from patternbook.collaborate.git.program import git, git_text
from patternbook.library.history import Act, Change, Commit, History

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

_ACTS = {"A": Act.ADDED, "C": Act.ADDED, "D": Act.DELETED}
_COAUTHORS = "%(trailers:key=Co-authored-by,valueonly,separator=%x1f)"
_FORMAT = f"%x01%H%x00%aI%x00%cI%x00%aN%x00%s%x00{_COAUTHORS}"
_LOG = (
    "log", "-z", "-c", "--combined-all-paths", "--name-status", "--root", "--date-order", "--relative",
    "--no-ext-diff", "--no-textconv", "--no-show-signature", "--encoding=UTF-8", f"--format={_FORMAT}",
)  # fmt: skip
_SCP = re.compile(r"(?:[^@/]+@)?([^:/]+):(?!/)(.+)")
_MAIL = re.compile(r"\s*<[^>]*>\s*$")


def _header(tokens: Iterator[str], first: str) -> Commit:
    date, committed, author, title, coauthors = (next(tokens) for _ in range(5))
    names = (_MAIL.sub("", name).strip() for name in coauthors.strip("\n").split("\x1f"))
    others = tuple(name for name in dict.fromkeys(names) if name and name != author)
    return Commit(first.lstrip("\x01"), date, author, title, committed, others)


def _change(commit: Commit, status: str, tokens: Iterator[str]) -> Change:
    """Read one changed file; a merge has one letter and one old path a parent."""
    letters = re.sub(r"\d", "", status)
    if len(letters) > 1:
        olds, path = [next(tokens) for _ in letters], next(tokens)
    else:
        olds = [next(tokens)] if letters in {"R", "C"} else []
        path = next(tokens)
    if "R" in letters and letters.strip("R") == "":
        return Change(commit, Act.MOVED, path, olds[0])
    return Change(commit, _ACTS.get(letters[0], Act.EDITED) if len(set(letters)) == 1 else Act.EDITED, path)


def _parse(log: str) -> Iterator[list[Change]]:
    """Yield the changes of each commit that a log lists."""
    tokens = iter(log.split("\0"))
    changes: list[Change] = []
    commit: Commit | None = None
    for token in tokens:
        status = token.lstrip("\n")
        if status.startswith("\x01"):
            yield changes
            commit, changes = _header(tokens, status), []
        elif status and commit is not None:
            changes.append(_change(commit, status, tokens))
    yield changes


def _rejoined(changes: list[Change]) -> list[Change]:
    """Read a file deleted here and added there under the same name, by one commit, as moved.

    Git gives up on a file that was rewritten while it moved; the unique name is as sure a sign.
    """
    gone: dict[str, list[str]] = {}
    come: dict[str, list[str]] = {}
    for change in changes:
        side = {Act.DELETED: gone, Act.ADDED: come}.get(change.act)
        if side is not None:
            side.setdefault(posixpath.basename(change.path), []).append(change.path)
    pairs = {come[name][0]: gone[name][0] for name in come if len(come[name]) == len(gone.get(name, ())) == 1}
    olds = set(pairs.values())
    kept = (change for change in changes if not (change.act is Act.DELETED and change.path in olds))
    return [
        Change(change.commit, Act.MOVED, change.path, pairs[change.path])
        if change.act is Act.ADDED and change.path in pairs
        else change
        for change in kept
    ]


def _grafts(root: Path) -> frozenset[str]:
    """Return the commits at which a shallow clone was cut: what they did cannot be told."""
    place = root / git_text(root, "rev-parse", "--git-path", "shallow")
    return frozenset(place.read_text().split()) if place.is_file() else frozenset()


def _is_partial(root: Path) -> bool:
    """Whether git may lack contents that it would have to fetch."""
    return bool(git_text(root, "config", "--get-regexp", r"^remote\..*\.(promisor|partialclonefilter)$"))


def read_history(root: Path, revision: str = "HEAD") -> History | None:
    """Return what git knows of the files below a folder, None when the folder is not in a git repository.

    Only what led to the revision is told. Paths are relative to the folder. What git cannot tell is
    missing, and `History.gap` says why; nothing is ever fetched.
    """
    repository = git(root, "rev-parse", "--git-dir")
    if repository is None:
        return History(gap="the git program is not installed")
    if repository.returncode:
        complaint = _complaint(repository)
        return None if "not a git repository" in complaint else History(gap=f"git refuses the folder: {complaint}")
    head = git_text(root, "rev-parse", "--verify", "-q", f"{revision}^{{commit}}")
    return _read(root, head) if head else History(gap="the git repository has no commit yet")


def _read(root: Path, head: str) -> History:
    cut, partial = _grafts(root), _is_partial(root)
    log = git(root, *_LOG, "-M100%" if partial else "-M", head)
    if log is None or log.returncode:
        return History(head, gap=f"git could not read its history: {_complaint(log)}")
    changes = [change for commit in _parse(log.stdout) for change in _rejoined(commit) if change.commit.id not in cut]
    gap = "this is a shallow clone; fetch the rest with `git fetch --unshallow`" if cut else ""
    return History(head, tuple(changes), gap, moves_known=not partial)


def _complaint(answer: subprocess.CompletedProcess[str] | None) -> str:
    lines = answer.stderr.strip().splitlines() if answer else []
    return lines[0].removeprefix("fatal: ") if lines else "no answer"


def web_address(remote: str) -> str | None:
    """Return the https address of a repository from what git calls its remote; None for a place on a disk.

    Names and passwords in the address are dropped.
    """
    if "://" not in remote:
        match = _SCP.fullmatch(remote)
        host, path = (match[1], match[2]) if match else ("", "")
    else:
        parts = urlsplit(remote)
        host, path = (parts.hostname or "", parts.path) if parts.scheme != "file" else ("", "")
        if parts.port and parts.scheme in {"http", "https"}:
            host = f"{host}:{parts.port}"
    path = path.strip("/").removesuffix(".git")
    return f"https://{host}/{path}" if host and path else None


def remote_url(root: Path) -> str | None:
    """Return the https address of the repository that a library was cloned from, None when there is none."""
    return web_address(git_text(root, "config", "--get", "remote.origin.url"))
