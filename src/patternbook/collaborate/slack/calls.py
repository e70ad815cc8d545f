"""What is asked of Slack's Web API: a thread, a member, a message; every refusal is told in plain words."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)

from patternbook.errors import PatternbookError
from patternbook.identify.listening.thread import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slack_sdk.web import SlackResponse

PAGE = 200
"""Messages of a thread that are asked for at once, as Slack recommends."""
LONGEST = 2000
"""Messages of a thread that are read at most."""
SCOPES = {
    "channels:history": "reads the thread that somebody points at, in public channels",
    "chat:write": "asks for consent in the thread, and sends the digest",
    "commands": "offers the message shortcut",
    "groups:history": "reads the thread that somebody points at, in private channels that the app was invited to",
    "reactions:read": "hears of the emoji",
    "users:read": "tells people of the workspace from programs and from members of other companies",
}
"""What the app may do in a workspace, and why."""

_PASSING = frozenset({"ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"})
_PLAIN = {
    "not_in_channel": "the app is not in this channel; invite it and try again",
    "channel_not_found": "the app cannot see this channel; invite it and try again",
    "thread_not_found": "the thread is not there any more",
    "message_not_found": "the message is not there any more",
    "is_archived": "the channel is archived",
    "invalid_auth": "Slack does not know the bot token",
    "not_authed": "Slack does not know the bot token",
    "token_revoked": "the bot token was revoked; install the app again",
    "account_inactive": "the app was removed from the workspace; install it again",
}
GONE = frozenset({"thread_not_found", "message_not_found"})
UNKNOWN = frozenset({"user_not_found", "user_not_visible"})
_PATIENCE, _TRIES = 15, 3

SILENT = logging.Logger("slack")  # noqa: LOG001 - it must not be found by name, so that nobody turns it on
"""What the libraries below log goes here, and nowhere else: they write tokens and messages."""
SILENT.disabled = True
SILENT.setLevel(logging.CRITICAL + 1)


class SlackRefusedError(PatternbookError):
    """Slack says no for good; `code` is its word for why."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


class SlackAwayError(PatternbookError):
    """Slack cannot be reached, or asks for patience; it is worth trying again later."""


@dataclass(frozen=True, slots=True)
class Me:
    """Who the app is: its workspace, its account there, and the address of the workspace."""

    workspace: Workspace
    user: str
    address: str


def web_client(token: str, api: str) -> WebClient:
    """Return a client that waits as long as Slack asks it to, and logs nothing."""
    handlers = [
        ConnectionErrorRetryHandler(max_retry_count=_TRIES),
        RateLimitErrorRetryHandler(max_retry_count=_TRIES),
        ServerErrorRetryHandler(max_retry_count=_TRIES),
    ]
    return WebClient(token=token, base_url=api, timeout=_PATIENCE, logger=SILENT, retry_handlers=handlers)


def _refused(method: str, answer: SlackResponse | Mapping[str, Any]) -> PatternbookError:
    code = str(answer.get("error") or "unknown_error")
    if code in _PASSING:
        return SlackAwayError(f"Slack has no time for {method} now ({code})")
    if code == "missing_scope":
        needed = str(answer.get("needed") or "another scope")
        why = f"the app lacks the scope {needed}; add it to the app's bot token scopes and install it again"
        return SlackRefusedError(why, code)
    return SlackRefusedError(_PLAIN.get(code, f"Slack refuses {method}: {code}"), code)


class Slack:
    """Slack as the listener needs it. Raises SlackRefusedError and SlackAwayError; safe to use from any thread."""

    def __init__(self, client: WebClient) -> None:
        self.client = client

    def _call(self, method: str, *, form: Mapping[str, Any] | None = None, body: Any = None) -> SlackResponse:  # noqa: ANN401 - what JSON holds
        try:
            return self.client.api_call(method, params=dict(form) if form else None, json=body)
        except SlackApiError as error:
            answer = error.response if hasattr(error.response, "get") else {}
            raise _refused(method, answer) from None
        except (SlackClientError, URLError, HTTPException, OSError, ValueError) as error:
            # The error's own words may hold what was sent.
            message = f"Slack cannot be reached for {method} ({type(error).__name__})"
            raise SlackAwayError(message) from None

    def me(self) -> Me:
        """Return who the app is. Raises SlackRefusedError when it lacks scopes that Slack tells of."""
        answer = self._call("auth.test")
        granted = {name.lower(): value for name, value in answer.headers.items()}.get("x-oauth-scopes", "")
        held = {each.strip() for each in str(granted).split(",")}
        if granted and (missing := sorted(SCOPES.keys() - held - {"groups:history"})):
            message = f"the app lacks the scopes {', '.join(missing)}; docs/listening.md tells how to add them"
            raise SlackRefusedError(message, "missing_scope")
        workspace = Workspace(str(answer.get("team_id", "")), str(answer.get("enterprise_id") or ""))
        return Me(workspace, str(answer.get("user_id", "")), str(answer.get("url", "")))

    def thread(self, channel: str, time: str) -> list[dict[str, Any]]:
        """Return the messages of the thread that a message belongs to, oldest first, page by page."""
        found: list[dict[str, Any]] = []
        cursor = ""
        while len(found) < LONGEST:
            form = {"channel": channel, "ts": time, "limit": PAGE} | ({"cursor": cursor} if cursor else {})
            answer = self._call("conversations.replies", form=form)
            rows = answer.get("messages") or []
            found += [row for row in rows if isinstance(row, dict)]
            cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor or not rows:
                break
        if not found:
            raise SlackRefusedError(_PLAIN["message_not_found"], "message_not_found")
        root = str(found[0].get("thread_ts") or time)
        return found[:LONGEST] if root in {time, str(found[0].get("ts"))} else self.thread(channel, root)

    def member(self, number: str) -> dict[str, Any]:
        """Return what Slack tells of a member."""
        user = self._call("users.info", form={"user": number}).get("user")
        return user if isinstance(user, dict) else {}

    def say(self, channel: str, text: str, *, thread: str = "", blocks: Sequence[Any] = ()) -> str:
        """Post a message, in a thread if one is named; return its time."""
        body: dict[str, Any] = {"channel": channel, "text": text, "unfurl_links": False, "unfurl_media": False}
        body |= ({"thread_ts": thread} if thread else {}) | ({"blocks": list(blocks)} if blocks else {})
        return str(self._call("chat.postMessage", body=body).get("ts", ""))

    def change(self, channel: str, time: str, text: str, blocks: Sequence[Any]) -> None:
        """Put something else in place of a message of the app."""
        self._call("chat.update", body={"channel": channel, "ts": time, "text": text, "blocks": list(blocks)})

    def whisper(self, channel: str, member: str, text: str, *, thread: str = "", blocks: Sequence[Any] = ()) -> None:
        """Tell one member something that nobody else sees; where that cannot be, in a message to them alone."""
        body: dict[str, Any] = {"channel": channel, "user": member, "text": text}
        body |= ({"thread_ts": thread} if thread else {}) | ({"blocks": list(blocks)} if blocks else {})
        try:
            self._call("chat.postEphemeral", body=body)
        except SlackRefusedError:
            self.say(member, text, blocks=blocks)
