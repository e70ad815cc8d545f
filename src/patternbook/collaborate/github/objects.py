"""Files and commits on GitHub by their names: what has a name never changes, so each is asked for once.

What the served clone has is read there, and costs no request.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pygit2

from patternbook.collaborate.github import requests
from patternbook.collaborate.github.exchange import AnswerError
from patternbook.collaborate.github.reading import blob_bytes, text, value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from patternbook.collaborate.github.clone import Clone
    from patternbook.collaborate.github.exchange import Ask
    from patternbook.collaborate.proposals.forge import Person

_KEPT = 5000


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a tree: the name of its bytes, and its mode as git writes it."""

    sha: str
    mode: str


@dataclass(frozen=True, slots=True)
class Kin:
    """How two commits are related: their common ancestor, and by how many commits the second lacks the first."""

    ancestor: str
    behind: int


def blob_name(data: bytes) -> str:
    """Return the name that git gives some bytes."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


class Objects:
    """Reads and writes objects of repositories through `ask`, which sends a request and returns what was answered."""

    def __init__(self, ask: Callable[[Ask], Any], clone: Clone | None = None) -> None:
        self._ask = ask
        self._clone = clone
        self._known: OrderedDict[tuple[str, ...], Any] = OrderedDict()

    def _once(self, key: tuple[str, ...], make: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever `make` makes
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        made = self._known[key] = make()
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return made

    def _here(self, name: str) -> pygit2.Object | None:
        return self._clone.find(name) if self._clone else None

    def tree_of(self, repo: str, commit: str) -> str:
        """Return the name of a commit's tree."""

        def fetch() -> str:
            here = self._here(commit)
            if isinstance(here, pygit2.Commit):
                return str(here.tree_id)
            return text(self._ask(requests.commit(repo, commit)), "tree", "sha")

        return str(self._once(("commit", commit), fetch))

    def files(self, repo: str, commit: str) -> Mapping[str, Entry]:
        """Return every file of a commit by its path. Raises AnswerError for a tree too large to be told whole."""
        tree = self.tree_of(repo, commit)
        found: Mapping[str, Entry] = self._once(("tree", tree), lambda: self._tree(repo, tree))
        return found

    def _tree(self, repo: str, tree: str) -> dict[str, Entry]:
        here = self._here(tree)
        if isinstance(here, pygit2.Tree):
            return dict(_entries(here, ""))
        answer = self._ask(requests.tree(repo, tree))
        if answer.get("truncated"):
            message = f"{repo} has more files than GitHub tells at once; serve a clone of it with the local forge"
            raise AnswerError(message)
        files = (each for each in value(answer, "tree") if each.get("type") == "blob")
        return {text(each, "path"): Entry(text(each, "sha"), text(each, "mode")) for each in files}

    def data(self, repo: str, sha: str) -> bytes:
        """Return the bytes with a name. Raises AnswerError when GitHub sends others."""

        def fetch() -> bytes:
            here = self._here(sha)
            if isinstance(here, pygit2.Blob):
                return here.data
            data = blob_bytes(self._ask(requests.blob(repo, sha)))
            if blob_name(data) != sha:
                message = f"GitHub sent other bytes than {sha[:10]} names; try again in a moment"
                raise AnswerError(message)
            return data

        return bytes(self._once(("blob", sha), fetch))

    def file(self, repo: str, commit: str, path: str) -> bytes | None:
        """Return the bytes of a file at a commit, None where there is none."""
        entry = self.files(repo, commit).get(path)
        return self.data(repo, entry.sha) if entry else None

    def text(self, repo: str, commit: str, path: str) -> str | None:
        """Return the text of a file at a commit, None where there is none; bytes that are no text keep their place.

        `encode(errors="surrogateescape")` gives them back.
        """
        data = self.file(repo, commit, path)
        return None if data is None else data.decode(errors="surrogateescape")

    def kin(self, repo: str, one: str, other: str) -> Kin:
        """Return how two commits are related."""

        def fetch() -> Kin:
            here = self._clone.kin(one, other) if self._clone else None
            if here is not None:
                return Kin(*here)
            answer = self._ask(requests.compare(repo, one, other))
            return Kin(text(answer, "merge_base_commit", "sha"), int(value(answer, "behind_by")))

        found: Kin = self._once(("kin", one, other), fetch)
        return found


def _entries(tree: pygit2.Tree, folder: str) -> Iterator[tuple[str, Entry]]:
    """Yield every file below a tree with its path."""
    for each in tree:
        path = f"{folder}{each.name}"
        if isinstance(each, pygit2.Tree):
            yield from _entries(each, f"{path}/")
        elif isinstance(each, pygit2.Blob):
            yield path, Entry(str(each.id), f"{int(each.filemode):06o}")


def author(person: Person, date: str) -> dict[str, str]:
    """Return how a commit names a person."""
    mail = person.mail or f"{person.account}@users.noreply.github.com"
    return {"name": person.shown, "email": mail, "date": date}
