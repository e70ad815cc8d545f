"""The clone that is served follows GitHub: its branch moves forward, and commits of proposals are fetched by name."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING

import pygit2

from patternbook.collaborate.disk.lock import locked
from patternbook.collaborate.git.program import git
from patternbook.collaborate.git.repository import open_repository
from patternbook.collaborate.github.exchange import AnswerError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_AT_ONCE = 200
_NAME = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class Clone:
    """A clone of the library's repository in a folder; `origin` is the repository on GitHub."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()

    def find(self, name: str) -> pygit2.Object | None:
        """Return the object with a name, None where the clone has none."""
        return open_repository(self._root).git.get(name) if _NAME.fullmatch(name) else None

    def kin(self, one: str, other: str) -> tuple[str, int] | None:
        """Return the common ancestor of two commits and how many commits of the first the second lacks.

        None where the clone lacks one of them.
        """
        if self.find(one) is None or self.find(other) is None:
            return None
        git = open_repository(self._root).git
        first, second = pygit2.Oid(hex=one), pygit2.Oid(hex=other)
        ancestor = git.merge_base(first, second)
        return (str(ancestor), git.ahead_behind(first, second)[0]) if ancestor else None

    def bring_pulls(self, heads: Mapping[int, str]) -> None:
        """Fetch the commits of pull requests, given by number, that are not there; as many at once as there are."""
        missing = [number for number, head in heads.items() if self.find(head) is None]
        for at in range(0, len(missing), _AT_ONCE):
            self._fetch_pulls(missing[at : at + _AT_ONCE])

    def _fetch_pulls(self, numbers: list[int]) -> None:
        """Fetch pull requests; git takes all or none, so where one is gone the others are asked for in halves."""
        names = [f"refs/pull/{number}/head" for number in numbers]
        with self._lock:
            did = self._did("fetch", "--quiet", "--no-tags", "origin", *names)
        if not did and len(numbers) > 1:
            half = len(numbers) // 2
            self._fetch_pulls(numbers[:half])
            self._fetch_pulls(numbers[half:])

    def bring(self, commit: str) -> None:
        """Fetch a commit unless it is there. Raises AnswerError when GitHub does not give it."""
        with self._lock:
            if self.find(commit) is not None:
                return
            if not _NAME.fullmatch(commit) or not self._did("fetch", "--quiet", "--no-tags", "origin", commit):
                message = f"the commit {commit[:10]!r} cannot be fetched; does `git fetch origin` work in the clone?"
                raise AnswerError(message)

    def follow(self, tip: str) -> None:
        """Move the served branch forward to a commit. Raises AnswerError for a branch with commits of its own."""
        self.bring(tip)
        with self._lock, locked(self._root):
            if not self._did("merge", "--quiet", "--ff-only", tip):
                message = f"the folder that is served cannot follow GitHub to {tip[:10]}; look at it with `git status`"
                raise AnswerError(message)

    def _did(self, *arguments: str) -> bool:
        answer = git(self._root, *arguments)
        return answer is not None and answer.returncode == 0
