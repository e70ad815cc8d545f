"""The application: the book's pages, the space around them, and word to open pages when the library has changed."""

from __future__ import annotations

import asyncio
import contextlib
import mimetypes
import sys
from importlib import resources
from typing import TYPE_CHECKING

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from patternbook.collaborate.loopback import LOOPBACK
from patternbook.collaborate.store.operator import Settings, read_settings
from patternbook.library import content_hash
from patternbook.web.door.guard import HOOKS, Guard
from patternbook.web.live.around import greet, templates
from patternbook.web.live.book import LiveBook
from patternbook.web.live.changes import Changes, follow
from patternbook.web.operating.metrics import Measure, Meter

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
    from pathlib import Path

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from patternbook.collaborate.proposals.forge import Forge
    from patternbook.library import Library
    from patternbook.web.door.visitors import Door
    from patternbook.web.opening import Opened
    from patternbook.web.space import Space

_ONLY_SHOW = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox"


def _answer(request: Request, path: str, data: bytes, status: int = 200) -> Response:
    """Return a file as an answer; a browser that has these very bytes is told so."""
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    if kind.startswith("image/"):
        headers["Content-Security-Policy"] = _ONLY_SHOW
    headers["ETag"] = tag = f'"{content_hash(data)}"'
    if status == 200 and request.headers.get("if-none-match") == tag:  # noqa: PLR2004 - the code for "here it is"
        return Response(status_code=304, headers=headers)
    return Response(data, status, headers, kind)


def _hosts(host: str, public: str) -> list[str]:
    """Return the names by which browsers may call: on loopback only its own, so that no web page rebinds one.

    Behind a proxy that is the name in the space's public address as well.
    """
    return ["127.0.0.1", "localhost", "[::1]", *([public] if public else [])] if host in LOOPBACK else ["*"]


def _book_page(book: LiveBook, space: Space | None) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint of every page of the book."""

    def answer(request: Request, name: str, data: bytes, status: int = 200) -> Response:
        if space is not None and name.endswith(".html"):
            visitor, asks = space.visitor(request), bool(space.door.sign_in)
            data = greet(data, book.language(name), visitor, asks=asks, suggestions=space.suggestions)
        return _answer(request, name, data, status)

    def found(request: Request) -> Response:
        path = request.path_params["path"]
        name = f"{path}index.html" if not path or path.endswith("/") else path
        if (data := book.file(name)) is not None:
            return answer(request, name, data)
        if not path.endswith("/") and book.file(f"{path}/index.html") is not None:
            return RedirectResponse(f"/{path}/", status_code=308)
        return answer(request, "404.html", book.file("404.html") or b"", 404)

    # Python makes one at a time anyway: two at once hold each other up, and of many some come very late.
    # A page does not wait for the index of a large library, which takes long to make.
    one_page, one_other = CapacityLimiter(1), CapacityLimiter(1)

    async def page(request: Request) -> Response:
        path = request.path_params["path"]
        limiter = one_page if not path or path.endswith(("/", ".html")) else one_other
        return await to_thread.run_sync(found, request, limiter=limiter)

    return page


def _forge(root: Path, settings: Settings, host: str, door: Door | None) -> Forge | None:
    """Return where a space would keep proposals; without the packages that it needs, the book alone is served."""
    try:
        from patternbook.web.opening import open_forge  # noqa: PLC0415 - an optional extra
    except ModuleNotFoundError as error:
        told = f"{error.name} is missing, so the book alone is served: install patternbook[space] to take part in it"
        print(f"patternbook: {told}", file=sys.stderr)  # noqa: T201 - the server's terminal
        return None
    return open_forge(root, settings, host=host, door=door)


def _opened(  # noqa: PLR0913 - what a server may be told
    forge: Forge | None, book: LiveBook, settings: Settings, *, host: str, database: str, door: Door | None
) -> Opened | None:
    """Return the space around a book, None where there is nowhere to keep proposals."""
    if forge is None:
        return None
    from patternbook.web.opening import open_space  # noqa: PLC0415 - an optional extra

    return open_space(forge, book, settings, host=host, database=database, door=door)


def _watched(space: Space, meter: Meter) -> list[BaseRoute]:
    """Return the routes for programs that watch the server."""
    from patternbook.web.operating.probes import routes_for  # noqa: PLC0415 - an optional extra

    return routes_for(space, meter)


def _tasks(opened: Opened, book: LiveBook) -> list[Coroutine[None, None, None]]:
    """Return what goes on beside the pages, for as long as a space is served."""
    from patternbook.web.operating.readiness import keep_ready  # noqa: PLC0415 - an optional extra
    from patternbook.web.operating.sending import keep_sending  # noqa: PLC0415 - an optional extra

    looking = [opened.hub.look_now_and_then()] if opened.hub is not None else []
    return [keep_sending(opened.space), keep_ready(book, opened.space), *looking]


_BROKEN = (
    "Something broke here, and whoever runs this space can see it in the log. What was saved before is safe; "
    "go back with your browser, where your words still are, and try again.\n"
)


async def _broken(_request: Request, _error: Exception) -> Response:
    """Return what people see of a fault of ours; the log has the rest."""
    return PlainTextResponse(_BROKEN, 500)


def _tell_errors(library: Library) -> None:
    """Say on the server's terminal which files could not be read as they should; pages show what could."""
    places = dict.fromkeys(f"{problem.path}:{problem.line}" for problem in library.problems)
    if places:
        told = f"errors in {', '.join(places)}; `patternbook check` tells more"
        print(f"patternbook: {told}", file=sys.stderr, flush=True)  # noqa: T201 - the server's terminal


def make_app(  # noqa: PLR0913 - what a server may be told
    root: Path,
    *,
    host: str = "127.0.0.1",
    include_early: bool = True,
    database: str = "",
    door: Door | None = None,
    settings_file: Path | None = None,
) -> Starlette:
    """Return the application that serves the library in a folder, for a server that listens on `host`.

    `database` is the SQLAlchemy address of the space's store, by default a SQLite file in the user's
    data folder; `door` tells who visitors are, by default what the operator's settings say. Raises
    PatternbookError when the library or the settings cannot be read, and when strangers could reach
    a space that asks nobody who they are.
    """
    settings = read_settings(settings_file) if settings_file else Settings()
    forge = _forge(root, settings, host, door)
    book = LiveBook(root, include_early=include_early, templates=templates(space=forge is not None))
    _tell_errors(book.library)
    opened = _opened(forge, book, settings, host=host, database=database, door=door)
    space = opened.space if opened is not None else None
    meter, changes = Meter(), Changes(book)

    async def live(_: Request) -> Response:
        return StreamingResponse(
            changes.stream(), media_type="text/event-stream", headers={"Cache-Control": "no-cache"}
        )

    async def script(request: Request) -> Response:
        return _answer(request, "live.js", resources.files("patternbook.web.live").joinpath("live.js").read_bytes())

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(follow(book, changes))]
        if opened is not None:
            tasks += [asyncio.create_task(task) for task in _tasks(opened, book)]
        yield
        for task in tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        if space is not None:
            space.store.close()

    routes = [
        Route("/-/live", live),
        Route("/-/live.js", script),
        *([*_watched(opened.space, meter), *opened.routes] if opened is not None else ()),
        Route("/{path:path}", _book_page(book, space)),
    ]
    https = space is not None and space.tokens.https
    middleware = [
        Middleware(Measure, meter=meter),
        Middleware(TrustedHostMiddleware, allowed_hosts=_hosts(host, settings.host)),
        Middleware(Guard, https=https, unguarded=(HOOKS,)),
    ]
    app = Starlette(routes=routes, lifespan=lifespan, middleware=middleware, exception_handlers={500: _broken})
    app.state.space = space
    app.state.end = changes.end
    return app
