"""Put a space together: where proposals live, what is private, who visits, and every page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from patternbook.collaborate.disk.private import data_folder
from patternbook.collaborate.git.repository import RepositoryError
from patternbook.collaborate.loopback import LOOPBACK
from patternbook.collaborate.proposals.localforge import LocalForge
from patternbook.collaborate.proposals.recovery import recover
from patternbook.collaborate.store.database import Store
from patternbook.collaborate.store.operator import Settings
from patternbook.errors import PatternbookError
from patternbook.web import openapi, pictures
from patternbook.web.assets import FOLDER, assets
from patternbook.web.guard import Tokens, read_secret
from patternbook.web.hub import Hub, hook_route
from patternbook.web.signin import SignInDoor
from patternbook.web.space import Space
from patternbook.web.tasks import (
    advising,
    checks,
    editing,
    following,
    instances,
    maintaining,
    moderating,
    people,
    proposing,
    reporting,
    reviewing,
    rules,
    starting,
    suggesting,
    translating,
)
from patternbook.web.visitors import OpenDoor

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from patternbook.collaborate.proposals.forge import Forge
    from patternbook.library import Library
    from patternbook.web.pages import Page
    from patternbook.web.visitors import Door

_PAGES = (
    advising,
    checks,
    openapi,
    editing,
    following,
    instances,
    maintaining,
    moderating,
    people,
    pictures,
    proposing,
    reporting,
    reviewing,
    rules,
    starting,
    suggesting,
    translating,
)
_KINDS = {"css": "text/css", "js": "text/javascript"}


class OpenToAllError(PatternbookError):
    """Strangers could reach a space that does not ask who they are."""


def open_space(
    root: Path, *, host: str, database: str = "", door: Door | None = None, settings: Settings | None = None
) -> Space | None:
    """Return the space of a library, None for a folder that is under no git: then there is the book alone.

    Raises OpenToAllError when the space would be open to strangers, StoreError for the database.
    """
    settings = settings or Settings()
    if door is None and not settings.sign_in and (host not in LOOPBACK or settings.host not in {"", *LOOPBACK}):
        message = (
            f"{settings.host or host} can be reached by others, and this space asks nobody to sign in; "
            "configure sign-in (docs/operations.md tells how), or listen on 127.0.0.1"
        )
        raise OpenToAllError(message)
    try:
        recover(root)
        forge: Forge = LocalForge(root)
    except RepositoryError as error:
        print(f"patternbook: the book alone is served, without proposals: {error}", file=sys.stderr)  # noqa: T201 - the server's terminal
        return None
    folder = data_folder(root)
    store, secret = Store(database or f"sqlite:///{folder / 'space.db'}"), read_secret(folder)
    own = SignInDoor(settings, store, secret) if settings.sign_in else None
    hub = Hub(root, settings, own.sessions.token) if settings.github.repository and own is not None else None
    forge = hub.forge if hub is not None else forge
    https = settings.is_https or (door is not None and bool(door.sign_in) and host not in LOOPBACK)
    space = Space(root, forge, store, door or own or OpenDoor(root), Tokens(secret, https=https))
    space.address = settings.address
    space.suggestions = settings.suggestions and bool(settings.sign_in)
    if own is not None and hub is not None:
        hub.join(space, own)
        space.hub = hub
    advising.advisor_of(space)
    advising.neighbors_of(space)
    maintaining.overview_of(space)
    if own is not None:
        own.committers = lambda: space.once("committers", _committers)
    return space


def _committers(space: Space, library: Library, _before: object) -> tuple[str, ...]:
    return space.seen(library).committers or ()


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in assets():
        return Response("There is no such file.", 404, media_type="text/plain")
    kind = _KINDS[name.rpartition(".")[2]]
    return Response(assets()[name][1], headers={"Cache-Control": "max-age=31536000, immutable"}, media_type=kind)


def space_pages() -> list[Page]:
    """Return every page that all spaces have."""
    return [each for module in _PAGES for each in module.ROUTES]


def space_routes(space: Space | None, settings: Settings | None = None) -> list[BaseRoute]:
    """Return the routes of every page of a space."""
    if space is None:
        return []
    hooks = [hook_route(space.hub, space, settings)] if space.hub and settings and settings.github.hook_secret else []
    return [Route(FOLDER + "{name}", _asset), *hooks, *space_pages(), *space.door.routes]
