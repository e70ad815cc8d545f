"""What people said about a proposal becomes evidence in the library, with the merge and never without it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from spaces import git
from starlette.testclient import TestClient
from test_safety import fields, write

from patternbook.collaborate.observing import observe
from patternbook.collaborate.opening import open_library
from patternbook.collaborate.proposals.forge import Kind, Note, Person
from patternbook.collaborate.proposals.localforge import LocalForge
from patternbook.mature.evidence.weighing import open_concerns, valid_reviews
from patternbook.mature.ledger import Deed, is_stale, read_ledger
from patternbook.mature.levels.review import State, review
from patternbook.mature.scope import Scope
from patternbook.web.app import make_app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from patternbook.collaborate.proposals.forge import Proposal, Record
    from patternbook.mature.ledger import Event

LEDGER = ".patternbook/ledger/pause-card.toml"
RISE = "/space/pattern/thank-you-ledger"


@pytest.fixture
def client(library: Path) -> Iterator[TestClient]:
    """A browser before the space of the example library."""
    with TestClient(make_app(library), base_url="http://127.0.0.1") as client:
        yield client


def become(client: TestClient, name: str) -> None:
    """Take part under a name."""
    write(client, "/space/you", name=name)


def act(client: TestClient, number: int, deed: str, **values: str) -> str:
    """Do something to a proposal and return the page that follows."""
    page = client.get(f"/space/proposals/{number}").text
    head = re.search(r'name="head" value="(\w+)"', page)
    form = {**fields(page), "head": head[1] if head else "", **values}
    return client.post(f"/space/proposals/{number}/{deed}", data=form).text


def edited(client: TestClient, words: str = "People are too tired to answer.", name: str = "Bela") -> None:
    """Propose other words for the problem."""
    become(client, name)
    assert write(client, text=f"## Problem\n\n{words}").status_code == 303


def told(library: Path, path: str = LEDGER) -> tuple[Event, ...]:
    """Return what the ledger of the committed library tells."""
    return read_ledger(git(library, "show", f"HEAD:{path}"), path)


def test_an_approval_becomes_a_review_of_the_section_in_the_commit_of_the_merge(
    client: TestClient, library: Path
) -> None:
    """Protects evidence: who judged which text is in the library, by the same commit, and goes stale with the text."""
    edited(client)
    become(client, "Ines Calloway")
    act(client, 1, "approve")
    act(client, 1, "merge", words="Agreed.")
    (event,) = told(library)
    assert (event.deed, event.who, event.section, event.toward) == (Deed.REVIEW, "Ines Calloway", "problem", 2)
    assert set(git(library, "show", "--format=", "--name-only", "-m", "--first-parent").split()) == {
        LEDGER,
        "patterns/2-structured/pause-card.md",
    }
    assert git(library, "status", "--porcelain") == ""
    pattern = open_library(library).by_slug["pause-card"]
    assert not is_stale(event, pattern)
    edited(client, "Nobody answers.")
    act(client, 2, "merge", words="At once.")
    assert is_stale(event, open_library(library).by_slug["pause-card"])


def test_a_concern_in_the_instant_of_a_merge_stops_it(client: TestClient, library: Path) -> None:
    """Protects a concern that came after the rules were looked at and before the merge: it is not passed over."""
    edited(client)
    forge: LocalForge = client.app.state.space.forge  # type: ignore[attr-defined]
    merge = forge.merge

    def late(number: int, note: Note, record: Record) -> Proposal:
        concern = Note(Kind.CONCERN, Person("ines"), note.when, "This is wrong.")
        LocalForge(library).say(number, concern)
        return merge(number, note, record)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forge, "merge", late)
        assert "read it, and merge then" in act(client, 1, "merge", words="Agreed.")
    assert forge.proposal(1).state == "open"
    act(client, 1, "merge", words="All the same.")
    assert [event.deed for event in told(library)] == [Deed.CONCERN]


def test_an_approval_of_an_earlier_text_and_of_ones_own_is_no_evidence(client: TestClient, library: Path) -> None:
    """Protects the ledger from judgments that nobody made of this text, or made of their own."""
    edited(client)
    become(client, "Ines Calloway")
    act(client, 1, "approve")
    act(client, 1, "suggest", path="patterns/2-structured/pause-card.md", section="problem", text="## Problem\n\nNo.")
    act(client, 1, "take", about="3")
    become(client, "Bela")
    assert "approved" in act(client, 1, "approve", head=git(library, "rev-parse", "proposal/1"))
    act(client, 1, "merge", words="Agreed.")
    assert git(library, "show", "--format=", "--name-only", "-m", "--first-parent").split() == [
        "patterns/2-structured/pause-card.md"
    ]


@pytest.mark.parametrize("by_git", [False, True])
def test_a_promotion_that_two_committers_approved_is_on_its_level(
    client: TestClient, library: Path, *, by_git: bool
) -> None:
    """Protects the way up: approvals and the announcement count in the checklist, and then in the library."""
    become(client, "Rita")
    page = client.get(RISE).text
    client.post("/space/promote/thank-you-ledger", data={**fields(page), "reason": "The group decided so."})
    for name in ("Ines Calloway", "Tom Adeyemi"):
        become(client, name)
        page = act(client, 1, "approve")
    assert "reviewed by Ines Calloway, Tom Adeyemi" in page
    if by_git:
        git(library, "merge", "-q", "--no-edit", "proposal/1")
    act(client, 1, "record" if by_git else "merge", words="Decided.")
    found = open_library(library)
    pattern, seen = found.by_slug["thank-you-ledger"], observe(library, found)
    assert pattern.level.number == 3
    assert valid_reviews(pattern, Scope(found, seen)) == ("Ines Calloway", "Tom Adeyemi")
    states = {v.requirement.evidence: v for v in review(pattern, found, seen, toward=3).verdicts}
    assert states["reviews"].state is State.MET
    assert "silence is consent from" in states["consensus"].why


def test_concerns_and_what_resolved_them_are_evidence(client: TestClient, library: Path) -> None:
    """Protects objections: one that is open when somebody merges all the same stays open until settled."""
    edited(client)
    become(client, "Tom Adeyemi")
    act(client, 1, "concern", words="The second force\nis gone.")
    act(client, 1, "concern", words="It is too short.")
    act(client, 1, "resolve", about="2")
    become(client, "Rita")
    act(client, 1, "merge", words="It has to go out today.")
    assert sorted((e.deed, e.about) for e in told(library)) == [
        (Deed.CONCERN, "It is too short."),
        (Deed.CONCERN, "The second force is gone."),
        (Deed.RESOLVE, "The second force is gone."),
    ]
    force = [e.deed for e in told(library) if e.about == "The second force is gone."]
    assert force == [Deed.CONCERN, Deed.RESOLVE]
    found = open_library(library)
    scope = Scope(found, observe(library, found))
    assert [each.about for each in open_concerns(found.by_slug["pause-card"], scope)] == ["It is too short."]
    become(client, "Tom Adeyemi")
    act(client, 1, "resolve", about="3")
    found = open_library(library)
    scope = Scope(found, observe(library, found))
    assert open_concerns(found.by_slug["pause-card"], scope) == ()


def test_a_concern_that_somebody_settled_who_is_not_listed_is_left_out(client: TestClient, library: Path) -> None:
    """Protects the library from an objection that it would think open for ever, as it knows no maintainer by name."""
    edited(client)
    become(client, "Tom Adeyemi")
    act(client, 1, "concern", words="It is too short.")
    become(client, "Rita")
    act(client, 1, "resolve", about="2")
    act(client, 1, "merge", words="Agreed.")
    assert LEDGER not in git(library, "ls-files")


def test_whoever_does_not_want_to_be_named_is_not(client: TestClient, library: Path) -> None:
    """Protects people who asked for it: no review under their name, and a concern without one."""
    edited(client)
    become(client, "Ines Calloway")
    client.post("/space/you/naming", data={**fields(client.get("/space/you").text), "named": "no"})
    act(client, 1, "approve")
    act(client, 1, "concern", words="It is too short.")
    become(client, "Rita")
    act(client, 1, "merge", words="Agreed.")
    (event,) = told(library)
    assert (event.deed, event.who) == (Deed.CONCERN, "somebody who is not named")
    assert "Ines" not in git(library, "show", f"HEAD:{LEDGER}")


def test_what_git_merged_can_be_recorded_later(client: TestClient, library: Path) -> None:
    """Protects evidence where people merge elsewhere: one click writes it down, once."""
    edited(client)
    become(client, "Ines Calloway")
    act(client, 1, "approve")
    git(library, "merge", "-q", "--no-edit", "proposal/1")
    assert "Write it into the ledger" in client.get("/space/proposals/1").text
    assert "in the library&#39;s ledger now" in act(client, 1, "record")
    assert [event.who for event in told(library)] == ["Ines Calloway"]
    assert "Write it into the ledger" not in client.get("/space/proposals/1").text
    act(client, 1, "record")
    assert len(told(library)) == 1


def test_a_ledger_under_work_stops_the_merge_whole(client: TestClient, library: Path) -> None:
    """Protects against half a merge: where the evidence cannot be written, the words are not merged either."""
    (library / LEDGER).parent.mkdir(parents=True)
    (library / LEDGER).write_text("# ours\n")
    git(library, "add", "-A")
    git(library, "commit", "-qm", "Ledger")
    edited(client)
    become(client, "Ines Calloway")
    act(client, 1, "approve")
    (library / LEDGER).write_text("# being written\n")
    before = git(library, "rev-parse", "HEAD")
    assert "is being edited" in act(client, 1, "merge", words="Agreed.")
    assert git(library, "rev-parse", "HEAD") == before
    git(library, "checkout", LEDGER)
    act(client, 1, "merge", words="Agreed.")
    assert git(library, "show", f"HEAD:{LEDGER}").startswith("# ours\n\n[[event]]")
