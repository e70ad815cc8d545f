"""A space whose proposals live on GitHub: hooks tell of changes, and a look now and then finds what they missed."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from patternbook.collaborate.deliveries import Deliveries
from patternbook.collaborate.github.clone import Clone
from patternbook.collaborate.github.hooks import Doorkeeper, RefusedHookError, ReplayedHookError
from patternbook.collaborate.github.hubforge import GitHubForge
from patternbook.collaborate.github.transport import Transport
from patternbook.errors import PatternbookError
from patternbook.web.botting import Bot
from patternbook.web.signin import SignInDoor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

    from patternbook.collaborate.forge import Person
    from patternbook.collaborate.github.hooks import Hook
    from patternbook.collaborate.operator import GitHub, Settings
    from patternbook.web.space import Space

HOOKS = "/space/hooks/github"
EVERY = 60.0
"""Seconds between two looks for what no hook told of."""

_LOG = logging.getLogger("patternbook.space")


def open_forge(root: Path, github: GitHub, token_of: Callable[[Person], str]) -> GitHubForge:
    """Return the forge of a space whose library is a clone of a repository on GitHub."""
    transport = Transport(github.api_address)
    return GitHubForge(
        transport, github.repository, github.branch, reader=github.token, token_of=token_of, clone=Clone(root)
    )


def _look(space: Space) -> None:
    """Ask GitHub what has changed, and let the pages follow."""
    try:
        if isinstance(space.forge, GitHubForge) and space.forge.reconcile():
            space.refresh()
    except PatternbookError as error:
        _LOG.warning("%s", error, extra={"event": "reconcile"})


async def look_now_and_then(space: Space) -> None:
    """Ask GitHub again and again, until the space ends."""
    while True:
        await run_in_threadpool(_look, space)
        await asyncio.sleep(EVERY)


def _bot(space: Space, settings: Settings) -> Bot | None:
    """Return the one who speaks in pull requests, None where the settings ask for nobody."""
    door = space.door
    if not settings.github.bot or not isinstance(space.forge, GitHubForge) or not isinstance(door, SignInDoor):
        return None
    return Bot(space, space.forge, settings.address, door.role)


def hook_route(space: Space, settings: Settings) -> Route:
    """Return the route that hooks come to; the answer says no more than whether one was taken."""
    keeper = Doorkeeper(
        settings.github.hook_secret.encode(), settings.github.repository, Deliveries(space.store).is_new
    )
    bot = _bot(space, settings)

    def take(hook: Hook) -> None:
        if isinstance(space.forge, GitHubForge):
            space.forge.forget(hook.number)
        if hook.event == "push":
            _look(space)
        if bot is not None:
            try:
                bot.hear(hook)
            except PatternbookError as error:
                _LOG.warning("%s", error, extra={"event": "bot"})

    async def heard(request: Request) -> Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            hook = keeper.admit(headers, await request.body())
        except ReplayedHookError:
            return PlainTextResponse("heard before\n")
        except RefusedHookError as error:
            _LOG.warning("%s", error, extra={"event": "hook-refused"})
            return PlainTextResponse("refused\n", 403)
        return PlainTextResponse("heard\n", 202, background=BackgroundTask(take, hook))

    return Route(HOOKS, heard, methods=["POST"])
