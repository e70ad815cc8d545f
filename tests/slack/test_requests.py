"""Only Slack is believed, only for its workspace, and nothing of what it sends is written to a log."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from emulated import Emulator
from front import Front
from workspace import PEOPLE, REPLY, SECRET, TOKEN, Workspace, event, press, seed, shortcut, signed

from patternbook.collaborate.slack.calls import Slack, SlackRefusedError, web_client

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Place

BODY = '{"type": "url_verification", "token": "t", "challenge": "x"}'
ANOTHER = "a secret of somebody else"
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("body", "sign", "status"),
    [
        (BODY, lambda: signed(BODY), 200),
        (BODY, dict, 401),
        (BODY, lambda: signed(BODY, secret=ANOTHER), 401),
        (BODY + " ", lambda: signed(BODY), 401),
        (BODY, lambda: signed(BODY, at=time.time() - 600), 401),
        (BODY, lambda: signed(BODY, at=time.time() + 600), 401),
        (BODY, lambda: {**signed(BODY), "X-Slack-Request-Timestamp": "now"}, 401),
        (b"\xff\xfe", lambda: signed(""), 400),
        ("x" * 1_100_000, lambda: signed(""), 413),
    ],
    ids=["signed", "bare", "forged", "changed", "old", "early", "no number", "no text", "large"],
)
def test_only_signed_and_fresh_requests_are_taken(
    listening: Place, body: str | bytes, sign: Callable[[], dict[str, str]], status: int
) -> None:
    """Protects the inbox from whoever finds the address: forged, replayed and huge requests go no further.

    Requests are signed when they are sent: signed when the tests are collected, they would be old by now.
    """
    answer = listening.served.post(body, {**sign(), **JSON})
    assert answer.status_code == status
    assert ("challenge" in answer.text) is (status == 200)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("[]", "application/json"),
        ("null", "application/json"),
        ("{", "application/json"),
        ("[" * 50_000 + "]" * 50_000, "application/json"),
        ('{"type": "event_callback", "team_id": "T000000001"}', "application/json"),
        ('{"type": "event_callback", "team_id": "T000000001", "event": []}', "application/json"),
        ("payload=", "application/x-www-form-urlencoded"),
        ("payload=[]", "application/x-www-form-urlencoded"),
        ('payload={"type": "block_actions", "team": {"id": "T000000001"}}', "application/x-www-form-urlencoded"),
        ("", "text/plain"),
    ],
    ids=range(10),
)
def test_signed_nonsense_harms_nobody(listening: Place, body: str, kind: str) -> None:
    """Protects a long run from whatever comes with a right signature: it is refused, and listening goes on."""
    assert listening.served.post(body, {**signed(body), "Content-Type": kind}).status_code in {200, 400, 404}
    listening.send(event(listening.workspace, "cleo", listening.workspace.thread()))
    assert len(listening.inbox.open()) == 1


def test_what_is_not_for_this_workspace_changes_nothing(listening: Place) -> None:
    """Protects from an app that was installed elsewhere too: events of another workspace are left alone."""
    workspace, thread = listening.workspace, listening.workspace.thread()
    elsewhere = {"team_id": "T0ELSEWHERE", "authorizations": [{"team_id": "T0ELSEWHERE"}]}
    listening.send(event(workspace, "cleo", thread, **elsewhere))
    listening.send({**shortcut(workspace, "cleo", thread), "team": {"id": "T0ELSEWHERE"}})
    assert listening.inbox.open() == ()
    assert workspace.front.calls("conversations.replies") == []


def test_odd_events_are_acknowledged_and_left(listening: Place) -> None:
    """Protects a long run from things of another shape: a reaction to a file, a button without a value."""
    workspace, thread = listening.workspace, listening.workspace.thread()
    odd = event(workspace, "cleo", thread)
    odd["event"]["item"] = {"type": "file", "file": "F1"}
    listening.send(odd)
    press_nothing = press(workspace, "cleo", "answer_no", "")
    del press_nothing["actions"][0]["value"]
    listening.send(press_nothing)
    listening.send(event(workspace, "cleo", thread))
    assert len(listening.inbox.open()) == 1


def test_no_log_holds_a_word_a_name_or_a_token(
    listening: Place, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Protects what people say from log files: with every logger open wide, and things going wrong, nothing is told."""
    caplog.set_level(logging.DEBUG)
    for name in list(logging.root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, name)
    listening.stop()
    listening.start()
    workspace, front = listening.workspace, listening.workspace.front
    thread = workspace.thread()
    listening.send(event(workspace, "cleo", thread))
    listening.send(press(workspace, "bela", "answer_no", f"{workspace.channels['help']}:{thread}"))
    body = f'{{"text": "{REPLY}"}}'
    listening.served.post(body, signed(body, secret=ANOTHER, **JSON))
    front.down = {"conversations.replies": "fatal_error", "chat.postEphemeral": "restricted_action"}
    listening.send(event(workspace, "ada", thread))
    said = "".join(record.getMessage() + (record.exc_text or "") for record in caplog.records)
    said += "".join(capfd.readouterr())
    names = [*PEOPLE.values(), *workspace.numbers.values(), *workspace.channels.values()]
    for secret in (TOKEN, SECRET, "two maintainers", "waits for weeks", *names):
        assert secret not in said
    assert "a thread was read: 2 messages, 0 left out" in said


@pytest.fixture
def poor(node_packages: Path) -> Iterator[Emulator]:
    """A Slack whose app was installed without one scope."""
    emulator = Emulator(node_packages, "slack", seed(without="channels:history"))
    yield emulator
    emulator.close()


def test_a_missing_scope_is_named(poor: Emulator, place: Place) -> None:
    """Protects operators from guessing: which scope is missing is said to who pointed, and at the start by name."""
    front = Front(poor.address)
    place.workspace = Workspace(poor.address, front)
    place.settings = replace(place.settings, api=f"{front.address}/api/")
    place.start()
    place.send(event(place.workspace, "cleo", place.workspace.thread()))
    assert place.inbox.open() == ()
    assert "lacks the scope channels:history" in place.workspace.whispers("cleo")[0]
    front.scopes = "chat:write,commands,users:read,reactions:read"
    with pytest.raises(SlackRefusedError, match="scopes channels:history"):
        Slack(web_client(TOKEN, f"{front.address}/api/")).me()
    front.close()


def test_the_server_says_that_it_is_well_and_nothing_else(listening: Place) -> None:
    """Protects the small surface: one path for Slack, one for those who watch the process."""
    base: Any = listening.served.address.removesuffix("/slack/events")
    assert httpx.get(f"{base}/healthz").text == "ok"
    assert httpx.get(f"{base}/").status_code == 404
    assert httpx.get(listening.served.address).status_code == 405
