"""Two ways by which Slack reaches the app: it calls an address over HTTP, or the app opens a socket to it."""

from __future__ import annotations

import logging
import threading
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_sdk.errors import SlackApiError, SlackClientError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from patternbook.collaborate.disk.lock import LockedError, locked
from patternbook.collaborate.disk.private import make_private
from patternbook.collaborate.slack.app import safely
from patternbook.collaborate.slack.blocks import PATH
from patternbook.collaborate.slack.calls import SILENT, SlackAwayError, SlackRefusedError
from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from slack_bolt import App
    from starlette.requests import Request

    from patternbook.collaborate.slack.listener import Listener

log = logging.getLogger("patternbook.slack")

LARGEST = 1_000_000
"""Bytes of a request that are taken; what Slack sends is far smaller."""
_PAUSE = 60.0
_HANDOVER = 5.0
"""Seconds to wait for a listener that is about to end."""


def make_endpoint(app: App) -> Starlette:
    """Return the application that answers Slack over HTTP, at the path that its manifest names."""

    async def hear(request: Request) -> Response:
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > LARGEST:
                return PlainTextResponse("too large", 413)
        if not request.headers.get("x-slack-request-timestamp", "").isdecimal():
            return PlainTextResponse("not signed", 401)
        try:
            answer = await run_in_threadpool(lambda: app.dispatch(to_bolt_request(request, body)))
        except Exception as error:  # noqa: BLE001 - Bolt reads a body, whatever it is, before it looks who signed it
            log.warning("something came that Slack does not send: %s", type(error).__name__)
            return PlainTextResponse("not what Slack sends", 400)
        return to_starlette_response(answer)

    async def healthy(_: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(routes=[Route(PATH, hear, methods=["POST"]), Route("/healthz", healthy)])


class ListeningError(PatternbookError):
    """Somebody listens already."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the only one who listens for a library until the block ends. Raises ListeningError.

    Each of two would write its own memory over the other's, and with it what people answered.
    """
    make_private(folder / "listening")
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(folder / "listening", _HANDOVER))
        except LockedError as error:
            message = "another `patternbook listen` is at work for this library already; end that one first"
            raise ListeningError(message) from error
        yield


@contextmanager
def ticking(listener: Listener, pause: float = _PAUSE) -> Iterator[None]:
    """Let time pass for the listener, from now on and until the block ends."""
    ended = threading.Event()

    def run() -> None:
        while True:
            safely(listener.tick)
            if ended.wait(pause):
                return

    clock = threading.Thread(target=run, name="slack clock")
    clock.start()
    try:
        yield
    finally:
        ended.set()
        clock.join()


@contextmanager
def socket(app: App, app_token: str) -> Iterator[None]:
    """Be connected to Slack until the block ends. Raises SlackRefusedError and SlackAwayError."""
    handler = SocketModeHandler(app, app_token, logger=SILENT)
    try:
        handler.client.connect()
    except SlackApiError as error:
        handler.client.close()
        message = f"Slack does not open a socket ({error.response.get('error')}); check the app token"
        raise SlackRefusedError(message, "socket") from None
    except (SlackClientError, OSError) as error:
        handler.client.close()
        message = f"Slack cannot be reached for a socket ({type(error).__name__})"
        raise SlackAwayError(message) from None
    try:
        yield
    finally:
        handler.client.close()
