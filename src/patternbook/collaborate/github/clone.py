"""The clone that is served follows GitHub: its branch moves forward, and commits of proposals are fetched by name."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING

from patternbook.collaborate.forge import ForgeError
from patternbook.collaborate.gitprogram import git
from patternbook.collaborate.repository import open_repository

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class Clone:
    """A clone of the library's repository in a folder; `origin` is the repository on GitHub."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()

    def bring(self, commit: str) -> None:
        """Fetch a commit unless it is there. Raises ForgeError when GitHub does not give it."""
        with self._lock:
            if _NAME.fullmatch(commit) and open_repository(self._root).git.get(commit) is not None:
                return
            if not _NAME.fullmatch(commit) or not self._did("fetch", "--quiet", "--no-tags", "origin", commit):
                message = f"the commit {commit[:10]!r} cannot be fetched; does `git fetch origin` work in the clone?"
                raise ForgeError(message)

    def follow(self, tip: str) -> None:
        """Move the served branch forward to a commit. Raises ForgeError for a branch with commits of its own."""
        self.bring(tip)
        with self._lock:
            if not self._did("merge", "--quiet", "--ff-only", tip):
                message = f"the folder that is served cannot follow GitHub to {tip[:10]}; look at it with `git status`"
                raise ForgeError(message)

    def _did(self, *arguments: str) -> bool:
        answer = git(self._root, *arguments)
        return answer is not None and answer.returncode == 0
