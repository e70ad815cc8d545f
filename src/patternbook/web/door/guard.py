"""What every request passes: where it comes from, how much it carries, and what browsers may do with the answer."""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from patternbook.collaborate.disk.private import keep_first

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 2_000_000
"""Bytes that a form may have; the longest real pattern has 30,000."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
LARGEST_UPLOAD = 9_000_000
"""Bytes that a form with a picture may have."""

UPLOADS = ("/space/edit/", "/space/drafts/")
"""Where pictures come in."""

HOOKS = "/space/hooks/"
"""Where signed hooks come in; they carry their own proof of where they are from."""

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FOREIGN = (
    "This form was sent from another site, so nothing was done. "
    "Open the page in this browser again and send it from there.\n"
)
_LARGE = "This is more text than a pattern ever has (2 MB), so nothing was kept. Shorten it and send it again.\n"
_LARGE_FILE = "This is more than a form with a picture may have (9 MB), so nothing was kept. Send a smaller picture.\n"


def read_secret(folder: Path) -> bytes:
    """Return the secret of a space, made on the first call; only its owner may read the file."""
    file = folder / "secret"
    if not file.is_file():
        keep_first(file, secrets.token_bytes(32))
    return file.read_bytes()


class Tokens:
    """Gives each browser a token for its forms, and knows it again."""

    def __init__(self, secret: bytes, *, https: bool) -> None:
        self._secret = secret
        self.cookie = "__Host-patternbook-browser" if https else "patternbook-browser"
        self.https = https

    def browser(self, request: Request) -> str:
        """Return the name that this space gave the browser, a new one if it has none."""
        known = request.cookies.get(self.cookie, "")
        return known if len(known) == _NAME_LENGTH and known.isalnum() else secrets.token_hex(_NAME_LENGTH // 2)

    def token(self, browser: str) -> str:
        """Return the token that forms of a browser carry."""
        return hmac.new(self._secret, f"form {browser}".encode(), "sha256").hexdigest()

    def digest(self, text: str) -> str:
        """Return a name for a text that nobody can make, or lead back to it, without the secret of the space."""
        return hmac.new(self._secret, f"digest {text}".encode(), "sha256").hexdigest()

    def fits(self, request: Request, token: str) -> bool:
        """Whether a form's token belongs to the browser that sends it."""
        known = request.cookies.get(self.cookie, "")
        return bool(known) and hmac.compare_digest(self.token(known).encode(), token.encode(errors="replace"))


_NAME_LENGTH = 32


def is_foreign(method: str, headers: Headers) -> bool:
    """Whether a request that changes something was made by another site's page, as far as browsers tell."""
    if method in _SAFE:
        return False
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


class _TooLargeError(Exception):
    """More bytes came than a form may have."""


class Guard:
    """Middleware that refuses foreign and oversized requests, and tells browsers what pages may do.

    `unguarded` are beginnings of paths whose requests prove themselves otherwise, such as signed hooks.
    """

    def __init__(self, app: ASGIApp, *, https: bool = False, unguarded: Collection[str] = ()) -> None:
        self.app = app
        self.https = https
        self.unguarded = tuple(unguarded)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        open_ = bool(self.unguarded) and scope["path"].startswith(self.unguarded)
        if not open_ and is_foreign(scope["method"], headers):
            await PlainTextResponse(_FOREIGN, 403)(scope, receive, send)
            return
        await self._limited(scope, receive, self._sealed(send))

    async def _limited(self, scope: Scope, receive: Receive, send: Send) -> None:
        taken, begun = 0, False
        is_upload = Headers(scope=scope).get("content-type", "").startswith("multipart/form-data")
        may_upload = is_upload and scope["path"].startswith(UPLOADS)
        most, told = (LARGEST_UPLOAD, _LARGE_FILE) if may_upload else (LARGEST_BODY, _LARGE)

        async def limited() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise _TooLargeError
            return message

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, limited, noted)
        except _TooLargeError:
            if not begun:
                await PlainTextResponse(told, 413, {"Connection": "close"})(scope, receive, send)

    def _sealed(self, send: Send) -> Send:
        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", POLICY)
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Referrer-Policy", "same-origin")
                headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
                if self.https:
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
            await send(message)

        return sealed
