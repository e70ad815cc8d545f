"""What GitHub tells of a repository's pull requests, remembered until something changes there.

A hook says so at once (`forget`), a look now and then finds what no hook told of (`reconcile`). The
list is read from the newest change back to what is known, and old closed proposals without what was
said, so that a repository with a thousand old ones costs no more than one with ten.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.github import requests
from patternbook.collaborate.github.exchange import MISSING, AnswerError
from patternbook.collaborate.github.reading import checks, proposal, pull, text
from patternbook.collaborate.proposals.forge import ForgeError, NoProposalError, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from patternbook.collaborate.github.clone import Clone
    from patternbook.collaborate.github.exchange import Ask
    from patternbook.collaborate.github.reading import Pull, SectionAt
    from patternbook.collaborate.proposals.forge import Check, Proposal

_QUESTIONS = {
    "commits": requests.pull_commits,
    "comments": requests.comments,
    "reviews": requests.reviews,
    "lines": requests.review_comments,
}
_CLOSED_TOLD = 20
_SILENCE: dict[str, list[Any]] = {name: [] for name in _QUESTIONS}


class Mirror:
    """Pull requests onto one branch. `ask` sends a request and returns the answer, `pages` every item of a list."""

    def __init__(
        self,
        ask: Callable[[Ask], Any],
        pages: Callable[[Ask], Iterable[Any]],
        place: tuple[str, str],
        section_at: SectionAt,
        clone: Clone | None = None,
    ) -> None:
        self._ask = ask
        self._pages = pages
        self.repo, self.branch = place
        self._section_at = section_at
        self._clone = clone
        self._lock = threading.Lock()
        self._tip = ""
        self._is_listed = False
        self._pulls: dict[int, Pull] = {}
        self._stale: set[int] = set()
        self._pushed: dict[int, tuple[str, str]] = {}
        self._talks: dict[tuple[int, str], tuple[Proposal, tuple[str, ...]]] = {}
        self._checks: dict[str, tuple[Check, ...]] = {}

    def forget(self, number: int = 0) -> None:
        """Ask again for what may have changed: one proposal, or with 0 the library's branch and the list."""
        with self._lock:
            self._checks.clear()
            if number:
                self._stale.add(number)
                self._talks = {key: value for key, value in tuple(self._talks.items()) if key[0] != number}
            else:
                self._tip, self._is_listed = "", False

    def reconcile(self) -> bool:
        """Ask whether anything changed that no hook told of; whether something had."""
        before = self._tip, self._changes()
        tip = self._newest()
        found = self._changed_since(max(self._changes().values(), default=""))
        with self._lock:
            self._tip, self._is_listed = tip, True
            self._pulls |= found
            self._stale -= found.keys()
            self._talks = {key: told for key, told in tuple(self._talks.items()) if key[0] not in found}
            self._checks.clear()
        self._bring(found.values())
        return before != (tip, self._changes())

    def _changes(self) -> dict[int, str]:
        """Return when each pull request changed; another thread may learn of more meanwhile."""
        return {number: each.changed for number, each in tuple(self._pulls.items())}

    def _changed_since(self, newest: str) -> dict[int, Pull]:
        """Return the pull requests that changed last, back to one that changed before `newest` and is known as it is.

        Times have no fractions of a second, so that those of the newest second are always read again.
        """
        found: dict[int, Pull] = {}
        for each in map(self.seen, self._pages(requests.pulls(self.repo, base=self.branch))):
            known = self._pulls.get(each.number)
            if known is not None and known.changed == each.changed < newest:
                break
            found[each.number] = each
        return found

    def _bring(self, pulls: Iterable[Pull]) -> None:
        """Fetch the commits of many pull requests in one go; what is not to be had is told when it is looked at."""
        if self._clone is not None:
            self._clone.bring_pulls({each.number: each.head for each in pulls})

    def _newest(self) -> str:
        """Ask for the commit of the library's branch, and let the clone follow."""
        tip = text(self._ask(requests.branch(self.repo, self.branch)), "object", "sha")
        if self._clone and tip != self._tip:
            self._clone.follow(tip)
        return tip

    def tip(self) -> str:
        """Return the commit that the library is at."""
        found = self._tip or self._newest()
        self._tip = found
        return found

    def proposals(self) -> tuple[Proposal, ...]:
        """Return every proposal, the newest first; what was said of the open ones and of those that closed last."""
        if not self._is_listed:
            self.reconcile()
        pulls = [self.pull(number) for number in sorted(self._pulls, reverse=True)]
        closed = sorted((each for each in pulls if each.closed), key=lambda each: each.changed, reverse=True)
        whole = {each.number for each in pulls if each.state is State.OPEN or _key(each) in self._talks}
        whole |= {each.number for each in closed[:_CLOSED_TOLD]}
        return tuple(self.told(p)[0] if p.number in whole else proposal(p, _SILENCE)[0] for p in pulls)

    def seen(self, answer: Any) -> Pull:  # noqa: ANN401 - GitHub's answer
        """Return a pull request; GitHub tells of a commit pushed to its branch only a while later."""
        found = pull(answer)
        before, after = self._pushed.get(found.number, ("", ""))
        if found.head == before:
            return replace(found, head=after)
        self._pushed.pop(found.number, None)
        return found

    def pushed(self, found: Pull, commit: str) -> None:
        """Remember that a pull request's branch was moved to a commit."""
        before, _ = self._pushed.get(found.number, (found.head, ""))
        self._pushed[found.number] = before, commit

    def pull(self, number: int) -> Pull:
        """Return a pull request. Raises NoProposalError, for one onto another branch as well."""
        if number not in self._pulls or number in self._stale:
            try:
                found = self.seen(self._ask(requests.pull(self.repo, number)))
            except AnswerError as error:
                if error.status != MISSING:
                    raise
                raise _no_proposal(number) from error
            if found.onto != self.branch:
                raise _no_proposal(number)
            with self._lock:
                self._pulls[number] = found
                self._stale.discard(number)
        return self._pulls[number]

    def told(self, asked: Pull) -> tuple[Proposal, tuple[str, ...]]:
        """Return a proposal with all that was said, and what GitHub calls each note."""
        key = _key(asked)
        if key not in self._talks:
            if asked.state is State.MERGED and asked.merged_by is None:  # lists of pull requests do not tell who merged
                asked = self.seen(self._ask(requests.pull(self.repo, asked.number)))
            talk = {name: list(self._pages(ask(self.repo, asked.number))) for name, ask in _QUESTIONS.items()}
            if self._clone:
                self._clone.bring(asked.head)
            self._talks[key] = proposal(asked, talk, self._section_at)
        return self._talks[key]

    def proposal(self, number: int) -> Proposal:
        """Return a proposal. Raises NoProposalError."""
        return self.told(self.pull(number))[0]

    def checks(self, number: int) -> tuple[Check, ...]:
        """Return what programs say of a proposal's newest commit, nothing while GitHub does not tell."""
        head = self.pull(number).head
        if head not in self._checks:
            try:
                self._checks[head] = checks(self._ask(requests.checks(self.repo, head)))
            except ForgeError:
                return ()
        return self._checks[head]


def _key(asked: Pull) -> tuple[int, str]:
    return asked.number, asked.changed + asked.head


def _no_proposal(number: int) -> NoProposalError:
    return NoProposalError(f"there is no proposal {number}; the list of proposals has all that there are")
