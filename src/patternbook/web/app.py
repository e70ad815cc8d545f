"""The application: the book's pages, and word to open pages when the library has changed."""

from __future__ import annotations

import asyncio
import contextlib
import mimetypes
import sys
from importlib import resources
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from patternbook.library import content_hash
from patternbook.web.livebook import LiveBook

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from starlette.requests import Request

_LIVE = b'<script type="module" src="/-/live.js"></script>\n</body>'
_ONLY_SHOW = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox"
_WAKE = 15.0
"""Seconds after which a quiet stream says that it is alive, so that a reader who left is noticed."""


class Changes:
    """Tells everybody who waits that the book has a new version."""

    def __init__(self, book: LiveBook) -> None:
        self._book = book
        self._changed = asyncio.Event()

    def tell(self) -> None:
        """Wake everybody who waits."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def stream(self) -> AsyncIterator[bytes]:
        """Yield the version now and after each change, as server-sent events."""
        while True:
            changed = self._changed
            yield f"retry: 500\ndata: {self._book.version}\n\n".encode()
            while True:
                try:
                    await asyncio.wait_for(changed.wait(), _WAKE)
                    break
                except TimeoutError:
                    yield b": still here\n\n"


async def _follow(book: LiveBook, changes: Changes) -> None:
    """Refresh the book whenever files of the library change."""
    from watchfiles import awatch  # noqa: PLC0415 - only a server watches

    from patternbook.collaborate.worktree import is_watched  # noqa: PLC0415

    def relevant(_: object, path: str) -> bool:
        return is_watched(book.root, path)

    async for _ in awatch(book.root, watch_filter=relevant, step=10, debounce=60):
        if await run_in_threadpool(book.refresh):
            changes.tell()
        elif book.trouble:
            print(f"patternbook: {book.trouble}", file=sys.stderr, flush=True)  # noqa: T201 - the server's terminal


def _answer(request: Request, path: str, data: bytes, status: int = 200) -> Response:
    """Return a file as an answer; a browser that has these very bytes is told so."""
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    if kind == "text/html":
        data = data.replace(b"</body>", _LIVE)
    elif kind.startswith("image/"):
        headers["Content-Security-Policy"] = _ONLY_SHOW
    headers["ETag"] = tag = f'"{content_hash(data)}"'
    if status == 200 and request.headers.get("if-none-match") == tag:  # noqa: PLR2004 - the code for "here it is"
        return Response(status_code=304, headers=headers)
    return Response(data, status, headers, kind)


def _hosts(host: str) -> list[str]:
    """Return the names by which browsers may call: on loopback only its own, so that no web page rebinds one."""
    return ["127.0.0.1", "localhost", "[::1]"] if host in {"127.0.0.1", "localhost", "::1"} else ["*"]


def make_app(root: Path, *, host: str = "127.0.0.1", include_early: bool = False) -> Starlette:
    """Return the application that serves the library in a folder, for a server that listens on `host`.

    Raises PatternbookError when the library cannot be read.
    """
    book = LiveBook(root, include_early=include_early)
    changes = Changes(book)

    async def page(request: Request) -> Response:
        path = request.path_params["path"]
        name = f"{path}index.html" if not path or path.endswith("/") else path
        if (data := await run_in_threadpool(book.file, name)) is not None:
            return _answer(request, name, data)
        if not path.endswith("/") and await run_in_threadpool(book.file, f"{path}/index.html") is not None:
            return RedirectResponse(f"/{path}/", status_code=308)
        missing = await run_in_threadpool(book.file, "404.html")
        return _answer(request, "404.html", missing or b"", 404)

    async def live(_: Request) -> Response:
        return StreamingResponse(
            changes.stream(), media_type="text/event-stream", headers={"Cache-Control": "no-cache"}
        )

    async def script(request: Request) -> Response:
        return _answer(request, "live.js", resources.files(__package__).joinpath("live.js").read_bytes())

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(_follow(book, changes))
        yield
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    routes = [Route("/-/live", live), Route("/-/live.js", script), Route("/{path:path}", page)]
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=_hosts(host))]
    return Starlette(routes=routes, lifespan=lifespan, middleware=middleware)
