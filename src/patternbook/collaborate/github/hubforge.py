"""Proposals as pull requests on GitHub; keeps the promise of `forge.Forge`.

People write with their own tokens, so that GitHub itself decides what they may do. What is read
often is remembered and asked for again only after something changed there: a hook says so at once,
`reconcile` notices it later.
"""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.commit import message_of
from patternbook.collaborate.forge import (
    ClashError,
    ClosedError,
    ForgeError,
    Kind,
    NoProposalError,
    Outlook,
    State,
    change_of,
    nothing_more,
)
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
from patternbook.collaborate.github.objects import Objects
from patternbook.collaborate.github.reading import Pull, proposal, pull, text
from patternbook.collaborate.github.textjoin import Version, join
from patternbook.collaborate.github.writing import Pen
from patternbook.collaborate.opening import CONFIG, preset
from patternbook.library import StaleChangeError, parse_config

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from patternbook.collaborate.forge import Clash, FileChange, Note, Person, Proposal, Record
    from patternbook.collaborate.github.clone import Clone
    from patternbook.collaborate.github.exchange import Ask
    from patternbook.collaborate.github.transport import Transport
    from patternbook.library import ChangeSet

_EVENTS = {Kind.APPROVAL: "APPROVE", Kind.CONCERN: "REQUEST_CHANGES"}
_ONLY_OPEN = frozenset({Kind.APPROVAL, Kind.WITHDRAWN, Kind.SUGGESTION, Kind.TAKEN})

MERGE_PAUSES = (0.5, 1, 2)
"""Seconds between attempts to merge a commit that was pushed just now."""


class GitHubForge:
    """Proposals in one repository on GitHub.

    `repo` is `owner/name`, `branch` the library's. `reader` is the token to read with, `token_of`
    returns a person's own, "" for somebody without one. `clone`, if there is one, follows what is read.
    """

    def __init__(  # noqa: PLR0913 - what a repository on GitHub consists of
        self,
        transport: Transport,
        repo: str,
        branch: str,
        *,
        reader: str,
        token_of: Callable[[Person], str],
        clone: Clone | None = None,
    ) -> None:
        self._clone = clone
        self.repo = repo
        self.branch = branch
        self._transport = transport
        self._reader = reader
        self._token_of = token_of
        self._objects = Objects(self.tell)
        self._lock = threading.Lock()
        self._tip = ""
        self._pulls: dict[int, Pull] = {}
        self._pushed: dict[int, tuple[str, str]] = {}
        self._talks: dict[tuple[int, str], tuple[Proposal, tuple[str, ...]]] = {}

    def _pages(self, ask: Ask) -> list[Any]:
        return list(self._transport.pages(ask, self._reader))

    def _own(self, by: Person) -> Callable[[Ask], Any]:
        """Return how to send in a person's name. Raises ForgeError for somebody without a token."""
        token = self._token_of(by)
        if not token:
            message = f"GitHub does not know {by.shown} here: sign in with GitHub, then repeat this"
            raise ForgeError(message)
        return lambda ask: self._transport.ask(ask, token)

    def _pen(self, by: Person) -> Pen:
        return Pen(self._own(by), self._objects, self.repo)

    def tell(self, ask: Ask) -> Any:  # noqa: ANN401 - GitHub's answer
        """Send a request in the name of the space itself, and return the answer."""
        return self._transport.ask(ask, self._reader)

    def labels(self, number: int) -> tuple[str, ...]:
        """Return the labels of a proposal."""
        return self._pull(number).labels

    def talk(self, number: int) -> list[Any]:
        """Return the comments below a proposal as GitHub tells them."""
        return self._pages(requests.comments(self.repo, number))

    def forget(self, number: int = 0) -> None:
        """Ask again for what may have changed: one proposal, or with 0 the library's branch and the list."""
        with self._lock:
            if number:
                self._pulls.pop(number, None)
                self._talks = {key: value for key, value in self._talks.items() if key[0] != number}
            else:
                self._tip = ""
                self._pulls.clear()

    def reconcile(self) -> bool:
        """Ask whether anything changed that no hook told of; whether something had."""
        before = self._tip, {n: each.changed for n, each in self._pulls.items()}
        tip = self._newest()
        found = {each.number: each for each in map(self._seen, self._pages(requests.pulls(self.repo)))}
        with self._lock:
            self._tip, self._pulls = tip, found
        return before != (tip, {n: each.changed for n, each in found.items()})

    def _newest(self) -> str:
        """Ask for the commit of the library's branch, and let the clone follow."""
        tip = text(self.tell(requests.branch(self.repo, self.branch)), "object", "sha")
        if self._clone and tip != self._tip:
            self._clone.follow(tip)
        return tip

    def tip(self) -> str:
        """Return the commit that the library is at."""
        found = self._tip or self._newest()
        self._tip = found
        return found

    def proposals(self) -> tuple[Proposal, ...]:
        """Return every proposal, the newest first."""
        if not self._pulls:
            self.reconcile()
        return tuple(self._told(self._pulls[number])[0] for number in sorted(self._pulls, reverse=True))

    def _seen(self, answer: Any) -> Pull:  # noqa: ANN401 - GitHub's answer
        """Return a pull request; GitHub tells of a commit pushed to its branch only a while later."""
        found = pull(answer)
        before, after = self._pushed.get(found.number, ("", ""))
        if found.head == before:
            return replace(found, head=after)
        self._pushed.pop(found.number, None)
        return found

    def _pull(self, number: int) -> Pull:
        if number not in self._pulls:
            try:
                self._pulls[number] = self._seen(self.tell(requests.pull(self.repo, number)))
            except AnswerError as error:
                if error.status != MISSING:
                    raise
                message = f"there is no proposal {number}; the list of proposals has all that there are"
                raise NoProposalError(message) from error
        return self._pulls[number]

    def _told(self, asked: Pull) -> tuple[Proposal, tuple[str, ...]]:
        key = (asked.number, asked.changed + asked.head)
        if key not in self._talks:
            if asked.state is State.MERGED and asked.merged_by is None:  # lists of pull requests do not tell who merged
                asked = pull(self.tell(requests.pull(self.repo, asked.number)))
            questions = {
                "commits": requests.pull_commits,
                "comments": requests.comments,
                "reviews": requests.reviews,
                "lines": requests.review_comments,
            }
            talk = {name: self._pages(question(self.repo, asked.number)) for name, question in questions.items()}
            if self._clone:
                self._clone.bring(asked.head)
            self._talks[key] = proposal(asked, talk)
        return self._talks[key]

    def proposal(self, number: int) -> Proposal:
        """Return a proposal. Raises NoProposalError."""
        return self._told(self._pull(number))[0]

    def _fresh(self, number: int) -> Proposal:
        self.forget(number)
        return self.proposal(number)

    def _open(self, number: int) -> Pull:
        self.forget(number)
        found = self._pull(number)
        if found.state is not State.OPEN:
            message = f"proposal {number} is {found.state}; make a new proposal"
            raise ClosedError(message)
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
            joined, clashes = self._join_files(files, base, tip)
            files, base = (files, base) if clashes else (joined, tip)
        home, commit = self._committed(pen, files, message_of(changes), base, (by, when))
        head = f"{home.partition('/')[0]}:{pen.begin(home, changes, commit)}"
        there = [each for each in map(pull, self._pages(requests.pulls(self.repo, head=head))) if each.head == commit]
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
        self, files: Mapping[str, str | None], base: str, tip: str
    ) -> tuple[dict[str, str | None], list[Clash]]:
        """Join files that were changed at `base` with the library at `tip`."""
        joined: dict[str, str | None] = {}
        clashes: list[Clash] = []
        config = self._config(tip)
        for path, theirs in files.items():
            before, ours = (self._objects.text(self.repo, commit, path) for commit in (base, tip))
            joined[path], found = join(path, Version(before, ours, theirs), config, {})
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
        found = self._open(number) if note.kind in _ONLY_OPEN else self._pull(number)
        own = self._own(note.by)
        told, names = self._told(found)
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

    def _config(self, tip: str) -> Any:  # noqa: ANN401 - the library's Config
        return parse_config(self._objects.text(self.repo, tip, CONFIG) or "", preset())

    def _changed(self, found: Pull, since: str) -> list[str]:
        """Return the paths of the files that a proposal changes since a commit of the library."""
        before = self._objects.files(self.repo, since)
        after = self._objects.files(found.repository or self.repo, found.head)
        return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))

    def _joined(
        self, found: Pull, tip: str, chosen: Mapping[tuple[str, str], str]
    ) -> tuple[dict[str, str | None], list[Clash]]:
        """Return the files of a proposal joined with the library, and what clashes."""
        since = self._objects.kin(found.repository or self.repo, tip, found.head).ancestor
        config = self._config(tip)
        joined: dict[str, str | None] = {}
        clashes: list[Clash] = []
        for path in self._changed(found, since):
            before, ours = (self._objects.text(self.repo, commit, path) for commit in (since, tip))
            theirs = self._objects.text(found.repository or self.repo, found.head, path)
            joined[path], left = join(path, Version(before, ours, theirs), config, chosen)
            clashes += left
        return joined, clashes

    def outlook(self, number: int) -> Outlook:
        """Return what merging a proposal now would give."""
        found, tip = self._pull(number), self.tip()
        return Outlook(tip, () if found.state is State.MERGED else tuple(self._joined(found, tip, {})[1]))

    def files(self, number: int) -> tuple[FileChange, ...]:
        """Return what a proposal changes, by path, against the library it was made for or has caught up with."""
        found = self._pull(number)
        since = found.base
        if found.state is not State.MERGED:
            since = self._objects.kin(found.repository or self.repo, self.tip(), found.head).ancestor
        home = found.repository or self.repo
        return tuple(
            change_of(path, self._objects.file(self.repo, since, path), self._objects.file(home, found.head, path))
            for path in self._changed(found, since)
        )

    def data(self, number: int, path: str) -> bytes | None:
        """Return the bytes of a file as a proposal has it, None where there is none."""
        found = self._pull(number)
        return self._objects.file(found.repository or self.repo, found.head, path)

    def catch_up(self, number: int, chosen: Mapping[tuple[str, str], str], note: Note) -> Proposal:
        """Join the library's present text into an open proposal. Raises ClashError while something is left open."""
        self.forget()
        found, tip = self._open(number), self.tip()
        joined, clashes = self._joined(found, tip, chosen)
        if clashes:
            raise _clash(number, clashes)
        pen = self._pen(note.by)
        title, parents = f"Bring proposal {number} up to date\n", [tip, found.head]
        commit = pen.commit(found.repository, joined, title, parents, (note.by, note.when))
        self._push(pen, found, commit)
        return self._fresh(number)

    def _push(self, pen: Pen, found: Pull, commit: str) -> None:
        pen.advance(found.repository, found.branch, commit)
        before, _ = self._pushed.get(found.number, (found.head, ""))
        self._pushed[found.number] = before, commit

    def _complete(self, found: Pull, note: Note, record: Record) -> Pull:
        """Give a proposal's branch what has to be merged with it: the library's commits, and what `record` writes."""
        home, tip = found.repository or self.repo, self.tip()
        files: dict[str, str | None] = {}
        parents = [found.head]
        if self._objects.kin(home, tip, found.head).behind:
            files, clashes = self._joined(found, tip, {})
            if clashes:
                raise _clash(found.number, clashes)
            parents = [tip, found.head]
        told = record(lambda path: files[path] if path in files else self._objects.text(home, parents[0], path))
        files |= {edit.path: edit.text for edit in told.edits}
        if len(parents) == 1 and not files:
            return found
        pen, title = self._pen(note.by), told.title or f"Bring proposal {found.number} up to date"
        commit = pen.commit(home, files, f"{title}\n", parents, (note.by, note.when))
        self._push(pen, found, commit)
        self.forget(found.number)
        return self._pull(found.number)

    def merge(self, number: int, note: Note, record: Record = nothing_more) -> Proposal:
        """Bring a proposal into the library, together with what `record` writes. Raises ClashError, ClosedError.

        Both are on its branch before: one that lacks commits of the library gets them section by
        section, since GitHub joins by line.
        """
        self.forget()
        before = self._open(number)
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


def _clash(number: int, clashes: list[Clash]) -> ClashError:
    places = ", ".join(f"{clash.path} ({clash.section or 'the whole file'})" for clash in clashes)
    why = f"somebody else has changed the same words in the meantime, in {places}"
    return ClashError(f"{why}; choose which words proposal {number} keeps", tuple(clashes))
