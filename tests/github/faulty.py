"""A proxy before GitHub that misbehaves as networks and busy servers do, one planned fault a request."""

from __future__ import annotations

import hashlib
import http.client
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

HOP = frozenset({"connection", "transfer-encoding", "content-length", "keep-alive", "date"})


class Proxy(ThreadingHTTPServer):
    """Passes requests on to `behind`; takes the first of `plan` for each, and notes what it was asked."""

    daemon_threads = True

    def __init__(self, behind: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behind = urlsplit(behind).netloc
        self.plan: list[str] = []
        self.asked: list[tuple[str, str, int]] = []
        self.headers: dict[str, str] = {}
        self.tags = False
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of connections that were cut on purpose."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Proxy

    def log_message(self, *_: Any) -> None:
        """Stay silent."""

    def _pass(self) -> tuple[int, dict[str, str], bytes]:
        content = self.rfile.read(int(self.headers.get("content-length", 0)))
        behind = http.client.HTTPConnection(self.server.behind, timeout=60)
        kept = {name: value for name, value in self.headers.items() if name.lower() not in {"host", "accept-encoding"}}
        behind.request(self.command, self.path, content, kept)
        got = behind.getresponse()
        body = got.read()
        behind.close()
        return got.status, {n.lower(): v for n, v in got.getheaders() if n.lower() not in HOP}, body

    def _send(self, status: int, headers: dict[str, str], body: bytes, promised: int | None = None) -> None:
        self.server.asked.append((self.command, self.path, status))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if promised is None else promised))
        self.end_headers()
        self.wfile.write(body)

    def _cut(self) -> None:
        """Break the connection off."""
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def _answer(self) -> None:
        fault = self.server.plan.pop(0) if self.server.plan else ""
        if fault == "drop":
            self.server.asked.append((self.command, self.path, 0))
            self._cut()
            return
        if fault == "502":
            self.rfile.read(int(self.headers.get("content-length", 0)))
            self._send(502, {"Content-Type": "text/html"}, b"<h1>Bad gateway</h1>")
            return
        if fault.startswith("403"):
            self.rfile.read(int(self.headers.get("content-length", 0)))
            self._send(403, {"Retry-After": fault.partition(" ")[2]}, b'{"message": "secondary rate limit"}')
            return
        status, headers, body = self._pass()
        headers |= {name.lower(): value for name, value in self.server.headers.items()}
        if fault == "lost":
            self.server.asked.append((self.command, self.path, 0))
            self._cut()
        elif fault == "truncated":
            self._send(status, headers, body[: len(body) // 2], len(body))
            self._cut()
        elif fault == "nonsense":
            self._send(status, headers, b'{"unexpected": [')
        elif self.server.tags and self.headers.get("if-none-match") == self._tag(body):
            self._send(304, {"ETag": self._tag(body)}, b"")
        else:
            self._send(status, headers | ({"ETag": self._tag(body)} if self.server.tags else {}), body)

    @staticmethod
    def _tag(body: bytes) -> str:
        return f'"{hashlib.sha256(body).hexdigest()[:16]}"'


for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
    setattr(_Handler, f"do_{method}", _Handler._answer)  # noqa: SLF001 - the base class finds answers by name
