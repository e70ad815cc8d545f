"""Proposals in a git repository on this machine: branches, notes under refs of their own, merges by compare-and-swap.

Everything is built in the object database. A proposal exists when its first note is in place, and
it is merged when the library's branch holds its head: both are one ref, written in one step. The
branch `proposal/7` is there for people who use git; it is made again when it is missing.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import pygit2

from patternbook.collaborate.disk.apply import paths_of
from patternbook.collaborate.disk.journal import changing
from patternbook.collaborate.git.commit import current_branch, entries, message_of, tree_with
from patternbook.collaborate.git.comparing import changed_files, data_at, text_in
from patternbook.collaborate.git.joining import Join, Joined
from patternbook.collaborate.git.repository import commit_at, open_repository, steadily
from patternbook.collaborate.opening import preset
from patternbook.collaborate.proposals import discussion
from patternbook.collaborate.proposals.forge import (
    ONLY_OPEN,
    ClashError,
    ClosedError,
    FileChange,
    ForgeError,
    Kind,
    NoProposalError,
    Note,
    Outlook,
    Person,
    Proposal,
    State,
    nothing_more,
)
from patternbook.collaborate.proposals.landing import land
from patternbook.collaborate.shelf import CONFIG, refuse_below, text_below
from patternbook.library import StaleChangeError, parse_config
from patternbook.library.changes import changeset

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from patternbook.collaborate.git.repository import Repository
    from patternbook.collaborate.proposals.forge import Check, Clash, Record
    from patternbook.library import ChangeSet, Config

BRANCHES = "refs/heads/proposal/"
_REMEMBERED = 10_000


@lru_cache(maxsize=4)
def _read_config(data: bytes, below: str) -> Config:
    return parse_config(data.decode(errors="replace"), preset(), below)


class LocalForge:
    """Proposals in the git repository that holds a library; keeps the promise of `forge.Forge`.

    Raises RepositoryError when there is no repository, or no commit yet.
    """

    takes_guests = True

    def __init__(self, root: Path) -> None:
        self.root = root
        self._thread = threading.local()
        self._merging = threading.Lock()
        self._talks: dict[int, tuple[str, tuple[Note, ...], str]] = {}
        self._merged: dict[tuple[str, str], bool] = {}
        pygit2.settings.enable_fsync_gitdir(True)  # noqa: FBT003 - the binding takes no name
        self.tip()

    @property
    def _repository(self) -> Repository:
        """The repository, opened once a thread."""
        found: Repository | None = getattr(self._thread, "repository", None)
        if found is None:
            found = self._thread.repository = open_repository(self.root)
        return found

    def tip(self) -> str:
        """Return the commit that the library is at."""
        return str(current_branch(self._repository).target)

    def proposals(self) -> tuple[Proposal, ...]:
        """Return every proposal, the newest first; one with broken notes is left out, its own page says why."""
        found = []
        for number in sorted(discussion.numbers(self._repository.git), reverse=True):
            with suppress(discussion.BrokenNoteError):
                found.append(self.proposal(number))
        return tuple(found)

    def proposal(self, number: int) -> Proposal:
        """Return a proposal. Raises NoProposalError."""
        git = self._repository.git
        ref = git.references.get(f"{discussion.NOTES}{number}")
        if ref is None:
            message = f"there is no proposal {number}; the list of proposals has all that there are"
            raise NoProposalError(message)
        notes, kept = self._talk(number, pygit2.Oid(hex=str(ref.target)))
        head = self._head(number, kept)
        first = notes[0]
        title, _, reason = first.words.partition("\n\n")
        return Proposal(number, title, reason, first.by, first.head, head, self._state(notes, head), notes)

    def _talk(self, number: int, last: pygit2.Oid) -> tuple[tuple[Note, ...], str]:
        known = self._talks.get(number)
        if known is None or known[0] != str(last):
            known = (str(last), *discussion.read(self._repository.git, last))
            self._talks[number] = known
        return known[1], known[2]

    def _head(self, number: int, kept: str) -> str:
        """Return the newest commit of a proposal: its branch, which people may have pushed to, else what notes keep."""
        git = self._repository.git
        branch = git.references.get(f"{BRANCHES}{number}")
        if branch is None:
            return kept
        head = str(branch.target)
        return head if head == kept or steadily(git.descendant_of, head, kept) else kept

    def _state(self, notes: tuple[Note, ...], head: str) -> State:
        tip = self.tip()
        is_merged = self._merged.get((tip, head))
        if is_merged is None:
            if len(self._merged) > _REMEMBERED:
                self._merged.clear()
            self._merged[tip, head] = is_merged = tip == head or steadily(self._repository.git.descendant_of, tip, head)
        if is_merged:
            return State.MERGED
        return State.WITHDRAWN if any(note.kind is Kind.WITHDRAWN for note in notes) else State.OPEN

    def _tree(self, changes: ChangeSet, base: pygit2.Tree) -> pygit2.Oid:
        """Write the tree that a change makes of another one. Raises StaleChangeError."""
        repository, paths = self._repository, paths_of(changes)
        present = {path: entry.data for path, entry in entries(repository, base, paths).items()}
        refuse_below(changes, self.root, present)
        done = changeset.apply(changes, present)
        return tree_with(repository, base, changes, {path: done.get(path) for path in paths})

    def _commit(self, changes: ChangeSet, base: pygit2.Commit, by: Person, when: datetime) -> pygit2.Oid:
        """Write a commit of a change to a commit; no ref moves."""
        repository, tree = self._repository, self._tree(changes, base.tree)
        if tree == base.tree.id:
            message = "nothing was changed, so there is nothing to propose; change some words first"
            raise ForgeError(message)
        author = discussion.signature(by, when)
        write, message = repository.git.create_commit, message_of(changes)
        return steadily(write, None, author, author, message, tree, [base.id])

    def propose(self, changes: ChangeSet, base: str, by: Person, when: datetime) -> Proposal:
        """Make a proposal of a change to the library as it was at a commit. Raises StaleChangeError."""
        git = self._repository.git
        head = self._commit(changes, commit_at(self._repository, base), by, when)
        words = f"{changes.title}\n\n{changes.reason}" if changes.reason else changes.title
        number = discussion.begin(git, Note(Kind.PROPOSED, by, when, words, head=base), head)
        discussion.claim(git, f"{BRANCHES}{number}", head)
        return self.proposal(number)

    def _open(self, number: int) -> Proposal:
        found = self.proposal(number)
        if found.state is not State.OPEN:
            raise ClosedError(number, found.state)
        return found

    def _advance(self, proposal: Proposal, head: pygit2.Oid, note: Note) -> Proposal:
        """Move the branch of a proposal, unless somebody changed it since it was read, and tell of it."""
        git, name = self._repository.git, f"{BRANCHES}{proposal.number}"
        with discussion.held(git, proposal.number, name) as hold:
            if self._open(proposal.number).head != proposal.head:
                message = f"proposal {proposal.number} was changed by somebody else; look at it and repeat the change"
                raise StaleChangeError(message)
            hold.set_target(name, head, message=f"patternbook: {note.kind.value}")
            discussion.add(git, hold, proposal.number, replace(note, head=str(head)), head)
        return self.proposal(proposal.number)

    def change(self, number: int, changes: ChangeSet, seen: str, note: Note) -> Proposal:
        """Add a change to an open proposal whose head is `seen`. Raises StaleChangeError, ClosedError."""
        found = self._open(number)
        if found.head != seen:
            message = f"proposal {number} has changed since you read it; look at it again and repeat the change"
            raise StaleChangeError(message)
        head = self._commit(changes, commit_at(self._repository, seen), note.by, note.when)
        return self._advance(found, head, note)

    def say(self, number: int, note: Note) -> Proposal:
        """Add a note to a proposal. Raises ClosedError for a note that an open one alone may get."""
        git = self._repository.git
        with discussion.held(git, number) as hold:
            found = self._open(number) if note.kind in ONLY_OPEN else self.proposal(number)
            discussion.add(git, hold, number, replace(note, head=note.head or found.head))
        return self.proposal(number)

    def _config(self, tip: pygit2.Commit) -> Config:
        found = entries(self._repository, tip.tree, (CONFIG,)).get(CONFIG)
        return _read_config(found.data if found else b"", text_below(self.root))

    def _join(self, proposal: Proposal, tip: str, chosen: Mapping[Clash, str]) -> Joined:
        repository = self._repository
        ours, theirs = commit_at(repository, tip), commit_at(repository, proposal.head)
        return Join(repository, ours, theirs, self._config(ours)).join(chosen)

    def outlook(self, number: int) -> Outlook:
        """Return what merging a proposal now would give."""
        found, tip = self.proposal(number), self.tip()
        return Outlook(tip, () if found.state is State.MERGED else self._join(found, tip, {}).clashes)

    def catch_up(self, number: int, chosen: Mapping[Clash, str], note: Note) -> Proposal:
        """Join the library's present text into an open proposal. Raises ClashError while something is left open."""
        found, tip = self._open(number), self.tip()
        joined = self._join(found, tip, chosen)
        if joined.clashes:
            raise ClashError(number, joined.clashes)
        author = discussion.signature(note.by, note.when)
        parents = [pygit2.Oid(hex=found.head), pygit2.Oid(hex=tip)]
        title = f"Bring proposal {number} up to date\n"
        write = self._repository.git.create_commit
        head = steadily(write, None, author, author, title, joined.tree, parents)
        return self._advance(found, head, note)

    def files(self, number: int) -> tuple[FileChange, ...]:
        """Return what a proposal changes, by path, against the library that it was made for or has caught up with."""
        repository, found = self._repository, self.proposal(number)
        head = commit_at(repository, found.head)
        return changed_files(repository, self._before(found, head), head)

    def data(self, number: int, path: str) -> bytes | None:
        """Return the bytes of a file as a proposal has it, None where there is none."""
        repository = self._repository
        return data_at(repository, commit_at(repository, self.proposal(number).head), path)

    def _before(self, proposal: Proposal, head: pygit2.Commit) -> pygit2.Commit:
        """Return the newest commit of the library that a proposal has: its base, or what it has caught up with."""
        git = self._repository.git
        if proposal.state is State.MERGED:
            caught = [note for note in proposal.notes if note.kind is Kind.CHANGED]
            joined = (git[note.head].peel(pygit2.Commit) for note in reversed(caught))
            parents = next((each.parent_ids for each in joined if len(each.parent_ids) > 1), None)
            return commit_at(self._repository, str(parents[1]) if parents else proposal.base)
        found = git.merge_base(self.tip(), head.id)
        return commit_at(self._repository, str(found or proposal.base))

    def checks(self, number: int) -> tuple[Check, ...]:
        """Return nothing: beside a repository on disk no other programs judge proposals."""
        self.proposal(number)
        return ()

    def _recorded(self, joined: pygit2.Oid, record: Record) -> pygit2.Oid:
        """Return the tree of a merge with what `record` writes into it."""
        tree = self._repository.git[joined].peel(pygit2.Tree)
        changes = record(lambda path: text_in(self._repository, tree, path))
        return self._tree(changes, tree) if changes.edits else joined

    def merge(self, number: int, note: Note, record: Record = nothing_more) -> Proposal:
        """Bring a proposal into the library, together with what `record` writes. Raises ClashError, ClosedError.

        Threads of this process queue here, so that of many only one competes with other processes.
        """
        git, root = self._repository.git, self.root
        with self._merging, changing(root), discussion.held(git, number) as hold:
            found = self._open(number)
            self._land(found, note, record)
            discussion.add(git, hold, number, replace(note, head=found.head))
        return self.proposal(number)

    def _land(self, found: Proposal, note: Note, record: Record) -> None:
        """Put a proposal that is held, and what `record` writes, on the library's branch. Raises ClashError."""
        if note.head and note.head != found.head:
            message = f"proposal {found.number} was changed since you looked at it; look again, and merge then"
            raise StaleChangeError(message)
        repository = self._repository
        tip = commit_at(repository, self.tip())
        joined = self._join(found, str(tip.id), {})
        if joined.clashes:
            raise ClashError(found.number, joined.clashes)
        author = discussion.signature(note.by, note.when)
        title = f"{found.title}\n\nMerge proposal {found.number} by {found.by.shown}.\n"
        tree, parents = self._recorded(joined.tree, record), [tip.id, pygit2.Oid(hex=found.head)]
        made = steadily(repository.git.create_commit, None, author, author, title, tree, parents)
        land(repository, self.root, tip, commit_at(repository, str(made)), found.title)
