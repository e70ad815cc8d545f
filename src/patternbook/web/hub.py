"""A space whose proposals live on GitHub: hooks tell of changes, and a look now and then finds what they missed."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from patternbook.collaborate.github.app import App
from patternbook.collaborate.github.clone import Clone
from patternbook.collaborate.github.hooks import Doorkeeper, RefusedHookError, ReplayedHookError
from patternbook.collaborate.github.hubforge import GitHubForge
from patternbook.collaborate.github.transport import Transport
from patternbook.collaborate.proposals.forge import NoProposalError
from patternbook.collaborate.store.deliveries import Deliveries
from patternbook.collaborate.store.operator import read_secret_file
from patternbook.errors import PatternbookError
from patternbook.web.bot import Bot

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from patternbook.collaborate.github.hooks import Hook
    from patternbook.collaborate.proposals.forge import Person
    from patternbook.collaborate.store.operator import GitHub, Settings
    from patternbook.web.signin import SignInDoor
    from patternbook.web.space import Space

HOOKS = "/space/hooks/github"
EVERY = 60.0
"""Seconds between two looks for what no hook told of."""

_LOG = logging.getLogger("patternbook.space")


class Hub:
    """The GitHub behind a space: its forge, and the bot that speaks there, None where the settings ask for none."""

    def __init__(self, root: Path, settings: Settings, token_of: Callable[[Person], str]) -> None:
        github = settings.github
        transport = Transport(github.api_address)
        self._settings = settings
        self._app = _app(transport, github)
        reader = self._app.token if self._app else lambda: github.token
        self.forge = GitHubForge(
            transport, github.repository, github.branch, reader=reader, token_of=token_of, clone=Clone(root)
        )
        self.bot: Bot | None = None

    def join(self, space: Space, door: SignInDoor) -> None:
        """Let the bot take part in a space."""
        if self._settings.github.bot and self._app is not None:
            app = self._app
            self.bot = Bot(space, self.forge, self._settings.address, account=lambda: app.account, role=door.role)

    def look(self, space: Space) -> None:
        """Ask GitHub what has changed, let the pages follow, and do what hooks that got lost asked for."""
        try:
            if self.forge.reconcile():
                space.refresh()
            if self.bot is not None:
                self.bot.look_around()
        except PatternbookError as error:
            _LOG.warning("%s", error, extra={"event": "reconcile"})

    def hear(self, space: Space, hook: Hook) -> None:
        """Ask anew for what a hook names."""
        self.forge.forget(hook.number)
        if hook.event == "push":
            self.look(space)
        if not hook.number:
            return
        try:
            if self.bot is not None:
                self.bot.attend(self.forge.proposal(hook.number))
        except NoProposalError:
            return
        except PatternbookError as error:
            _LOG.warning("%s", error, extra={"event": "bot"})

    async def look_now_and_then(self, space: Space) -> None:
        """Ask GitHub again and again, until the space ends."""
        while True:
            await run_in_threadpool(self.look, space)
            await asyncio.sleep(EVERY)


def _app(transport: Transport, github: GitHub) -> App | None:
    """Return the app that the settings name, None where they name none. Raises SettingsError for its key."""
    if not github.app_id:
        return None
    return App(transport, github.repository, github.app_id, read_secret_file(Path(github.app_key)))


def hook_route(hub: Hub, space: Space, settings: Settings) -> Route:
    """Return the route that hooks come to; the answer says no more than whether one was taken."""
    keeper = Doorkeeper(
        settings.github.hook_secret.encode(), settings.github.repository, Deliveries(space.store).is_new
    )

    async def heard(request: Request) -> Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            hook = keeper.admit(headers, await request.body())
        except ReplayedHookError:
            return PlainTextResponse("heard before\n")
        except RefusedHookError as error:
            _LOG.warning("%s", error, extra={"event": "hook-refused"})
            return PlainTextResponse("refused\n", 403)
        return PlainTextResponse("heard\n", 202, background=BackgroundTask(hub.hear, space, hook))

    return Route(HOOKS, heard, methods=["POST"])
