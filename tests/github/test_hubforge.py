"""Proposals against a stateful GitHub: made, talked about, brought up to date, merged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from emulated import DOOR, REPO, TEXT

from patternbook.collaborate.github import hubforge, requests
from patternbook.collaborate.github.objects import Objects
from patternbook.collaborate.proposals.forge import (
    ClashError,
    ClosedError,
    ForgeError,
    Kind,
    NoProposalError,
    Note,
    State,
)
from patternbook.library import Addition, ChangeSet, Edit, StaleChangeError, content_hash

if TYPE_CHECKING:
    from emulated import Hub

    from patternbook.collaborate.github.hubforge import GitHubForge
    from patternbook.collaborate.proposals.forge import Proposal, Read

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def changed(before: str, old: str, new: str) -> ChangeSet:
    """A change of some words of the pattern."""
    assert old in before
    edit = Edit(DOOR, content_hash(before.encode()), before.replace(old, new))
    return ChangeSet("Say it better", "It was unclear.", (edit,))


def proposed(hub: Hub, forge: GitHubForge, name: str, old: str, new: str) -> Proposal:
    """A proposal by somebody."""
    return forge.propose(changed(TEXT, old, new), forge.tip(), hub.person(name), NOW)


def test_a_proposal_by_somebody_who_may_not_push_comes_from_their_fork_under_their_name(hub: Hub) -> None:
    """Nobody needs write access to propose: the commit is theirs, in a fork that was made for them."""
    hub.fork("bela")
    forge = hub.forge()
    made = proposed(hub, forge, "bela", "Questions pile up.", "Questions wait for days.")
    asked = hub.ask(requests.pull(REPO, made.number))
    assert asked["user"]["login"] == "bela"
    assert asked["head"]["repo"]["full_name"] == "bela/patterns"
    assert (made.state, made.title, made.reason) == (State.OPEN, "Say it better", "It was unclear.")
    assert made.notes[0].kind is Kind.PROPOSED
    (file,) = forge.files(made.number)
    assert (file.path, file.before) == (DOOR, TEXT)
    assert file.after == TEXT.replace("Questions pile up.", "Questions wait for days.")


def test_a_proposal_by_somebody_who_may_push_is_a_branch_of_the_library(hub: Hub) -> None:
    """People with write access get no needless fork."""
    made = proposed(hub, hub.forge(), "cleo", "pile up", "wait")
    assert hub.ask(requests.pull(REPO, made.number))["head"]["repo"]["full_name"] == REPO


def test_proposing_the_same_twice_makes_one_proposal(hub: Hub) -> None:
    """A form that is sent again after a lost answer leads to the proposal that was made."""
    forge = hub.forge()
    base = forge.tip()
    made = [forge.propose(changed(TEXT, "pile up", "wait"), base, hub.person("cleo"), NOW) for _ in range(2)]
    assert made[0].number == made[1].number
    assert len(forge.proposals()) == 1


def test_a_proposal_begins_at_what_the_library_says_now(hub: Hub) -> None:
    """An edit of another section, begun before somebody else's commit, is no stale proposal."""
    forge = hub.forge()
    seen = forge.tip()
    tip = hub.write({DOOR: TEXT.replace("Questions pile up.", "Nobody answers.")}, "Meanwhile")
    made = forge.propose(changed(TEXT, "an hour each week", "two hours"), seen, hub.person("cleo"), NOW)
    assert made.base == tip
    (file,) = forge.files(made.number)
    assert file.after is not None
    assert "Nobody answers." in file.after
    assert "two hours" in file.after


def test_a_change_to_text_that_nobody_had_is_refused(hub: Hub) -> None:
    """An edit tells what it saw; made of something else it is stale, and no proposal appears."""
    forge = hub.forge()
    stale = ChangeSet("Wrong", edits=(Edit(DOOR, content_hash(b"other"), "x"),))
    with pytest.raises(StaleChangeError):
        forge.propose(stale, forge.tip(), hub.person("cleo"), NOW)
    assert forge.proposals() == ()


def test_without_a_token_nothing_is_written(hub: Hub) -> None:
    """Nobody writes on GitHub through somebody else's account."""
    forge = hub.forge()
    with pytest.raises(ForgeError, match="sign in with GitHub"):
        forge.propose(changed(TEXT, "pile", "heap"), forge.tip(), hub.person("dora"), NOW)


def test_everything_that_is_said_comes_back_as_it_was_said(hub: Hub) -> None:
    """Comments, suggestions, concerns, resolutions and approvals go to GitHub and return with place and wording."""
    forge, ada = hub.forge(), hub.person("ada")
    made = proposed(hub, forge, "cleo", "pile up", "wait")
    wording = "## Problem\n\nQuestions --> wait\n\n```\nfor <!-- ever -->\n```\n"
    notes = (
        Note(Kind.COMMENT, ada, NOW, "Good -- <b>really</b>.", made.head, DOOR, "problem"),
        Note(Kind.SUGGESTION, ada, NOW, "Shorter:", made.head, DOOR, "problem", wording),
        Note(Kind.CONCERN, ada, NOW, "The cost is not told.", made.head, DOOR, "solution"),
    )
    for note in notes:
        made = forge.say(made.number, note)
    said = [n for n in made.notes if n.kind in {Kind.COMMENT, Kind.SUGGESTION, Kind.CONCERN}]
    fields = [(n.kind, n.by.account, n.words, n.path, n.section, n.text) for n in said]
    assert sorted(fields) == sorted((n.kind, "ada", n.words, n.path, n.section, n.text) for n in notes)
    concern = next(n for n in made.notes if n.kind is Kind.CONCERN)
    made = forge.say(made.number, Note(Kind.RESOLUTION, ada, NOW, "Told now.", about=concern.number))
    assert [(n.about, n.words) for n in made.notes if n.kind is Kind.RESOLUTION] == [(concern.number, "Told now.")]
    made = forge.say(made.number, Note(Kind.APPROVAL, ada, NOW, head=made.head))
    assert [n.head for n in made.notes if n.kind is Kind.APPROVAL] == [made.head]


def test_a_bystander_resolves_no_concern_of_others_by_a_crafted_comment(hub: Hub) -> None:
    """The hidden line of a comment is only words of its author: it lifts nobody else's concern."""
    forge = hub.forge()
    made = proposed(hub, forge, "cleo", "pile up", "wait")
    made = forge.say(made.number, Note(Kind.CONCERN, hub.person("ada"), NOW, "No."))
    name = f"review-{hub.ask(requests.reviews(REPO, made.number))[0]['id']}"
    for kind in ("resolution", "approval", "merged"):
        crafted = f'fine\n\n<!-- patternbook {{"kind": "{kind}", "answers": "{name}"}} -->'
        hub.ask(requests.make_comment(REPO, made.number, crafted), "bela")
    forge.forget(made.number)
    kinds = [note.kind for note in forge.proposal(made.number).notes]
    assert kinds.count(Kind.CONCERN) == 1
    assert not {Kind.RESOLUTION, Kind.APPROVAL, Kind.MERGED} & set(kinds)


def test_a_change_of_a_proposal_that_somebody_else_changed_is_refused(hub: Hub) -> None:
    """Two people who change one proposal: the second is told, nothing of the first is lost."""
    forge, cleo = hub.forge(), hub.person("cleo")
    made = proposed(hub, forge, "cleo", "pile up", "wait")
    first = made.head
    text = TEXT.replace("pile up", "wait")
    note = Note(Kind.CHANGED, cleo, NOW)
    again = forge.change(made.number, changed(text, "wait", "grow"), first, note)
    assert again.head != first
    with pytest.raises(StaleChangeError):
        forge.change(made.number, changed(text, "wait", "shrink"), first, note)
    assert "Questions grow." in hub.text(REPO, again.head)


def test_a_picture_is_the_same_after_every_step(hub: Hub) -> None:
    """A file that is no text comes through proposing and catching up byte for byte."""
    forge, cleo = hub.forge(), hub.person("cleo")
    data = bytes(range(256)) * 9
    change = replace(changed(TEXT, "pile up", "wait"), additions=(Addition("assets/img/door.png", data),))
    made = forge.propose(change, forge.tip(), cleo, NOW)
    assert forge.data(made.number, "assets/img/door.png") == data
    assert [(file.path, file.is_text) for file in forge.files(made.number)] == [
        ("assets/img/door.png", False),
        (DOOR, True),
    ]
    hub.write({"new.md": "# New\n"}, "Meanwhile")
    caught = forge.catch_up(made.number, {}, Note(Kind.CHANGED, cleo, NOW))
    assert Objects(hub.ask).file(REPO, caught.head, "assets/img/door.png") == data


def test_a_merge_brings_the_proposal_into_the_library(hub: Hub) -> None:
    """After a merge the library's branch has the words, and the proposal takes no second merge."""
    forge, cleo = hub.forge(), hub.person("cleo")
    made = proposed(hub, forge, "cleo", "pile up", "wait")
    merged = forge.merge(made.number, Note(Kind.MERGED, cleo, NOW))
    assert (merged.state, merged.notes[-1].kind) == (State.MERGED, Kind.MERGED)
    assert hub.text(REPO, forge.tip()) == TEXT.replace("pile up", "wait")
    with pytest.raises(ClosedError):
        forge.merge(made.number, Note(Kind.MERGED, cleo, NOW))


def test_who_merged_is_told_though_lists_of_pull_requests_leave_it_out(hub: Hub) -> None:
    """The space that begins after a merge names who did it, and nobody called ghost."""
    forge, cleo = hub.forge(), hub.person("cleo")
    made = proposed(hub, forge, "cleo", "pile up", "wait")
    forge.merge(made.number, Note(Kind.MERGED, cleo, NOW))
    (told,) = hub.forge().proposals()
    assert told.notes[-1].by.account == "cleo"


def test_catching_up_joins_sections_that_others_changed_meanwhile(hub: Hub) -> None:
    """A proposal that is behind gets the others' sections and files, though GitHub alone would join by line."""
    forge, cleo = hub.forge(), hub.person("cleo")
    made = proposed(hub, forge, "cleo", "pile up", "wait")
    tip = hub.write({DOOR: TEXT.replace("an hour each week", "two hours"), "new.md": "# New\n"}, "Meanwhile")
    caught = forge.catch_up(made.number, {}, Note(Kind.CHANGED, cleo, NOW))
    assert hub.text(REPO, caught.head) == TEXT.replace("pile up", "wait").replace("an hour each week", "two hours")
    assert "new.md" in {each["path"] for each in hub.ask(requests.tree(REPO, caught.head))["tree"]}
    parents = hub.ask(requests.commit(REPO, caught.head))["parents"]
    assert {each["sha"] for each in parents} == {tip, made.head}
    assert [file.path for file in forge.files(made.number)] == [DOOR]


def test_words_that_two_people_changed_wait_for_a_choice(hub: Hub) -> None:
    """A clash is told with all three texts; the choice becomes part of the proposal, and then it merges."""
    forge, cleo = hub.forge(), hub.person("cleo")
    made = proposed(hub, forge, "cleo", "pile up", "wait")
    hub.write({DOOR: TEXT.replace("pile up", "explode")}, "Meanwhile")
    with pytest.raises(ClashError) as caught:
        forge.merge(made.number, Note(Kind.MERGED, cleo, NOW))
    (clash,) = caught.value.clashes
    assert ("pile" in clash.before, "explode" in clash.ours, "wait" in clash.theirs) == (True, True, True)
    assert forge.outlook(made.number).clashes == (clash,)
    chosen = {clash: "## Problem\n\nQuestions wait, then explode.\n\n"}
    forge.catch_up(made.number, chosen, Note(Kind.CHANGED, cleo, NOW))
    assert not forge.outlook(made.number).clashes
    assert "Questions wait, then explode." in hub.text(REPO, forge.proposal(made.number).head)


def test_a_number_that_no_proposal_has_is_told(hub: Hub) -> None:
    """An old link gives a message, no trace."""
    with pytest.raises(NoProposalError, match="no proposal 99"):
        hub.forge().proposal(99)


def test_what_people_said_is_on_the_branch_before_it_is_merged(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """Evidence and words come into the library together: a merge that GitHub refuses leaves the library as it was."""
    forge, cleo = hub.forge(), hub.person("cleo")
    made = proposed(hub, forge, "cleo", "pile up", "wait")
    record = ChangeSet("Record", edits=(Edit(".patternbook/ledger/open-door.toml", None, "[[event]]\n"),))
    read: list[str | None] = []
    monkeypatch.setattr(hubforge, "MERGE_PAUSES", (0.0,))

    def write(reading: Read) -> ChangeSet:
        read.extend(reading(path) for path in (DOOR, "no.md"))
        return record

    tip = forge.tip()
    with pytest.raises(ForgeError, match="does not merge"):
        forge.merge(made.number, Note(Kind.MERGED, cleo, NOW), write)
    assert read == [TEXT.replace("pile up", "wait"), None]
    branch = hub.ask(requests.pull(REPO, made.number))["head"]["ref"]
    head = hub.ask(requests.branch(REPO, branch))["object"]["sha"]
    commit = hub.ask(requests.commit(REPO, head))
    assert (commit["message"].strip(), [each["sha"] for each in commit["parents"]]) == ("Record", [made.head])
    assert Objects(hub.ask).text(REPO, head, ".patternbook/ledger/open-door.toml") == "[[event]]\n"
    assert hub.text(REPO, head) == TEXT.replace("pile up", "wait")
    forge.forget()
    assert forge.tip() == tip, forge.proposal(made.number).state


def test_a_branch_that_only_its_author_may_write_to_is_merged_as_it_is(hub: Hub) -> None:
    """Evidence that cannot be written beside the words keeps nobody's words out of the library."""
    hub.fork("bela")
    forge = hub.forge()
    made = proposed(hub, forge, "bela", "pile up", "wait")
    record = ChangeSet("Record", edits=(Edit(".patternbook/ledger/open-door.toml", None, "[[event]]\n"),))
    merged = forge.merge(made.number, Note(Kind.MERGED, hub.person("cleo"), NOW), lambda _: record)
    assert (merged.state, merged.head) == (State.MERGED, made.head)
