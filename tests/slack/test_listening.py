"""From a message that somebody points at to a candidate in the private inbox, and no further without consent."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from workspace import ASK, BOT, REPLY, event, press, shortcut

from patternbook.cli import patternbook
from patternbook.identify.listening import wording
from patternbook.identify.model import CandidateKind, Policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Place

    Kept = Callable[[], tuple[Place, str]]


def key_of(place: Place, thread: str) -> str:
    """The name of a thread in the buttons of its question."""
    return f"{place.workspace.channels['help']}:{thread}"


def answer(place: Place, thread: str, by: str, choice: str) -> None:
    """Somebody presses a button below the question."""
    place.send(press(place.workspace, by, f"answer_{choice}", key_of(place, thread)))


def written(place: Place) -> dict[str, str]:
    """Every private file of the library and what it holds, the map of names aside."""
    files = (path for path in place.folder.rglob("*") if path.is_file() and path.parent.name != "names")
    return {path.relative_to(place.folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def call(place: Place, *arguments: str) -> str:
    """Run a command over the library and return what it says."""
    return CliRunner().invoke(patternbook, ["-L", str(place.root), *arguments]).output


def test_an_emoji_makes_a_private_candidate_and_asks_its_people(kept: Kept) -> None:
    """Protects the whole way in: the thread is kept privately and without names, those who said it are asked."""
    place, thread = kept()
    (candidate,) = place.inbox.open()
    assert candidate.policy is Policy.PRIVATE
    assert [each.quote for each in candidate.evidence][1].startswith("In the end we agreed")
    assert len(candidate.waits_for) == 2
    question, numbers = place.workspace.question(thread), place.workspace.numbers
    assert question["text"].partition(":")[0].split() == sorted(f"<@{numbers[name]}>" for name in ("ada", "bela"))
    buttons = [each["text"]["text"] for each in question["blocks"][1]["elements"]]
    assert buttons == ["Yes, with my words quoted", "Yes, without names", "No"]
    for text in written(place).values():
        assert not any(name in text for name in ("Quavosky", "Dornfeld", "Bela", "Cleo"))
    assert all(path.stat().st_mode & 0o077 == 0 for path in place.folder.rglob("*") if path.is_file())


def test_nothing_is_read_that_nobody_pointed_at(listening: Place) -> None:
    """Protects everybody else in the channel: other messages are neither asked for nor kept."""
    workspace = listening.workspace
    workspace.say("cleo", "Our team has a secret plan for the parser, and nobody knows of it.")
    thread = workspace.thread()
    listening.send(event(workspace, "cleo", thread, emoji="tada"))
    assert workspace.front.calls("conversations.replies") == []
    listening.send(event(workspace, "cleo", thread))
    assert {call["ts"] for call in workspace.front.calls("conversations.replies")} == {thread}
    assert not workspace.front.calls("conversations.history")
    assert not any("secret plan" in text for text in written(listening).values())


def test_the_shortcut_on_a_reply_takes_the_whole_thread_once(
    listening: Place, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects people who point at an answer, or at what is kept already: one candidate, one question, and a word."""
    workspace = listening.workspace
    first = workspace.say("ada", ASK)
    reply = workspace.say("bela", REPLY, first)
    listening.send(event(workspace, "cleo", reply, emoji="bookmark_tabs::skin-tone-3"))
    listening.send(shortcut(workspace, "cleo", reply, first))
    listening.send(event(workspace, "ada", first))
    listening.send(event(workspace, "ada", reply))
    (candidate,) = listening.inbox.open()
    assert len({each.who for each in candidate.evidence}) == 2
    assert workspace.question(first)
    assert workspace.whispers("cleo") == [wording.ALREADY]
    assert not [record for record in caplog.records if record.name == "patternbook.slack"]


def test_slack_sends_again_and_nothing_happens_twice(listening: Place) -> None:
    """Protects threads from a second question when Slack did not hear the first acknowledgment."""
    workspace, thread = listening.workspace, listening.workspace.thread()
    for number in range(3):
        headers = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": "http_timeout"} if number else {}
        listening.send(event(workspace, "cleo", thread), **headers)
    assert workspace.question(thread)
    assert len(workspace.front.calls("conversations.replies")) == 1
    empty = workspace.call("patternbook", "chat.postMessage", channel=workspace.channels["help"], text="hello")["ts"]
    for _ in range(2):
        listening.send(event(workspace, "cleo", empty))
    assert len(workspace.whispers("cleo")) == 1


def test_many_point_at_once(listening: Place) -> None:
    """Protects a popular thread: however many point at the same moment, there is one candidate and one question."""
    workspace, thread = listening.workspace, listening.workspace.thread()
    events = [event(workspace, name, thread, event_id=f"Ev{n}") for n in range(4) for name in ("ada", "bela", "cleo")]
    with ThreadPoolExecutor(6) as pool:
        statuses = [answer.status_code for answer in pool.map(listening.served.send, events)]
    listening.settle()
    assert set(statuses) == {200}
    assert len(listening.inbox.open()) == 1
    assert workspace.question(thread)


@pytest.mark.parametrize(
    ("ada", "bela", "policy"),
    [("quoted", "quoted", Policy.PUBLIC), ("quoted", "nameless", Policy.CHATHAM), ("quoted", "", Policy.PRIVATE)],
)
def test_the_strictest_answer_counts(kept: Kept, ada: str, bela: str, policy: Policy) -> None:
    """Protects each speaker from the others' consent: names are shown when all want it, words when all allow it."""
    place, thread = kept()
    answer(place, thread, "ada", ada)
    if bela:
        answer(place, thread, "bela", bela)
    (candidate,) = place.inbox.open()
    assert candidate.policy is policy
    assert len(candidate.waits_for) == (0 if bela else 1)
    who = {each.who for each in candidate.evidence}
    assert who == {"ada", "bela"} if policy is Policy.PUBLIC else all(each.startswith("person-") for each in who)
    linked = all("/archives/" in each.where for each in candidate.evidence)
    assert linked is (policy is Policy.PUBLIC)
    assert "Bela" not in "".join(each.quote for each in candidate.evidence)
    progress = place.workspace.question(thread)["blocks"][-1]["elements"][0]["text"]
    assert progress.startswith("Everybody" if bela else "1 of 2")


def test_nothing_leaves_the_inbox_before_everybody_said_yes(kept: Kept) -> None:
    """Protects speakers from the operator's haste: neither a draft nor an instance is taken before consent."""
    place, thread = kept()
    (candidate,) = place.inbox.open()
    page = place.inbox.page(candidate)
    page.write_text("## Title\n\nAnswer Soon\n\n## Problem\n\nOur own words.\n", encoding="utf-8")
    for command in (["accept", candidate.key], ["instance", candidate.key, "first-friday", "--organization", "A bank"]):
        result = CliRunner().invoke(patternbook, ["-L", str(place.root), "inbox", *command])
        assert "2 people were asked" in str(result.exception)
    assert "waits for consent" in call(place, "inbox", "list")
    answer(place, thread, "ada", "nameless")
    answer(place, thread, "bela", "nameless")
    assert page.read_text(encoding="utf-8").startswith("## Title\n\nAnswer Soon")
    call(place, "inbox", "accept", candidate.key)
    assert list((place.root / "patterns").rglob("answer-soon.md"))


def test_a_no_takes_the_words_out_everywhere(kept: Kept) -> None:
    """Protects who says no: the words are on no page and in no file, not even on a page that was edited."""
    place, thread = kept()
    (candidate,) = place.inbox.open()
    page = place.inbox.page(candidate)
    page.write_text(page.read_text(encoding="utf-8").replace("we agreed", "(we agreed)"), encoding="utf-8")
    answer(place, thread, "bela", "no")
    (left,) = place.inbox.open()
    assert left.kind is CandidateKind.DONUT
    assert {each.quote for each in left.evidence} == {each.quote for each in candidate.evidence[:1]}
    assert not any("two maintainers" in text or "same problem" in text for text in written(place).values())
    answer(place, thread, "bela", "quoted")
    assert place.workspace.whispers("bela") == [wording.THANKS["no"], wording.GONE]
    answer(place, thread, "ada", "no")
    assert place.inbox.open() == ()
    assert not any("waits for weeks" in text for text in written(place).values())
    assert [block["type"] for block in place.workspace.question(thread)["blocks"]] == ["section", "context"]
    place.send(event(place.workspace, "ada", thread))
    assert place.inbox.open() == ()


def test_a_no_after_the_draft_was_accepted_says_where_the_words_are(kept: Kept) -> None:
    """Protects who changes their mind late: they hear that the words are out already, and where."""
    place, thread = kept()
    for name in ("ada", "bela"):
        answer(place, thread, name, "nameless")
    (candidate,) = place.inbox.open()
    page = place.inbox.page(candidate)
    page.write_text("## Title\n\nAnswer Soon\n\n## Problem\n\nOur own words.\n", encoding="utf-8")
    call(place, "inbox", "accept", candidate.key)
    answer(place, thread, "bela", "no")
    assert "patterns/1-initial/answer-soon.md" in place.workspace.whispers("bela")[-1]
    assert "two maintainers" not in "".join(written(place).values())


def test_a_no_reaches_words_that_were_merged(kept: Kept) -> None:
    """Protects who says no from the operator's tidying: words that became a part of another candidate go there too."""
    place, thread = kept()
    workspace = place.workspace
    second = workspace.say("cleo", "The shared parser has no owner since that team was dissolved, and tickets wait.")
    place.send(event(workspace, "ada", second))
    first_key, second_key = (each.key for each in sorted(place.inbox.open(), key=lambda each: each.newest))
    call(place, "inbox", "merge", first_key, second_key)
    (merged,) = place.inbox.open()
    assert len(merged.evidence) == 3
    answer(place, second, "cleo", "no")
    (left,) = place.inbox.open()
    assert len(left.evidence) == 2
    assert not any("no owner since" in text for text in written(place).values())
    answer(place, thread, "ada", "nameless")
    answer(place, thread, "bela", "quoted")
    (agreed,) = place.inbox.open()
    assert (agreed.policy, agreed.waits_for) == (Policy.CHATHAM, ())


def test_who_said_nothing_decides_nothing(kept: Kept) -> None:
    """Protects speakers from strangers: somebody else's yes or no changes nothing, nor does a made-up thread."""
    place, thread = kept()
    before = place.inbox.open()
    answer(place, thread, "cleo", "no")
    answer(place, "9999.9", "ada", "quoted")
    assert place.inbox.open() == before
    assert place.workspace.whispers("cleo") == [wording.NOT_YOURS]


def test_opting_out_is_for_everything_until_it_is_taken_back(kept: Kept) -> None:
    """Protects who never wants to be kept: old words go, new ones are not taken; asking again is possible."""
    place, _ = kept()
    workspace = place.workspace
    place.send(press(workspace, "bela", "leave_out", "all"))
    assert not any("two maintainers" in text for text in written(place).values())
    second = workspace.say("ada", "The other department never answers, and nobody owns the shared parser.")
    workspace.say("bela", "My department has no owner for it, that is the problem.", second)
    place.stop()
    place.start()
    place.send(event(workspace, "cleo", second))
    newest = max(place.inbox.open(), key=lambda each: each.newest)
    assert len(newest.waits_for) == 1
    assert not any("My department" in text for text in written(place).values())
    place.send(press(workspace, "bela", "ask_again", "all"))
    third = workspace.say("bela", "Nobody knows which team owns the build, that is our problem.")
    place.send(event(workspace, "cleo", third))
    assert any("which team owns the build" in text for text in written(place).values())


def test_the_operator_can_leave_somebody_out(kept: Kept) -> None:
    """Protects who asks by other ways: a member in the settings is treated as one who opted out."""
    place, _ = kept()
    place.stop()
    place.settings = replace(place.settings, leave_out=(place.workspace.numbers["bela"],))
    place.start()
    place.listener.tick()
    assert not any("two maintainers" in text for text in written(place).values())


def test_deleted_and_rewritten_words_are_not_kept(kept: Kept) -> None:
    """Protects who takes something back in the chat: with the next answer, or the next day, the inbox forgets it."""
    place, thread = kept()
    workspace = place.workspace
    reply = next(row["ts"] for row in workspace.messages(thread) if row["text"] == REPLY)
    here = {"channel": workspace.channels["help"]}
    edited = REPLY.replace("We had the same problem.", "We had a problem.")
    workspace.call("bela", "chat.update", ts=reply, text=edited, **here)
    answer(place, thread, "ada", "quoted")
    (candidate,) = place.inbox.open()
    assert [each.quote.partition(" ")[0] for each in candidate.evidence] == ["Our", "In"]
    workspace.call("bela", "chat.delete", ts=reply, **here)
    answer(place, thread, "ada", "nameless")
    (candidate,) = place.inbox.open()
    assert [each.quote.partition(" ")[0] for each in candidate.evidence] == ["Our"]
    place.listener.tick()
    for row in workspace.messages(thread):
        name = "patternbook" if row["user"] == BOT else "ada"
        workspace.call(name, "chat.delete", ts=row["ts"], **here)
    changed = len(workspace.front.calls("chat.update"))
    place.listener.tick()
    assert len(place.inbox.open()) == 1
    place.now += timedelta(days=1)
    place.listener.tick()
    assert place.inbox.open() == ()
    assert len(workspace.front.calls("chat.update")) == changed + 1


def test_a_deleted_thread_gives_nothing(listening: Place) -> None:
    """Protects a thread that is gone before it is read: nothing is kept, and who pointed hears why."""
    workspace = listening.workspace
    thread = workspace.say("ada", ASK)
    workspace.call("ada", "chat.delete", ts=thread, channel=workspace.channels["help"])
    listening.send(event(workspace, "cleo", thread))
    assert listening.inbox.open() == ()
    assert "not there any more" in workspace.whispers("cleo")[0]


def test_people_of_other_companies_and_who_has_left_are_left_out(listening: Place) -> None:
    """Protects members of other companies in shared channels, and who cannot be asked: their words are not taken."""
    workspace, front = listening.workspace, listening.workspace.front
    front.strangers = {workspace.numbers["bela"]}
    thread = workspace.thread()
    listening.send(event(workspace, "bela", thread))
    assert listening.inbox.open() == ()
    front.left = {workspace.numbers["ada"]}
    listening.send(event(workspace, "cleo", thread))
    assert listening.inbox.open() == ()
    (whisper,) = workspace.whispers("cleo")
    assert "has left and cannot be asked, of another company" in whisper
    front.left = set()
    listening.send(shortcut(workspace, "cleo", thread))
    (candidate,) = listening.inbox.open()
    assert not any("two maintainers" in text for text in written(listening).values())
    assert len(candidate.waits_for) == 1


def test_long_threads_come_in_pages_and_slack_may_ask_for_patience(listening: Place) -> None:
    """Protects long threads and Slack's limits: all pages are read, and waited for as long as Slack says."""
    workspace, front = listening.workspace, listening.workspace.front
    thread = workspace.thread()
    for number in range(5):
        workspace.say("cleo", f"Thanks, number {number}", thread)
    workspace.say("cleo", "In our team nobody owns the build either, that is the same problem.", thread)
    front.page, front.busy = 3, {"conversations.replies": 1}
    listening.send(event(workspace, "ada", thread))
    assert [call.get("cursor", "") for call in front.calls("conversations.replies")] == ["", "", "3", "6"]
    (candidate,) = listening.inbox.open()
    assert len(candidate.waits_for) == 3


def test_what_was_begun_is_ended_after_a_restart(place: Place) -> None:
    """Protects what people pointed at while Slack was away, or the machine stopped: it is taken up again."""
    workspace, front = place.workspace, place.workspace.front
    thread = workspace.thread()
    place.start()
    front.down = {"conversations.replies": "internal_error"}
    place.send(event(workspace, "cleo", thread))
    assert place.inbox.open() == ()
    place.stop()
    front.down = {"chat.postMessage": "service_unavailable"}
    place.start()
    place.listener.tick()
    assert len(place.inbox.open()) == 1
    place.stop()
    front.down = {}
    place.start()
    place.listener.tick()
    assert len(place.inbox.open()) == 1
    assert workspace.question(thread)


def test_where_nobody_can_be_asked_nothing_is_kept(listening: Place) -> None:
    """Protects people in channels in which the app may not write: without a question there is no candidate."""
    workspace, front = listening.workspace, listening.workspace.front
    front.down = {"chat.postMessage": "restricted_action"}
    listening.send(event(workspace, "cleo", workspace.thread()))
    assert listening.inbox.candidates == {}
    assert not any("waits for weeks" in text for text in written(listening).values())


def test_a_channel_without_the_app_is_not_read(listening: Place) -> None:
    """Protects private channels: where the app was not invited it reads nothing, and says so."""
    workspace = listening.workspace
    thread = workspace.say("ada", ASK, channel="closed")
    listening.send(event(workspace, "cleo", thread, channel="closed"))
    assert listening.inbox.open() == ()
    told = [call["text"] for call in workspace.front.calls("chat.postMessage")]
    assert "invite it" in told[-1]


def test_silence_is_no_consent(kept: Kept) -> None:
    """Protects who never answers: after thirty days their words are deleted, others' stay."""
    place, thread = kept()
    answer(place, thread, "ada", "nameless")
    place.now = place.now.replace(year=place.now.year + 1)
    place.listener.tick()
    (candidate,) = place.inbox.open()
    assert candidate.policy is Policy.CHATHAM
    assert not any("two maintainers" in text for text in written(place).values())


def test_an_export_of_the_same_words_does_not_undo_an_answer(kept: Kept) -> None:
    """Protects a no from the next export: the same thread, read from a file, does not take the candidate's place."""
    place, thread = kept()
    answer(place, thread, "bela", "no")
    rows = [row for row in place.workspace.messages(thread) if row["user"] != BOT]
    folder = place.root.parent / "export" / "help"
    folder.mkdir(parents=True)
    (folder / "2026-01-05.json").write_text(json.dumps(rows), encoding="utf-8")
    members = place.workspace.call("ada", "users.list", limit=100)["members"]
    (folder.parent / "users.json").write_text(json.dumps(members), encoding="utf-8")
    before = place.inbox.open()
    call(place, "identify", str(folder.parent))
    assert place.inbox.open() == before
    pages = {path.name for path in place.inbox.folder.glob("*.md")}
    assert pages == {f"{each.key}.md" for each in before}
