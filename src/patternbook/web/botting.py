"""The space takes part in pull requests by itself: a check with findings, one checklist that stays, and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.collaborate.forge import Kind, Person, State
from patternbook.collaborate.github import requests
from patternbook.collaborate.github.answering import COMMANDS, check_bodies, read_command
from patternbook.collaborate.github.reading import number, person, text
from patternbook.errors import PatternbookError
from patternbook.mature import promotion
from patternbook.mature.scope import Scope
from patternbook.report.levels import pattern_markdown
from patternbook.web.judging import Judgment
from patternbook.web.nextstep import next_step
from patternbook.web.visitors import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from patternbook.collaborate.forge import Proposal
    from patternbook.collaborate.github.answering import Command
    from patternbook.collaborate.github.hooks import Hook
    from patternbook.collaborate.github.hubforge import GitHubForge
    from patternbook.web.space import Space

MARK = "<!-- patternbook checklist -->"
"""By this line the space finds its own comment again."""

CHOICE, MENDING, REVIEW, MERGE = LABELS = (
    "waits for a choice of words",
    "waits for findings to be mended",
    "waits for review",
    "ready to merge",
)
"""What a proposal can wait for, as the label of its pull request."""

_CHECKED = frozenset({"opened", "reopened", "synchronize"})
_NAMED = ", ".join(f"`/{name}`" for name in COMMANDS)


class Bot:
    """Speaks in pull requests with the space's own token. `role` tells what an account may do."""

    def __init__(self, space: Space, forge: GitHubForge, address: str, role: Callable[[str], Role]) -> None:
        self._space = space
        self._forge = forge
        self._address = address
        self._role = role

    def hear(self, hook: Hook) -> None:
        """Do what a hook asks for: check a proposal that changed, answer a command."""
        if not hook.number:
            return
        if hook.event == "pull_request" and hook.action in _CHECKED:
            self.check(self._forge.proposal(hook.number))
        elif hook.event == "issue_comment" and hook.action == "created":
            self._answer(self._forge.proposal(hook.number), hook.account)

    def _page(self, proposal: Proposal) -> str:
        return f"{self._address}/space/proposals/{proposal.number}"

    def check(self, proposal: Proposal) -> None:
        """Tell what checks found in a proposal, and what it has and lacks."""
        judgment = Judgment(self._space, proposal)
        blocking = judgment.standing.flaws
        first, *rest = check_bodies(proposal.head, judgment.brought, blocking, self._page(proposal))
        made = self._forge.tell(requests.make_check(self._forge.repo, first))
        for body in rest:
            self._forge.tell(requests.change_check(self._forge.repo, number(made, "id"), body))
        self._keep(proposal, self._checklist(judgment, proposal))
        self._label(proposal, judgment)

    def _label(self, proposal: Proposal, judgment: Judgment) -> None:
        """Give the pull request the label that says what it waits for; labels of others stay."""
        clashes = judgment.outlook.clashes
        state = CHOICE if clashes else MENDING if judgment.standing.flaws else MERGE if judgment.is_ready else REVIEW
        there = self._forge.labels(proposal.number)
        wanted = {label for label in there if label not in LABELS} | {state}
        if wanted != set(there):
            self._forge.tell(requests.put_labels(self._forge.repo, proposal.number, wanted))

    def _checklist(self, judgment: Judgment, proposal: Proposal) -> str:
        config, seen = judgment.before.config, self._space.seen(judgment.before)
        files = f"{proposal.address}/files"
        lists = [pattern_markdown(review, lambda _path, _line: files) for review in judgment.reviews]
        welcome = f"Thank you, @{proposal.by.account}. {next_step(config, judgment.level, seen)}"
        links = f"[Preview, comment and approve in the space]({self._page(proposal)}), or here."
        commands = f"Comments that the space answers: {_NAMED}, each with a pattern's name if need be."
        return "\n\n".join([MARK, welcome, links, *lists, commands])

    def _keep(self, proposal: Proposal, words: str) -> None:
        """Put the checklist into the space's own comment, made if there is none."""
        repo, own = self._forge.repo, person(self._forge.tell(requests.me())).account
        for each in self._forge.talk(proposal.number):
            if person(each.get("user")).account == own and text(each, "body").startswith(MARK):
                self._forge.tell(requests.change_comment(repo, number(each, "id"), words))
                return
        self._forge.tell(requests.make_comment(repo, proposal.number, words))

    def _answer(self, proposal: Proposal, account: str) -> None:
        """Answer the newest comment of an account, as GitHub has it, when it is a command."""
        said = [n for n in proposal.notes if n.kind is Kind.COMMENT and n.by.account == account]
        command = read_command(said[-1].words) if said else None
        if command is None:
            return
        try:
            answer = self._done(command, proposal, said[-1].by)
        except PatternbookError as error:
            answer = f"@{account} This did not work: {error}"
        if answer:
            self._forge.tell(requests.make_comment(self._forge.repo, proposal.number, answer))

    def _done(self, command: Command, proposal: Proposal, by: Person) -> str:
        """Do what a command asks for and return the answer, "" when what was done speaks for itself."""
        judgment = Judgment(self._space, proposal)
        if command.name == "review":
            self.check(proposal)
            return ""
        slug = command.slug or next(iter(judgment.slugs), "")
        if self._space.library().pattern(slug) is None:
            return f"@{by.account} There is no pattern `{slug}` here; name one, as in `/{command.name} open-door`."
        if command.name == "instance":
            form = f"{self._address}/space/instance/{slug}"
            return f"@{by.account} [Tell of it in two minutes]({form}), with or without a name."
        return self._promoted(slug, by)

    def _promoted(self, slug: str, by: Person) -> str:
        """Propose a pattern's way to the next level, in the name of whoever asked."""
        if self._role(by.account) < Role.COMMITTER:
            return f"@{by.account} Trusted committers promote patterns; ask one of them."
        space, tip = self._space, self._forge.tip()
        planned = promotion.promote(slug, Scope(space.library_at(tip)), space.records(), reason="", under="")
        made = self._forge.propose(planned.changes, tip, by, space.now())
        state = "" if made.state is State.OPEN else f" ({made.state})"
        return f"@{by.account} It is proposed in #{made.number}{state}; its checklist tells what is missing."
