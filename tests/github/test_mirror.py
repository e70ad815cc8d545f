"""What happens on GitHub itself is seen in the space, and looking costs little."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from emulated import DOOR, REPO, TEXT
from faulty import Proxy
from test_hubforge import proposed

from patternbook.collaborate.github import requests
from patternbook.collaborate.github.mirror import Mirror
from patternbook.collaborate.github.textjoin import section_at
from patternbook.collaborate.opening import preset
from patternbook.collaborate.proposals.forge import CheckState, NoProposalError, State
from patternbook.library import parse_config

if TYPE_CHECKING:
    from collections.abc import Iterable

    from documented import Documented
    from emulated import Hub

    from patternbook.collaborate.github.exchange import Ask
    from patternbook.collaborate.github.reading import Pull


def test_what_a_reviewer_says_of_a_line_stands_at_its_section(hub: Hub, today: Documented) -> None:
    """A remark made in GitHub's own view of the files is read beside the section that it is about."""
    forge = hub.forge()
    made = proposed(hub, forge, "cleo", "pile up", "wait")
    remarks = requests.review_comments(REPO, made.number)
    ((remark,),) = today.examples(remarks)  # the imitation does not tell lines, GitHub does
    remark = remark | {"path": DOOR, "original_line": 11, "original_commit_id": made.head, "body": "Which ones?"}

    def pages(ask: Ask) -> Iterable[Any]:
        return [remark] if ask == remarks else forge.pages(ask)

    mirror = Mirror(forge.tell, pages, (REPO, "main"), forge.section_at)
    (note,) = [note for note in mirror.proposal(made.number).notes if note.words == "Which ones?"]
    assert (note.path, note.section) == (DOOR, "problem")


@pytest.mark.parametrize(("line", "section"), [(1, "title"), (4, "title"), (5, "patlet"), (11, "problem"), (99, "")])
def test_a_line_belongs_to_the_section_around_it(line: int, section: str) -> None:
    """Lines count from 1, and one that is beyond the end belongs nowhere."""
    assert section_at(TEXT, line, parse_config("", preset()).template("en")) == section


def test_checks_of_other_programs_and_labels_of_people_are_seen(hub: Hub) -> None:
    """Who reviews in the space sees what programs say on GitHub, and what people stuck on the proposal there."""
    forge = hub.forge()
    made = proposed(hub, forge, "cleo", "pile up", "wait")
    body = {"name": "links", "head_sha": made.head, "status": "completed"}
    for name, conclusion in (("links", "failure"), ("words", "success")):
        hub.ask(requests.make_check(REPO, body | {"name": name, "conclusion": conclusion}))
    hub.ask(requests.make_check(REPO, {"name": "slow", "head_sha": made.head, "status": "queued"}))
    hub.ask(requests.put_labels(REPO, made.number, ["good first read"]))
    forge.forget(made.number)
    told = [(each.name, each.state) for each in forge.checks(made.number)]
    assert told == [("links", CheckState.FAILED), ("slow", CheckState.WAITING), ("words", CheckState.PASSED)]
    assert forge.proposal(made.number).labels == ("good first read",)


def test_pull_requests_onto_other_branches_are_no_proposals(hub: Hub) -> None:
    """A change to another branch would not change the library, so it is neither listed nor merged here."""
    forge = hub.forge()
    hub.ask(requests.make_branch(REPO, "draft", forge.tip()))
    made = proposed(hub, forge, "cleo", "pile up", "wait")
    other = hub.ask(requests.make_pull(REPO, "Other", "", f"ada:{_branch(hub, made.number)}", "draft"))["number"]
    forge.forget()
    assert [each.number for each in forge.proposals()] == [made.number]
    with pytest.raises(NoProposalError):
        forge.proposal(other)


def _branch(hub: Hub, number: int) -> str:
    return str(hub.ask(requests.pull(REPO, number))["head"]["ref"])


def test_old_closed_proposals_cost_nothing(hub: Hub) -> None:
    """A repository with a long past is listed without asking what was said in each old pull request."""
    forge = hub.forge()
    for at in range(23):
        made = proposed(hub, forge, "cleo", "pile up", f"wait {at}")
        hub.ask(requests.close_pull(REPO, made.number))
    proxy = Proxy(hub.address)
    assert len(hub.forge(proxy.address).proposals()) == 23
    asked = [path for _, path, _ in proxy.asked if path.partition("?")[0].endswith("/comments")]
    proxy.shutdown()
    proxy.server_close()
    assert len(asked) == 2 * 20


def test_reconcile_reads_the_list_back_to_what_it_knows(hub: Hub) -> None:
    """A look once a minute at a large repository reads one page, whatever the number of its pull requests."""
    forge = hub.forge()
    numbers = [proposed(hub, forge, "cleo", "pile up", f"wait {at}").number for at in range(3)]
    seen: list[int] = []

    class Counting(Mirror):
        def seen(self, answer: Any) -> Pull:
            found = super().seen(answer)
            seen.append(found.number)
            when = f"2026-03-01T12:00:0{found.number}Z"
            return replace(found, changed=when)

    mirror = Counting(forge.tell, forge.pages, (REPO, "main"), lambda *_: "")
    mirror.reconcile()
    assert sorted(seen) == sorted(numbers)
    seen.clear()
    mirror.reconcile()
    assert len(seen) == 2


def test_reconcile_finds_what_no_hook_told_of(hub: Hub) -> None:
    """A lost hook only delays: commits and comments made on GitHub itself are found, and quiet is known as quiet."""
    forge = hub.forge()
    made = proposed(hub, forge, "cleo", "pile up", "wait")
    forge.reconcile()
    assert not forge.reconcile()
    tip = hub.write({"README.md": "# Other\n"}, "Meanwhile")
    assert forge.tip() != tip
    assert forge.reconcile()
    assert forge.tip() == tip
    hub.ask(requests.close_pull(REPO, made.number))
    assert forge.reconcile()
    assert forge.proposal(made.number).state is State.WITHDRAWN
