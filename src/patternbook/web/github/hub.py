"""A space whose proposals live on GitHub: hooks tell of changes, and a look now and then finds what they missed."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
from patternbook.web.github.bot import Bot

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from patternbook.collaborate.github.hooks import Hook
    from patternbook.collaborate.store.database import Store
    from patternbook.collaborate.store.operator import GitHub, Settings
    from patternbook.web.space import Space
    from patternbook.web.visits.signin import SignInDoor

HOOKS = "/space/hooks/github"
EVERY = 60.0
"""Seconds between two looks for what no hook told of."""

_LOG = logging.getLogger("patternbook.space")


class Connection(NamedTuple):
    """A repository on GitHub, and how the space is known there: its app, None where it reads with a token."""

    forge: GitHubForge
    app: App | None
    settings: Settings
    door: SignInDoor


def connect(root: Path, settings: Settings, door: SignInDoor) -> Connection:
    """Return the connection that the settings describe; people act with the tokens that they signed in with.

    Raises SettingsError for the key of an app.
    """
    github = settings.github
    transport = Transport(github.api_address)
    app = _app(transport, github)
    reader = app.token if app else lambda: github.token
    forge = GitHubForge(
        transport, github.repository, github.branch, reader=reader, token_of=door.sessions.token, clone=Clone(root)
    )
    return Connection(forge, app, settings, door)


def _bot(space: Space, connection: Connection) -> Bot | None:
    """Return the bot that speaks on GitHub for a space, None where the settings ask for none."""
    forge, app, settings, door = connection
    if not settings.github.bot or app is None:
        return None
    return Bot(
        space,
        forge,
        settings.address,
        account=lambda: app.account,
        role=lambda account: door.role(account, space.committers),
    )


class Hub:
    """The GitHub behind a space: what changed there reaches the space, and its bot, if it has one, takes part there."""

    def __init__(self, space: Space, connection: Connection) -> None:
        self._space = space
        self._forge = connection.forge
        self._bot = _bot(space, connection)

    def look(self) -> None:
        """Ask GitHub what has changed, let the pages follow, and do what hooks that got lost asked for."""
        try:
            if self._forge.reconcile():
                self._space.refresh()
            if self._bot is not None:
                self._bot.look_around()
        except PatternbookError as error:
            _LOG.warning("%s", error, extra={"event": "reconcile"})

    def hear(self, hook: Hook) -> None:
        """Ask anew for what a hook names."""
        self._forge.forget(hook.number)
        if hook.event == "push":
            self.look()
        if not hook.number:
            return
        try:
            if self._bot is not None:
                self._bot.attend(self._forge.proposal(hook.number))
        except NoProposalError:
            return
        except PatternbookError as error:
            _LOG.warning("%s", error, extra={"event": "bot"})

    async def look_now_and_then(self) -> None:
        """Ask GitHub again and again, until the space ends."""
        while True:
            await run_in_threadpool(self.look)
            await asyncio.sleep(EVERY)


def _app(transport: Transport, github: GitHub) -> App | None:
    """Return the app that the settings name, None where they name none. Raises SettingsError for its key."""
    if not github.app_id:
        return None
    return App(transport, github.repository, github.app_id, read_secret_file(Path(github.app_key)))


def hook_route(hub: Hub, github: GitHub, store: Store) -> Route:
    """Return the route that hooks come to; the answer says no more than whether one was taken."""
    keeper = Doorkeeper(github.hook_secret.encode(), github.repository, Deliveries(store).is_new)

    async def heard(request: Request) -> Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            hook = keeper.admit(headers, await request.body())
        except ReplayedHookError:
            return PlainTextResponse("heard before\n")
        except RefusedHookError as error:
            _LOG.warning("%s", error, extra={"event": "hook-refused"})
            return PlainTextResponse("refused\n", 403)
        return PlainTextResponse("heard\n", 202, background=BackgroundTask(hub.hear, hook))

    return Route(HOOKS, heard, methods=["POST"])
