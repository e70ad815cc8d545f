"""Proposals as pull requests on GitHub; keeps the promise of `forge.Forge`.

People write with their own tokens, so that GitHub itself decides what they may do. What is read is
remembered by a `Mirror`.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.git.commit import message_of
from patternbook.collaborate.git.joining import template_of
from patternbook.collaborate.github import requests
from patternbook.collaborate.github.exchange import (
    CONFLICT,
    FORBIDDEN,
    MISSING,
    NOT_ALLOWED,
    UNPROCESSABLE,
    AnswerError,
)
from patternbook.collaborate.github.marking import body_of
from patternbook.collaborate.github.mirror import Mirror
from patternbook.collaborate.github.objects import Objects
from patternbook.collaborate.github.reading import pull
from patternbook.collaborate.github.textjoin import Version, join
from patternbook.collaborate.github.textjoin import section_at as line_section
from patternbook.collaborate.github.writing import Pen
from patternbook.collaborate.opening import preset
from patternbook.collaborate.proposals.forge import (
    ONLY_OPEN,
    ClashError,
    ClosedError,
    ForgeError,
    Kind,
    Outlook,
    State,
    change_of,
    nothing_more,
)
from patternbook.collaborate.shelf import CONFIG
from patternbook.library import StaleChangeError, parse_config

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from patternbook.collaborate.github.clone import Clone
    from patternbook.collaborate.github.exchange import Ask
    from patternbook.collaborate.github.reading import Pull
    from patternbook.collaborate.github.transport import Transport
    from patternbook.collaborate.proposals.forge import Check, Clash, FileChange, Note, Person, Proposal, Record
    from patternbook.library import ChangeSet, Config

_EVENTS = {Kind.APPROVAL: "APPROVE", Kind.CONCERN: "REQUEST_CHANGES"}

MERGE_PAUSES = (0.5, 1, 2)
"""Seconds between attempts to merge a commit that was pushed just now."""


class GitHubForge:
    """Proposals in one repository on GitHub.

    `repo` is `owner/name`, `branch` the library's. `reader` returns the token to read with, `token_of`
    returns a person's own, "" for somebody without one. `clone`, if there is one, follows what is read.
    """

    takes_guests = False

    def __init__(  # noqa: PLR0913 - what a repository on GitHub consists of
        self,
        transport: Transport,
        repo: str,
        branch: str,
        *,
        reader: Callable[[], str],
        token_of: Callable[[Person], str],
        clone: Clone | None = None,
    ) -> None:
        self.repo = repo
        self.branch = branch
        self._transport = transport
        self._reader = reader
        self._token_of = token_of
        self._objects = Objects(self.tell, clone)
        self._mirror = Mirror(self.tell, self.pages, (repo, branch), self.section_at, clone)

    def forget(self, number: int = 0) -> None:
        """Ask again for what may have changed: one proposal, or with 0 the library's branch and the list."""
        self._mirror.forget(number)

    def reconcile(self) -> bool:
        """Ask whether anything changed that no hook told of; whether something had."""
        return self._mirror.reconcile()

    def tip(self) -> str:
        """Return the commit that the library is at."""
        return self._mirror.tip()

    def proposals(self) -> tuple[Proposal, ...]:
        """Return every proposal, the newest first."""
        return self._mirror.proposals()

    def proposal(self, number: int) -> Proposal:
        """Return a proposal. Raises NoProposalError."""
        return self._mirror.proposal(number)

    def checks(self, number: int) -> tuple[Check, ...]:
        """Return what programs say of a proposal's newest text."""
        return self._mirror.checks(number)

    def tell(self, ask: Ask) -> Any:  # noqa: ANN401 - GitHub's answer
        """Send a request in the name of the space itself, and return the answer."""
        return self._transport.ask(ask, self._reader())

    def pages(self, ask: Ask) -> Iterator[Any]:
        """Ask for a list in the name of the space itself, and yield its items."""
        return self._transport.pages(ask, self._reader())

    def _own(self, by: Person) -> Callable[[Ask], Any]:
        """Return how to send in a person's name. Raises ForgeError for somebody without a token."""
        token = self._token_of(by)
        if not token:
            message = f"GitHub does not know {by.shown} here: sign in with GitHub, then repeat this"
            raise ForgeError(message)
        return lambda ask: self._transport.ask(ask, token)

    def _pen(self, by: Person) -> Pen:
        return Pen(self._own(by), self._objects, self.repo)

    def section_at(self, commit: str, path: str, line: int) -> str:
        """Return the section that a line of a file belongs to, "" for a file that is no pattern."""
        words = self._objects.text(self.repo, commit, path)
        template = template_of(path, self._config(commit))
        return line_section(words, line, template) if words is not None and template is not None else ""

    def _fresh(self, number: int) -> Proposal:
        self.forget(number)
        return self.proposal(number)

    def _open(self, number: int) -> Pull:
        self.forget(number)
        found = self._mirror.pull(number)
        if found.state is not State.OPEN:
            raise ClosedError(number, found.state)
        return found

    def propose(self, changes: ChangeSet, base: str, by: Person, when: datetime) -> Proposal:
        """Make a proposal of a change to the library as it was at a commit. Raises StaleChangeError.

        It is made on what the library says now where that joins by itself, so that no proposal begins stale.
        """
        own, pen = self._own(by), self._pen(by)
        files = pen.changed(changes, self.repo, base)
        self.forget()
        tip = self.tip()
        if tip != base:
            joined, clashes = self._join_files(files, base, tip, {})
            files, base = (files, base) if clashes else (joined, tip)
        home, commit = self._committed(pen, files, message_of(changes), base, (by, when))
        head = f"{home.partition('/')[0]}:{pen.begin(home, changes, commit)}"
        there = [each for each in map(pull, self.pages(requests.pulls(self.repo, head=head))) if each.head == commit]
        if there:
            return self._fresh(there[0].number)
        made = own(requests.make_pull(self.repo, changes.title, changes.reason, head, self.branch))
        return self._fresh(pull(made).number)

    def _committed(
        self, pen: Pen, files: Mapping[str, str | None], message: str, base: str, by: tuple[Person, datetime]
    ) -> tuple[str, str]:
        """Store a commit where its author may push, and return that repository and the commit."""
        home = pen.home()
        try:
            return home, pen.commit(home, files, message, [base], by)
        except AnswerError as error:
            if home != self.repo or error.status not in {FORBIDDEN, MISSING}:
                raise
        home = pen.fork()
        return home, pen.commit(home, files, message, [base], by)

    def _join_files(
        self, files: Mapping[str, str | None], base: str, tip: str, chosen: Mapping[Clash, str]
    ) -> tuple[dict[str, str | None], list[Clash]]:
        """Join files that were changed at `base` with the library at `tip`; return them, and what clashes."""
        joined: dict[str, str | None] = {}
        clashes: list[Clash] = []
        config = self._config(tip)
        for path, theirs in files.items():
            before, ours = (self._objects.text(self.repo, commit, path) for commit in (base, tip))
            joined[path], found = join(path, Version(before, ours, theirs), config, chosen)
            clashes += found
        return joined, clashes

    def change(self, number: int, changes: ChangeSet, seen: str, note: Note) -> Proposal:
        """Add a change to an open proposal whose head is `seen`. Raises StaleChangeError, ClosedError."""
        found, pen = self._open(number), self._pen(note.by)
        if found.head != seen:
            message = f"proposal {number} has changed since you read it; look at it again and repeat the change"
            raise StaleChangeError(message)
        files = pen.changed(changes, found.repository, seen)
        commit = pen.commit(found.repository, files, message_of(changes), [seen], (note.by, note.when))
        self._push(pen, found, commit)
        if note.kind is Kind.TAKEN:
            return self.say(number, note)
        return self._fresh(number)

    def say(self, number: int, note: Note) -> Proposal:
        """Add a note to a proposal. Raises ClosedError for a note that an open one alone may get."""
        found = self._open(number) if note.kind in ONLY_OPEN else self._mirror.pull(number)
        own = self._own(note.by)
        told, names = self._mirror.told(found)
        answers = names[note.about - 1] if 0 < note.about <= len(names) else ""
        event = _EVENTS.get(note.kind)
        if event and told.by.account != note.by.account:
            own(requests.make_review(self.repo, number, event, body_of(note, answers), note.head or found.head))
        elif note.kind is Kind.APPROVAL:
            message = "GitHub takes no approval of one's own proposal; ask somebody else to look at it"
            raise ForgeError(message)
        else:
            own(requests.make_comment(self.repo, number, body_of(note, answers)))
        if note.kind is Kind.WITHDRAWN:
            own(requests.close_pull(self.repo, number))
        return self._fresh(number)

    def _config(self, tip: str) -> Config:
        return parse_config(self._objects.text(self.repo, tip, CONFIG) or "", preset())

    def _home(self, found: Pull) -> str:
        """Return the repository that has a proposal's commits: the library's own where its fork is gone."""
        return found.repository or self.repo

    def _changed(self, found: Pull, since: str) -> list[str]:
        """Return the paths of the files that a proposal changes since a commit of the library."""
        before = self._objects.files(self.repo, since)
        after = self._objects.files(self._home(found), found.head)
        return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))

    def _joined(self, found: Pull, tip: str, chosen: Mapping[Clash, str]) -> tuple[dict[str, str | None], list[Clash]]:
        """Return the files of a proposal joined with the library, and what clashes."""
        home = self._home(found)
        since = self._objects.kin(home, tip, found.head).ancestor
        files = {path: self._objects.text(home, found.head, path) for path in self._changed(found, since)}
        return self._join_files(files, since, tip, chosen)

    def outlook(self, number: int) -> Outlook:
        """Return what merging a proposal now would give."""
        found, tip = self._mirror.pull(number), self.tip()
        return Outlook(tip, () if found.state is State.MERGED else tuple(self._joined(found, tip, {})[1]))

    def files(self, number: int) -> tuple[FileChange, ...]:
        """Return what a proposal changes, by path, against the library it was made for or has caught up with."""
        found = self._mirror.pull(number)
        home, since = self._home(found), found.base
        if found.state is not State.MERGED:
            since = self._objects.kin(home, self.tip(), found.head).ancestor
        return tuple(
            change_of(path, self._objects.file(self.repo, since, path), self._objects.file(home, found.head, path))
            for path in self._changed(found, since)
        )

    def data(self, number: int, path: str) -> bytes | None:
        """Return the bytes of a file as a proposal has it, None where there is none."""
        found = self._mirror.pull(number)
        return self._objects.file(self._home(found), found.head, path)

    def catch_up(self, number: int, chosen: Mapping[Clash, str], note: Note) -> Proposal:
        """Join the library's present text into an open proposal. Raises ClashError while something is left open."""
        self.forget()
        found, tip = self._open(number), self.tip()
        joined, clashes = self._joined(found, tip, chosen)
        if clashes:
            raise ClashError(number, clashes)
        pen = self._pen(note.by)
        title, parents = f"Bring proposal {number} up to date\n", [tip, found.head]
        commit = pen.commit(found.repository, joined, title, parents, (note.by, note.when))
        self._push(pen, found, commit)
        return self._fresh(number)

    def _push(self, pen: Pen, found: Pull, commit: str) -> None:
        if not found.repository:
            message = f"the fork that proposal {found.number} came from is gone; propose its text anew"
            raise ForgeError(message)
        pen.advance(found.repository, found.branch, commit)
        self._mirror.pushed(found, commit)

    def _complete(self, found: Pull, note: Note, record: Record) -> Pull:
        """Give a proposal's branch what has to be merged with it: the library's commits, and what `record` writes.

        Where nobody but its author may write to the branch, a proposal that lacks no commit is merged
        without the record, which its page offers to write later.
        """
        home, tip = self._home(found), self.tip()
        files: dict[str, str | None] = {}
        parents = [found.head]
        if self._objects.kin(home, tip, found.head).behind:
            files, clashes = self._joined(found, tip, {})
            if clashes:
                raise ClashError(found.number, clashes)
            parents = [tip, found.head]
        told = record(lambda path: files[path] if path in files else self._objects.text(home, parents[0], path))
        files |= {edit.path: edit.text for edit in told.edits}
        needed = len(parents) > 1
        if not needed and not (files and found.repository):
            return found
        pen, title = self._pen(note.by), told.title or f"Bring proposal {found.number} up to date"
        try:
            self._push(pen, found, pen.commit(home, files, f"{title}\n", parents, (note.by, note.when)))
        except AnswerError as error:
            if needed or error.status not in {FORBIDDEN, MISSING}:
                raise
            return found
        self.forget(found.number)
        return self._mirror.pull(found.number)

    def merge(self, number: int, note: Note, record: Record = nothing_more) -> Proposal:
        """Bring a proposal into the library, together with what `record` writes. Raises ClashError, ClosedError.

        Both are on its branch before: one that lacks commits of the library gets them section by
        section, since GitHub joins by line.
        """
        self.forget()
        before = self._open(number)
        if note.head and note.head != before.head:
            message = f"proposal {number} was changed since you looked at it; look again, and merge then"
            raise StaleChangeError(message)
        found = self._complete(before, note, record)
        ask = requests.merge_pull(self.repo, number, found.head, f"{found.title} (#{number})", note.words)
        try:
            self._merged(self._own(note.by), ask, MERGE_PAUSES if found.head != before.head else ())
        except AnswerError as error:
            if error.status not in {NOT_ALLOWED, CONFLICT, UNPROCESSABLE}:
                raise
            message = f"GitHub does not merge proposal {number} yet: {error}"
            raise ForgeError(message) from error
        self.forget()
        return self._fresh(number)

    @staticmethod
    def _merged(own: Callable[[Ask], Any], ask: Ask, pauses: tuple[float, ...]) -> None:
        """Ask for a merge, after each pause again while GitHub has not seen the newest commit. Raises AnswerError."""
        for pause in pauses:
            try:
                own(ask)
            except AnswerError as error:
                if error.status != CONFLICT:
                    raise
                time.sleep(pause)
            else:
                return
        own(ask)
