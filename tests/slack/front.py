"""A door before the emulated Slack: it pages, refuses and knows strangers, which `emulate` does not, and opens sockets.

Everything else goes to `emulate` and back unchanged; what was asked is noted.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import threading
from typing import Any
from urllib.parse import parse_qs, urlsplit

from aiohttp import WSMsgType, web


class Front:
    """Runs in a thread of its own on a free port until it is closed.

    `strangers` are members of another company, `page` is how many messages of a thread come at once,
    `busy` how many of the next calls of a method are told to wait, `down` methods that fail.
    """

    def __init__(self, behind: str) -> None:
        self.behind = urlsplit(behind).netloc
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.strangers: set[str] = set()
        self.left: set[str] = set()
        self.page = 1000
        self.busy: dict[str, int] = {}
        self.down: dict[str, str] = {}
        self.scopes = ""
        self.envelopes: list[dict[str, Any]] = []
        self.acknowledged: list[str] = []
        self.connected = threading.Event()
        self._sockets: list[web.WebSocketResponse] = []
        self._loop = asyncio.new_event_loop()
        self._port = 0
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        assert ready.wait(10)

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._port}"

    def calls(self, method: str) -> list[dict[str, Any]]:
        """Return what was asked of a method."""
        return [body for name, body in self.asked if name == method]

    def send(self, envelope: dict[str, Any]) -> None:
        """Send something over the open socket, as Slack does in socket mode."""
        future = asyncio.run_coroutine_threadsafe(self._sockets[-1].send_json(envelope), self._loop)
        future.result(10)

    def close(self) -> None:
        """End it."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._answer)
        app.router.add_get("/socket", self._socket)
        runner = web.AppRunner(app, access_log=None)
        self._loop.run_until_complete(runner.setup())
        site = web.TCPSite(runner, "127.0.0.1", 0)
        self._loop.run_until_complete(site.start())
        self._port = runner.addresses[0][1]
        ready.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())
        self._loop.close()

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self._sockets.append(socket)
        self.connected.set()
        async for message in socket:
            if message.type is WSMsgType.TEXT and "envelope_id" in message.data:
                self.acknowledged.append(json.loads(message.data)["envelope_id"])
        return socket

    async def _answer(self, request: web.Request) -> web.Response:
        method, data = request.match_info["method"], await request.read()
        is_json = "json" in request.headers.get("Content-Type", "")
        body = json.loads(data or b"{}") if is_json else {k: v[-1] for k, v in parse_qs(data.decode()).items()}
        self.asked.append((method, body))
        if method == "apps.connections.open" and method not in self.down:
            return web.json_response({"ok": True, "url": f"ws://127.0.0.1:{self._port}/socket"})
        if self.busy.get(method, 0) > 0:
            self.busy[method] -= 1
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "1"})
        if method in self.down:
            return web.json_response({"ok": False, "error": self.down[method]})
        status, told = await asyncio.to_thread(self._behind, request.path, data, dict(request.headers))
        headers = {"x-oauth-scopes": self.scopes} if self.scopes else {}
        return web.json_response(self._changed(method, body, told), status=status, headers=headers)

    def _behind(self, path: str, data: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        kept = {name: headers[name] for name in ("Content-Type", "Authorization") if name in headers}
        connection = http.client.HTTPConnection(self.behind, timeout=60)
        connection.request("POST", path, data, kept)
        answer = connection.getresponse()
        told = json.loads(answer.read())
        connection.close()
        return answer.status, told

    def _changed(self, method: str, body: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
        if method == "conversations.replies" and told.get("ok"):
            start, size = int(body.get("cursor") or 0), min(self.page, int(body.get("limit", 1000)))
            rest = len(told["messages"]) > start + size
            told["messages"] = told["messages"][start : start + size]
            told |= {"has_more": rest, "response_metadata": {"next_cursor": str(start + size) if rest else ""}}
        if method == "users.info" and body.get("user") in self.strangers:
            told["user"] |= {"team_id": "T0ELSEWHERE", "is_stranger": True}
        if method == "users.info" and body.get("user") in self.left:
            told["user"]["deleted"] = True
        return told
