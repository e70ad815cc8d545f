"""One question to GitHub and its answer, as values; nothing here sends anything."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from patternbook.collaborate.proposals.forge import ForgeError

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEXT = re.compile(r'<([^<>]+)>\s*;[^<]*\brel="next"')
UNPROCESSABLE, CONFLICT, NOT_ALLOWED, MISSING, FORBIDDEN, UNKNOWN_CALLER = 422, 409, 405, 404, 403, 401
NOT_MODIFIED, TOO_MANY, SERVER_FAILED = 304, 429, 500


class AnswerError(ForgeError):
    """GitHub refused a request, or answered what nobody can read. `status` is its number, 0 for an unreadable one."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Ask:
    """A request: method, path below the API's address, query, and a body that is sent as JSON.

    `repeatable` tells that sending it twice does no more than sending it once.
    """

    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    body: Mapping[str, Any] | None = None
    repeatable: bool = False

    @property
    def target(self) -> str:
        """Path and query."""
        return f"{self.path}?{urlencode(self.query)}" if self.query else self.path

    @property
    def content(self) -> bytes:
        """The body's bytes, none without a body."""
        return b"" if self.body is None else json.dumps(self.body, ensure_ascii=False).encode()


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: status, headers by lower-case name, and the body's bytes."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def json(self) -> Any:  # noqa: ANN401 - whatever the answer holds; readers check it
        """Return what the body says. Raises AnswerError when it is no JSON."""
        try:
            return json.loads(self.body) if self.body else None
        except ValueError as error:
            message = "GitHub's answer broke off or is no JSON; try again in a moment"
            raise AnswerError(message) from error

    @property
    def next_page(self) -> str:
        """The address of the next page of a list, "" on the last one."""
        found = _NEXT.search(self.headers.get("link", ""))
        return found[1] if found else ""


def said(reply: Reply) -> str:
    """Return what GitHub says of a refusal, in one line."""
    try:
        value = reply.json()
    except AnswerError:
        return f"status {reply.status}"
    if not isinstance(value, dict):
        return f"status {reply.status}"
    details = value.get("errors")
    each = [e if isinstance(e, str) else e.get("message", "") for e in details or () if isinstance(e, str | dict)]
    words = "; ".join(str(part) for part in (value.get("message", ""), *each) if part)
    return " ".join(words.split())[:300] or f"status {reply.status}"


_NEXT_STEP = {
    UNKNOWN_CALLER: "your sign-in there has ended; sign in again",
    FORBIDDEN: "your account there may not do this; ask a maintainer of the repository",
    MISSING: "it is not there, or your account may not see it",
}


def checked(reply: Reply, ask: Ask) -> Reply:
    """Return a reply that says yes. Raises AnswerError for every other one."""
    if reply.status < 300:  # noqa: PLR2004 - the codes for yes
        return reply
    step = _NEXT_STEP.get(reply.status, "reload the page and try again")
    message = f"GitHub answered {ask.method} {ask.path} with {reply.status}, “{said(reply)}”: {step}"
    raise AnswerError(message, reply.status)
