"""A web server on the loopback network whose pages answer as a test says, and which notes what it was asked."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Page = Callable[["Handler"], tuple[int, dict[str, str]]]


class Handler(BaseHTTPRequestHandler):
    """Answers HEAD and GET with the status and the headers of a page."""

    server: StubServer
    protocol_version = "HTTP/1.1"

    def _answer(self) -> None:
        self.server.asked.append((self.command, self.path, time.monotonic()))
        page = self.server.pages.get(self.path.partition("?")[0])
        status, headers = page(self) if page else (404, {})
        self.send_response(status)
        for name, value in {"Content-Length": "0", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    do_HEAD = do_GET = _answer  # noqa: N815 - names of the standard library

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's signature
        """Say nothing."""


class StubServer(ThreadingHTTPServer):
    """The server: its pages by path, and every request as method, path and moment."""

    daemon_threads = True

    def __init__(self, pages: dict[str, Page]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages = pages
        self.asked: list[tuple[str, str, float]] = []

    def address(self, path: str) -> str:
        """Return the address of a page."""
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def requests(self, path: str) -> list[str]:
        """Return the methods with which a page was asked, in order."""
        return [method for method, asked, _ in self.asked if asked == path]


@contextmanager
def serving(**pages: Page) -> Iterator[StubServer]:
    """Serve pages, given by their name without the slash, while the block runs."""
    server = StubServer({f"/{name}": page for name, page in pages.items()})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def status(code: int, **headers: str) -> Page:
    """Return a page that always answers alike; underscores in names of headers are hyphens."""
    spoken = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _request: (code, spoken)
