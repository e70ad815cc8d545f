"""The space takes part in pull requests by itself: a check with findings, one checklist that stays, and answers.

What it has done is read from GitHub each time, never remembered: a hook that gets lost, or a space that
stops in the middle, is made up for at the next look, and nothing is done twice.
"""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.disk.lock import locked
from patternbook.collaborate.disk.private import data_folder, make_private
from patternbook.collaborate.github import requests
from patternbook.collaborate.github.answering import CHECK, COMMANDS, check_bodies, read_command
from patternbook.collaborate.github.marking import CHECKLIST, answer_to, answered
from patternbook.collaborate.github.reading import moment, number, person, text
from patternbook.collaborate.proposals.forge import CheckState, Person, State
from patternbook.errors import PatternbookError
from patternbook.mature.lifecycle import promotion
from patternbook.mature.scope import Scope
from patternbook.report.levels import pattern_markdown
from patternbook.web.door.visitors import Role
from patternbook.web.judging.judgment import Judgment
from patternbook.web.writing.nextstep import next_step

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from patternbook.collaborate.github.answering import Command
    from patternbook.collaborate.github.hubforge import GitHubForge
    from patternbook.collaborate.proposals.forge import Proposal
    from patternbook.web.space import Space

CHOICE, MENDING, REVIEW, MERGE = LABELS = (
    "waits for a choice of words",
    "waits for findings to be mended",
    "waits for review",
    "ready to merge",
)
"""What a proposal can wait for, as the label of its pull request."""

ANSWERED_FOR = timedelta(days=1)
"""How old a command may be that is still obeyed: one from before the space took part was meant for somebody else."""

_LOG = logging.getLogger("patternbook.space")
_LISTS = 50_000
"""Letters of checklists that fit into a comment, of which GitHub takes 65,536."""

_NAMED = ", ".join(f"`/{name}`" for name in COMMANDS)


class Bot:
    """Speaks in pull requests as an app, under the name that `account` returns. `role` tells what people may do."""

    def __init__(
        self,
        space: Space,
        forge: GitHubForge,
        address: str,
        *,
        account: Callable[[], str],
        role: Callable[[str], Role],
    ) -> None:
        self._space = space
        self._forge = forge
        self._address = address
        self._account = account
        self._role = role
        self._lock = threading.Lock()
        self._place = data_folder(space.root) / "bot"
        self._attended: dict[int, tuple[Proposal, int]] = {}

    def look_around(self) -> None:
        """Attend to every open proposal that changed since the last look, and once an hour to all, as time passes.

        What fails for one is told in the log and tried again at the next look.
        """
        for proposal in self._forge.proposals():
            if proposal.state is State.OPEN and self._attended.get(proposal.number) != self._state(proposal):
                try:
                    self.attend(proposal)
                except PatternbookError as error:
                    _LOG.warning("proposal %s: %s", proposal.number, error, extra={"event": "bot"})

    def _state(self, proposal: Proposal) -> tuple[Proposal, int]:
        return proposal, self._space.now().hour

    def attend(self, proposal: Proposal) -> None:
        """Do for an open proposal whatever was not done yet: check its text, label it, answer commands."""
        if proposal.state is not State.OPEN:
            return
        # Another worker of this space may attend to the same one: what it said is seen, and not said again.
        make_private(self._place)
        with self._lock, locked(self._place):
            self._forge.forget(proposal.number)
            proposal = self._forge.proposal(proposal.number)
            if proposal.state is not State.OPEN:
                return
            state = self._state(proposal)
            judgment = Judgment(self._space, proposal)
            told = self._forge.checks(proposal.number)
            if CHECK not in {each.name for each in told if each.state is not CheckState.WAITING}:
                self._check(judgment)
            self._label(judgment)
            self._answer(judgment)
            self._attended[proposal.number] = state

    def _page(self, proposal: Proposal) -> str:
        return f"{self._address}/space/proposals/{proposal.number}"

    def _check(self, judgment: Judgment) -> None:
        """Tell what a proposal has and lacks and what checks found in it; the check comes last, as the sign of both."""
        proposal, repo = judgment.proposal, self._forge.repo
        self._keep(proposal.number, self._checklist(judgment))
        first, *rest = check_bodies(proposal.head, judgment.brought, judgment.standing.flaws, self._page(proposal))
        made = self._forge.tell(requests.make_check(repo, first))
        for body in rest:
            self._forge.tell(requests.change_check(repo, number(made, "id"), body))

    def _label(self, judgment: Judgment) -> None:
        """Give the pull request the label that says what it waits for; labels of others stay."""
        clashes, there = judgment.outlook.clashes, set(judgment.proposal.labels)
        state = CHOICE if clashes else MENDING if judgment.standing.flaws else MERGE if judgment.is_ready else REVIEW
        wanted = there.difference(LABELS) | {state}
        if wanted != there:
            self._forge.tell(requests.put_labels(self._forge.repo, judgment.proposal.number, wanted))
            self._forge.forget(judgment.proposal.number)

    def _checklist(self, judgment: Judgment) -> str:
        proposal, config, seen = judgment.proposal, judgment.before.config, self._space.seen(judgment.before)
        page, files = self._page(proposal), f"{proposal.address}/files"
        lists = [pattern_markdown(review, lambda _path, _line: files) for review in judgment.reviews]
        shown = [each for at, each in enumerate(lists) if sum(map(len, lists[: at + 1])) < _LISTS]
        more = [f"[{len(lists) - len(shown)} more patterns in the space]({page})"] if len(shown) < len(lists) else []
        welcome = f"Thank you, @{proposal.by.account}. {next_step(config, judgment.level, seen)}"
        links = f"[Preview, comment and approve in the space]({page}), or here."
        commands = f"Comments that the space answers: {_NAMED}, each with a pattern's name if need be."
        return "\n\n".join([CHECKLIST, welcome, links, *shown, *more, commands])

    def _own(self, talk: list[Any]) -> list[Any]:
        account = self._account()
        return [each for each in talk if person(each.get("user")).account == account]

    def _talk(self, proposal: int) -> list[Any]:
        return list(self._forge.pages(requests.comments(self._forge.repo, proposal)))

    def _keep(self, proposal: int, words: str) -> None:
        """Put the checklist into the space's own comment, made if there is none."""
        repo = self._forge.repo
        for each in self._own(self._talk(proposal)):
            if text(each, "body").startswith(CHECKLIST):
                self._forge.tell(requests.change_comment(repo, number(each, "id"), words))
                return
        self._forge.tell(requests.make_comment(repo, proposal, words))

    def _answer(self, judgment: Judgment) -> None:
        """Obey and answer every command that nobody answered yet, as GitHub has it."""
        proposal = judgment.proposal
        talk = self._talk(proposal.number)
        done = {answered(text(each, "body")) for each in self._own(talk)}
        for each in talk:
            command, asked = read_command(str(each.get("body") or "")), number(each, "id")
            when = moment(each, "created_at")
            if command is None or asked in done or self._space.now() - when > ANSWERED_FOR:
                continue
            by = person(each.get("user"))
            try:
                words = self._done(command, judgment, by, when)
            except PatternbookError as error:
                words = f"This did not work: {error}."
            answer = answer_to(asked, f"@{by.account} {words}")
            self._forge.tell(requests.make_comment(self._forge.repo, proposal.number, answer))

    def _done(self, command: Command, judgment: Judgment, by: Person, when: datetime) -> str:
        """Do what a command asks for and return what there is to say."""
        if command.name == "review":
            self._check(judgment)
            return "I have looked again; the checklist above and the check below tell what I found."
        slug = command.slug or next(iter(judgment.slugs), "")
        if self._space.library().pattern(slug) is None:
            return f"There is no pattern `{slug}` here; name one, as in `/{command.name} open-door`."
        if command.name == "instance":
            return f"[Tell of it in two minutes]({self._address}/space/instance/{slug}), with or without a name."
        return self._promoted(slug, by, when)

    def _promoted(self, slug: str, by: Person, when: datetime) -> str:
        """Propose a pattern's way to the next level, in the name of whoever asked; asked twice, it is one proposal."""
        if self._role(by.account) < Role.COMMITTER:
            return "Trusted committers promote patterns; ask one of them."
        space, tip = self._space, self._forge.tip()
        planned = promotion.promote(slug, Scope(space.library_at(tip)), space.records(), reason="", under="")
        made = self._forge.propose(planned.changes, tip, by, when)
        state = "" if made.state is State.OPEN else f" ({made.state})"
        return f"It is proposed in #{made.number}{state}; its checklist tells what is missing."
