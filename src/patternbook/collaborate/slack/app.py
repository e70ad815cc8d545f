"""The Bolt app: it proves that Slack is speaking, acknowledges at once, and passes on to the listener."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from slack_bolt import App, BoltResponse

from patternbook.collaborate.slack.blocks import ANSWER, LEAVE, RETURN, SHORTCUT
from patternbook.collaborate.slack.calls import SILENT
from patternbook.errors import PatternbookError
from patternbook.identify.listening.consent import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slack_bolt import Ack
    from slack_sdk import WebClient

    from patternbook.collaborate.slack.listener import Listener
    from patternbook.collaborate.slack.settings import SlackSettings
    from patternbook.identify.listening.thread import Workspace

log = logging.getLogger("patternbook.slack")

Body = dict[str, Any]


def is_for(workspace: Workspace, body: Mapping[str, Any]) -> bool:
    """Whether something that Slack sends is about the workspace that the app was installed in."""
    told = [body, body.get("team"), body.get("enterprise"), *(body.get("authorizations") or ())]
    tables = [each for each in told if isinstance(each, dict)]
    numbers = {each.get(name) for each in tables for name in ("team_id", "id", "enterprise_id")}
    return workspace.team in numbers or bool(workspace.organization and workspace.organization in numbers)


def _message_of(item: Mapping[str, Any]) -> tuple[str, str]:
    return str(item.get("channel") or ""), str(item.get("ts") or "")


def safely(work: Callable[[], None]) -> None:
    """Do some work; of what goes wrong only the kind is told, because the rest may hold what people said."""
    try:
        work()
    except PatternbookError as error:
        log.warning("%s", error)
    except Exception as error:  # noqa: BLE001 - Slack has its acknowledgment, and others go on being heard
        log.error("something failed while listening: %s", type(error).__name__)  # noqa: TRY400 - no traceback


def make_app(listener: Listener, settings: SlackSettings, client: WebClient) -> App:
    """Return the app that listens. Signatures are checked for everything that comes over HTTP."""
    app = App(client=client, signing_secret=settings.signing_secret, logger=SILENT, token_verification_enabled=False)
    workspace = listener.me.workspace

    @app.middleware
    def only_ours(body: Body, next: Callable[[], BoltResponse]) -> BoltResponse:  # noqa: A002 - Bolt's name
        return next() if is_for(workspace, body) else BoltResponse(status=200)

    @app.event("reaction_added")
    def reacted(event: Body, body: Body) -> None:
        item = event.get("item") or {}
        emoji = str(event.get("reaction") or "").partition("::")[0]
        if emoji == settings.emoji and item.get("type") == "message":
            by, name = str(event.get("user") or ""), str(body.get("event_id") or event.get("event_ts") or "")
            safely(lambda: listener.point(*_message_of(item), by, name))

    @app.shortcut({"type": "message_action", "callback_id": SHORTCUT})
    def chosen(ack: Ack, body: Body) -> None:
        ack()
        message, channel = body.get("message") or {}, str((body.get("channel") or {}).get("id") or "")
        time, by = str(message.get("thread_ts") or message.get("ts") or ""), str(body["user"]["id"])
        safely(lambda: listener.point(channel, time, by, str(body.get("trigger_id") or ""), by_shortcut=True))

    @app.action(re.compile(f"^{ANSWER}({'|'.join(answer for answer in Answer if answer)})$"))
    def answered(ack: Ack, body: Body, action: Body) -> None:
        ack()
        answer = Answer(str(action["action_id"]).removeprefix(ANSWER))
        member, channel = str(body["user"]["id"]), _channel_of(body)
        safely(lambda: listener.answer(str(action.get("value") or ""), channel, member, answer))

    @app.action(LEAVE)
    def left_out(ack: Ack, body: Body) -> None:
        ack()
        safely(lambda: listener.leave_out(str(body["user"]["id"]), _channel_of(body)))

    @app.action(RETURN)
    def returned(ack: Ack, body: Body) -> None:
        ack()
        safely(lambda: listener.ask_again(str(body["user"]["id"]), _channel_of(body)))

    @app.error
    def failed(error: Exception) -> BoltResponse:
        log.error("something that Slack sent could not be taken: %s", type(error).__name__)
        return BoltResponse(status=200)

    return app


def _channel_of(body: Mapping[str, Any]) -> str:
    return str((body.get("channel") or {}).get("id") or (body.get("container") or {}).get("channel_id") or "")
