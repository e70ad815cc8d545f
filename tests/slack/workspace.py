"""A workspace on this machine, its people, and how Slack itself calls an app: signed, and again when it likes."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import httpx
import uvicorn
from slack_sdk import WebClient

if TYPE_CHECKING:
    from front import Front
    from starlette.applications import Starlette

TEAM = "T000000001"
SECRET = "the signing secret of the tests"  # noqa: S105 - ours alone
TOKEN = "xoxb-the-token-of-the-tests"  # noqa: S105
BOT = "U0PATTERN1"
PEOPLE = {"ada": "Ada Quavosky", "bela": "Bela Dornfeld", "cleo": "Cleo Marchetti"}
SCOPES = ["channels:history", "chat:write", "commands", "groups:history", "reactions:read", "users:read"]
ASK = "Our team waits for weeks until Bela's department reviews a contribution, and nobody knows why."
REPLY = "We had the same problem. In the end we agreed that two maintainers answer within two days, and now it works."

QUIET = logging.Logger("people", logging.CRITICAL)  # noqa: LOG001 - what people's own programs log is not ours
QUIET.disabled = True


def seed(*, strict: bool = True, without: str = "") -> dict[str, Any]:
    """A workspace with three people, two channels, and the app with its scopes."""
    scopes = [scope for scope in SCOPES if scope != without]
    app = {
        "client_id": "1.2",
        "client_secret": "unused",
        "name": "Patternbook",
        "bot_name": "patternbook",
        "redirect_uris": [],
        "scopes": scopes,
        "bot_id": "B0PATTERN1",
        "bot_user_id": BOT,
    }
    people = [{"name": name, "real_name": real} for name, real in PEOPLE.items()]
    tokens: list[dict[str, Any]] = [{"token": f"xoxp-{name}", "type": "user", "user": name} for name in PEOPLE]
    everything = [*SCOPES, "reactions:write", "channels:read", "groups:read", "channels:write"]
    tokens = [{**token, "scopes": everything} for token in tokens]
    bot = {"token": TOKEN, "type": "bot", "user_id": BOT, "bot_id": "B0PATTERN1", "scopes": scopes}
    return {
        "slack": {
            "strict_scopes": strict,
            "users": people,
            "channels": [{"name": "help"}, {"name": "digest"}, {"name": "closed", "is_private": True}],
            "oauth_apps": [app],
            "tokens": [*tokens, bot],
        }
    }


@dataclass
class Workspace:
    """People who talk, through the emulated Slack itself."""

    address: str
    front: Front
    numbers: dict[str, str] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        members = self.call("ada", "users.list", limit=100)["members"]
        self.numbers = {member["name"]: member["id"] for member in members}
        rows = self.call("ada", "conversations.list", types="public_channel,private_channel")["channels"]
        self.channels = {row["name"]: row["id"] for row in rows}

    def call(self, name: str, method: str, **values: Any) -> Any:
        """Do something in somebody's name."""
        token = TOKEN if name == "patternbook" else f"xoxp-{name}"
        client = WebClient(token, base_url=f"{self.address}/api/", logger=QUIET)
        return client.api_call(method, params=values).data

    def say(self, name: str, text: str, thread: str = "", channel: str = "help") -> str:
        """Somebody writes a message; return its time."""
        within = {"thread_ts": thread} if thread else {}
        return str(self.call(name, "chat.postMessage", channel=self.channels[channel], text=text, **within)["ts"])

    def thread(self) -> str:
        """Ada asks and Bela answers; return the time of the first message."""
        first = self.say("ada", ASK)
        self.say("bela", REPLY, first)
        return first

    def messages(self, thread: str) -> list[dict[str, Any]]:
        """Return what stands in a thread."""
        found = self.call("ada", "conversations.replies", channel=self.channels["help"], ts=thread)["messages"]
        return list(found)

    def question(self, thread: str) -> dict[str, Any]:
        """Return the app's question in a thread; there is exactly one."""
        (found,) = [row for row in self.messages(thread) if row["user"] == BOT]
        return found

    def whispers(self, name: str) -> list[str]:
        """Return what the app told one person alone."""
        return [call["text"] for call in self.front.calls("chat.postEphemeral") if call["user"] == self.numbers[name]]


def signed(body: str, *, secret: str = SECRET, at: float | None = None, **headers: str) -> dict[str, str]:
    """Return the headers with which Slack sends a body."""
    stamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}", **headers}


def event(workspace: Workspace, by: str, message: str, **changed: Any) -> dict[str, Any]:
    """What Slack sends when somebody reacts with the emoji."""
    name, channel = changed.pop("emoji", "bookmark_tabs"), changed.pop("channel", "help")
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "event_id": f"Ev{by}{message}",
        "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}],
        "event": {
            "type": "reaction_added",
            "user": workspace.numbers[by],
            "reaction": name,
            "item": {"type": "message", "channel": workspace.channels[channel], "ts": message},
            "event_ts": message,
        },
        **changed,
    }


def shortcut(workspace: Workspace, by: str, message: str, thread: str = "") -> dict[str, Any]:
    """What Slack sends when somebody chooses the message shortcut."""
    return {
        "type": "message_action",
        "callback_id": "keep_as_pattern",
        "trigger_id": f"trigger-{by}-{time.time()}",
        "team": {"id": TEAM},
        "user": {"id": workspace.numbers[by], "team_id": TEAM},
        "channel": {"id": workspace.channels["help"]},
        "message": {"ts": message, **({"thread_ts": thread} if thread else {})},
    }


def press(workspace: Workspace, by: str, action: str, value: str) -> dict[str, Any]:
    """What Slack sends when somebody presses a button."""
    return {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": workspace.numbers[by], "team_id": TEAM},
        "channel": {"id": workspace.channels["help"]},
        "container": {"type": "message", "channel_id": workspace.channels["help"]},
        "actions": [{"type": "button", "action_id": action, "value": value, "block_id": "b", "action_ts": "1"}],
    }


class Served:
    """An application behind a real server on this machine, and Slack's way of calling it."""

    def __init__(self, app: Starlette) -> None:
        config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical", access_log=False)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        self.address = f"http://127.0.0.1:{self._server.servers[0].sockets[0].getsockname()[1]}/slack/events"

    def send(self, value: dict[str, Any], **headers: str) -> httpx.Response:
        """Send what Slack sends, rightly signed: events as JSON, all else as a form."""
        if value["type"] in {"event_callback", "url_verification"}:
            body, kind = json.dumps(value), "application/json"
        else:
            body, kind = urlencode({"payload": json.dumps(value)}), "application/x-www-form-urlencoded"
        return self.post(body, {**signed(body), "Content-Type": kind, **headers})

    def post(self, body: str | bytes, headers: dict[str, str]) -> httpx.Response:
        """Send some bytes."""
        return httpx.post(self.address, content=body, headers=headers, timeout=60)

    def close(self) -> None:
        """End it."""
        self._server.should_exit = True
        self._thread.join(10)
