"""Socket mode: the app connects by itself, and what comes over the socket does the same as over HTTP."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from workspace import TOKEN, event, press

from patternbook.collaborate.slack.app import make_app
from patternbook.collaborate.slack.calls import SlackRefusedError, web_client
from patternbook.collaborate.slack.serving import socket

if TYPE_CHECKING:
    from conftest import Place

APP_TOKEN = "xapp-the-app-token-of-the-tests"  # noqa: S105 - ours alone


def envelope(number: int, kind: str, payload: dict[str, Any]) -> dict[str, Any]:
    """What Slack sends over a socket."""
    return {"envelope_id": f"e{number}", "type": kind, "payload": payload, "accepts_response_payload": False}


def test_a_thread_is_kept_and_answered_over_a_socket(listening: Place) -> None:
    """Protects operators without a public address: events and buttons come over the socket and are acknowledged."""
    workspace, front = listening.workspace, listening.workspace.front
    app = make_app(listening.listener, listening.settings, web_client(TOKEN, listening.settings.api))
    thread = workspace.thread()
    with socket(app, APP_TOKEN):
        assert front.connected.wait(60)
        reacted = envelope(1, "events_api", event(workspace, "cleo", thread))
        front.send(reacted)
        front.send({**reacted, "envelope_id": "e2", "retry_attempt": 1, "retry_reason": "timeout"})
        _until(lambda: listening.inbox.open() and len(workspace.messages(thread)) == 3)
        value = f"{workspace.channels['help']}:{thread}"
        front.send(envelope(3, "interactive", press(workspace, "bela", "answer_no", value)))
        _until(lambda: len(listening.inbox.open()[0].evidence) == 1)
        _until(lambda: sorted(front.acknowledged) == ["e1", "e2", "e3"])
    assert workspace.question(thread)


def _until(true: Any) -> None:
    for _ in range(3000):
        if true():
            return
        time.sleep(0.02)
    pytest.fail("it never came")


def test_a_wrong_app_token_is_told(listening: Place) -> None:
    """Protects operators from waiting for nothing: Slack's refusal of a socket is said at once, without the token."""
    app = make_app(listening.listener, listening.settings, web_client(TOKEN, listening.settings.api))
    listening.workspace.front.down = {"apps.connections.open": "invalid_auth"}
    with pytest.raises(SlackRefusedError, match="invalid_auth") as told, socket(app, APP_TOKEN):
        pass
    assert APP_TOKEN not in str(told.value)
