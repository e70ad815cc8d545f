"""Put a space together: where proposals live, what is private, who visits, and every page."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from patternbook.collaborate.disk.private import data_folder
from patternbook.collaborate.git.repository import RepositoryError
from patternbook.collaborate.loopback import LOOPBACK
from patternbook.collaborate.proposals.localforge import LocalForge
from patternbook.collaborate.proposals.recovery import recover
from patternbook.collaborate.store.database import Store
from patternbook.errors import PatternbookError
from patternbook.web.assets import FOLDER, assets
from patternbook.web.door.guard import Tokens, read_secret
from patternbook.web.door.visitors import OpenDoor
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
from patternbook.web.visits import openapi
from patternbook.web.visits.signin import SignInDoor
from patternbook.web.writing import pictures

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from patternbook.collaborate.proposals.forge import Forge
    from patternbook.collaborate.store.operator import Settings
    from patternbook.web.door.visitors import Door
    from patternbook.web.github.hub import Connection, Hub
    from patternbook.web.live.book import LiveBook
    from patternbook.web.visits.pages import Page

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


@dataclass(frozen=True, slots=True)
class Opened:
    """A space with its routes, and what looks at the host of its repository, None where that is this machine."""

    space: Space
    routes: list[BaseRoute]
    hub: Hub | None = None


def open_forge(root: Path, settings: Settings, *, host: str, door: Door | None = None) -> Forge | None:
    """Return the proposals in the repository that holds a library, with what was left half done in it ended.

    None is for a folder that is under no git: there the book alone is served. Raises OpenToAllError when
    a space would be open to strangers.
    """
    if door is None and not settings.sign_in and (host not in LOOPBACK or settings.host not in {"", *LOOPBACK}):
        message = (
            f"{settings.host or host} can be reached by others, and this space asks nobody to sign in; "
            "configure sign-in (docs/operations.md tells how), or listen on 127.0.0.1"
        )
        raise OpenToAllError(message)
    try:
        recover(root)
        return LocalForge(root)
    except RepositoryError as error:
        print(f"patternbook: the book alone is served, without proposals: {error}", file=sys.stderr)  # noqa: T201 - the server's terminal
        return None


def open_space(  # noqa: PLR0913 - what a server may be told
    forge: Forge, book: LiveBook, settings: Settings, *, host: str, database: str = "", door: Door | None = None
) -> Opened:
    """Return the space around a book, which follows what happens in the space.

    Proposals live in `forge`, or on GitHub where the settings name a repository there. Raises StoreError
    for the database.
    """
    folder = data_folder(book.root)
    store, secret = Store(database or f"sqlite:///{folder / 'space.db'}"), read_secret(folder)
    own = SignInDoor(settings, store, secret) if settings.sign_in else None
    https = settings.is_https or (door is not None and bool(door.sign_in) and host not in LOOPBACK)
    connection = _connected(book.root, settings, own) if own is not None and settings.github.repository else None
    space = Space(
        book.root,
        connection.forge if connection is not None else forge,
        store,
        door or own or OpenDoor(book.root),
        Tokens(secret, https=https),
        settings=settings,
        book=book,
    )
    hub = _hub(space, connection) if connection is not None else None
    for keep in (advising.advisor_of, advising.neighbors_of, maintaining.overview_of):
        keep(space)
    return Opened(space, _routes(space, hub, settings), hub)


def _connected(root: Path, settings: Settings, own: SignInDoor) -> Connection:
    from patternbook.web.github.hub import connect  # noqa: PLC0415 - without GitHub, its client is 7 MB that nobody needs

    return connect(root, settings, own)


def _hub(space: Space, connection: Connection) -> Hub:
    from patternbook.web.github.hub import Hub  # noqa: PLC0415

    return Hub(space, connection)


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in assets():
        return Response("There is no such file.", 404, media_type="text/plain")
    kind = _KINDS[name.rpartition(".")[2]]
    return Response(assets()[name][1], headers={"Cache-Control": "max-age=31536000, immutable"}, media_type=kind)


def space_pages() -> list[Page]:
    """Return every page that all spaces have."""
    return [each for module in _PAGES for each in module.ROUTES]


def _routes(space: Space, hub: Hub | None, settings: Settings) -> list[BaseRoute]:
    """Return the routes of every page of a space."""
    hooks = []
    if hub and settings.github.hook_secret:
        from patternbook.web.github.hub import hook_route  # noqa: PLC0415

        hooks.append(hook_route(hub, settings.github, space.store))
    return [Route(FOLDER + "{name}", _asset), *hooks, *space_pages(), *space.door.routes]
