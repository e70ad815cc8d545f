"""Write a proposal's commits through GitHub's object store: nothing is visible before its branch is there."""

from __future__ import annotations

import hashlib
import time
from datetime import UTC
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.disk.apply import paths_of
from patternbook.collaborate.git.commit import message_of
from patternbook.collaborate.github import requests
from patternbook.collaborate.github.exchange import MISSING, UNPROCESSABLE, AnswerError
from patternbook.collaborate.github.objects import author
from patternbook.collaborate.github.reading import text
from patternbook.collaborate.proposals.forge import ForgeError
from patternbook.library import StaleChangeError
from patternbook.library.changes import changeset

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from patternbook.collaborate.github.exchange import Ask
    from patternbook.collaborate.github.objects import Objects
    from patternbook.collaborate.proposals.forge import Person
    from patternbook.library import ChangeSet

FORK_PAUSES = (0.5, 1, 2, 4, 8)
"""Seconds between looks at a fork that GitHub is still making."""


class Pen:
    """Writes in the name of one person: `ask` sends with that person's own token."""

    def __init__(self, ask: Callable[[Ask], Any], objects: Objects, upstream: str) -> None:
        self._ask = ask
        self._objects = objects
        self._upstream = upstream

    def home(self) -> str:
        """Return the repository that the person may push to: the library's own, or their fork, made now if need be."""
        permissions = self._ask(requests.repository(self._upstream)).get("permissions") or {}
        return self._upstream if permissions.get("push") else self.fork()

    def fork(self) -> str:
        """Return the person's fork, made now if there is none."""
        name = text(self._forked(), "full_name")
        for pause in FORK_PAUSES:
            try:
                self._ask(requests.repository(name))
            except AnswerError as error:
                if error.status != MISSING:
                    raise
                time.sleep(pause)
            else:
                return name
        message = f"GitHub is still making your copy {name}; send this again in a minute, nothing of it is lost here"
        raise ForgeError(message)

    def _forked(self) -> Any:  # noqa: ANN401 - GitHub's answer
        try:
            return self._ask(requests.fork(self._upstream))
        except AnswerError as error:
            if error.status != UNPROCESSABLE:
                raise
        login = text(self._ask(requests.me()), "login")
        return self._ask(requests.repository(f"{login}/{self._upstream.partition('/')[2]}"))

    def changed(self, changes: ChangeSet, repo: str, base: str) -> dict[str, str | None]:
        """Return the files that a change leads to. Raises StaleChangeError, ForgeError when nothing changes."""
        paths = paths_of(changes)
        files = self._objects.files(repo, base)
        present = {path: self._objects.data(repo, files[path].sha) for path in paths if path in files}
        done = changeset.apply(changes, present)
        after = {path: done[path].decode(errors="surrogateescape") if path in done else None for path in paths}
        if all(done.get(path) == present.get(path) for path in paths):
            message = "nothing was changed, so there is nothing to propose; change some words first"
            raise ForgeError(message)
        return after

    def commit(
        self,
        repo: str,
        files: Mapping[str, str | None],
        message: str,
        parents: list[str],
        by: tuple[Person, datetime],
    ) -> str:
        """Store a commit whose files are those of the first parent but for some, and return its name."""
        present = self._objects.files(repo, parents[0])
        entries: list[dict[str, str | None]] = []
        for path, words in files.items():
            mode = present[path].mode if path in present else "100644"
            if words is not None:
                sha = text(self._ask(requests.make_blob(repo, words.encode(errors="surrogateescape"))), "sha")
                entries.append({"path": path, "mode": mode, "type": "blob", "sha": sha})
            elif path in present:
                entries.append({"path": path, "mode": mode, "type": "blob", "sha": None})
        base = self._objects.tree_of(repo, parents[0])
        tree = text(self._ask(requests.make_tree(repo, base, entries)), "sha")
        person, when = by
        date = when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        return text(self._ask(requests.make_commit(repo, message, tree, parents, author(person, date))), "sha")

    def begin(self, repo: str, changes: ChangeSet, commit: str) -> str:
        """Make the branch of a new proposal and return its name; made twice, it is one branch."""
        name = f"patternbook/{hashlib.sha256((message_of(changes) + commit).encode()).hexdigest()[:12]}"
        try:
            self._ask(requests.make_branch(repo, name, commit))
        except AnswerError as error:
            if error.status != UNPROCESSABLE:
                raise
            if text(self._ask(requests.branch(repo, name)), "object", "sha") != commit:
                raise
        return name

    def advance(self, repo: str, branch: str, commit: str) -> None:
        """Move a branch to a commit that follows it. Raises StaleChangeError when somebody else moved it."""
        try:
            self._ask(requests.move_branch(repo, branch, commit))
        except AnswerError as error:
            if error.status != UNPROCESSABLE:
                raise
            message = "the proposal was changed by somebody else; look at it again and repeat the change"
            raise StaleChangeError(message) from error
