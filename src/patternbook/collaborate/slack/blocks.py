"""Messages with buttons, in the form that Slack calls Block Kit, and the app's manifest."""

from __future__ import annotations

from typing import Any

from patternbook.collaborate.slack.calls import SCOPES
from patternbook.identify.listening.consent import Answer
from patternbook.identify.listening.wording import AGAIN, BUTTONS, NEVER

SHORTCUT = "keep_as_pattern"
SHORTCUT_NAME = "Keep as a pattern"
ANSWER, LEAVE, RETURN = "answer_", "leave_out", "ask_again"
"""How the names of actions begin or are."""

_STYLES = {Answer.QUOTED: {"style": "primary"}, Answer.NO: {"style": "danger"}}
PATH = "/slack/events"
"""Where the app hears of everything over HTTP."""


def escaped(text: str) -> str:
    """Return a text in which nothing is taken for markup of Slack."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def _button(action: str, label: str, value: str, **style: str) -> dict[str, Any]:
    text = {"type": "plain_text", "text": label}
    return {"type": "button", "action_id": action, "text": text, "value": value, **style}


def question_blocks(text: str, progress: str, thread: str, *, open_: bool) -> list[dict[str, Any]]:
    """Return the question with its buttons, as long as it is open, and how far the answers are."""
    buttons = [_button(f"{ANSWER}{answer}", label, thread, **_STYLES.get(answer, {})) for answer, label in BUTTONS]
    below = {"type": "context", "elements": [{"type": "plain_text", "text": progress}]}
    return [_section(text), *([{"type": "actions", "elements": buttons}] if open_ else []), below]


def choice_blocks(text: str, *, left_out: bool) -> list[dict[str, Any]]:
    """Return an answer to one person, with the button by which they opt out of everything, or in again."""
    button = _button(RETURN, AGAIN, "all") if left_out else _button(LEAVE, NEVER, "all", style="danger")
    return [_section(text), {"type": "actions", "elements": [button]}]


def manifest(*, name: str, address: str) -> dict[str, Any]:
    """Return what Slack makes the app from: for HTTP at an address, or for socket mode when there is none."""
    events: dict[str, Any] = {"bot_events": ["reaction_added"]}
    interactive: dict[str, Any] = {"is_enabled": True}
    if address:
        url = f"{address.rstrip('/')}{PATH}"
        events, interactive = {"request_url": url, **events}, {**interactive, "request_url": url}
    shortcut = {
        "name": SHORTCUT_NAME,
        "type": "message",
        "callback_id": SHORTCUT,
        "description": "Keep this thread as a candidate pattern, and ask those who said it",
    }
    return {
        "display_information": {"name": name, "description": "Keeps what others can learn from, with consent"},
        "features": {"bot_user": {"display_name": name, "always_online": True}, "shortcuts": [shortcut]},
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": events,
            "interactivity": interactive,
            "org_deploy_enabled": False,
            "socket_mode_enabled": not address,
            "token_rotation_enabled": False,
        },
    }
