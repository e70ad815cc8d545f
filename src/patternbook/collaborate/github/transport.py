"""Send requests to GitHub with httpx: remember what has not changed, wait when told to, never ask too often."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from patternbook.collaborate.github.exchange import NOT_MODIFIED, SERVER_FAILED, AnswerError, Ask, Reply, checked
from patternbook.collaborate.github.pacing import LONGEST_WAIT, TRIES, Allowance, BusyError, allowance, pause

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_REMEMBERED = 2000
_HEADERS = {
    "Accept": "application/vnd.github+json",
    "X-GitHub-Api-Version": "2022-11-28",
    "User-Agent": "patternbook",
}


class Transport:
    """Speaks with the API at one address; safe to use from any thread. Raises AnswerError and BusyError."""

    def __init__(
        self,
        address: str,
        *,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.address = address.rstrip("/")
        self._client = httpx.Client(headers=_HEADERS, timeout=httpx.Timeout(15, connect=5), follow_redirects=True)
        self._clock, self._sleep = clock, sleep
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[str, str], Reply] = OrderedDict()
        self._left: dict[str, Allowance] = {}
        self._closed: dict[str, float] = {}

    def send(self, ask: Ask, token: str = "") -> Reply:
        """Send a request in the name of whoever has the token, and return the answer, a refusal included."""
        who = hashlib.sha256(token.encode()).hexdigest()
        known = self._known.get((who, ask.target)) if ask.method == "GET" else None
        self._refuse_when_spent(who)
        reply = self._persist(ask, self._headers(token, known), who)
        if reply.status == NOT_MODIFIED and known is not None:
            return known
        if ask.method == "GET" and reply.headers.get("etag"):
            self._remember((who, ask.target), reply)
        return reply

    @staticmethod
    def _headers(token: str, known: Reply | None) -> dict[str, str]:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return headers | ({"If-None-Match": known.headers["etag"]} if known else {})

    def _refuse_when_spent(self, who: str) -> None:
        now, left = self._clock(), self._left.get(who)
        if now < self._closed.get(who, 0.0):
            raise BusyError(self._closed[who])
        if left is not None and left.is_spent(now):
            raise BusyError(left.reset)

    def _persist(self, ask: Ask, headers: dict[str, str], who: str) -> Reply:
        """Send until there is a final answer, at most a few times."""
        for tried in range(1, TRIES + 1):
            reply = self._once(ask, headers)
            now = self._clock()
            if reply is not None and (left := allowance(reply.headers)):
                self._left[who] = left
            wait = pause(reply, tried, now)
            lost = reply is None or reply.status >= SERVER_FAILED
            if wait is None and reply is not None:
                return reply
            if lost and not ask.repeatable:
                message = (
                    f"the connection to GitHub broke during {ask.method} {ask.path}; it may have been done all the "
                    "same: reload and look before you send it again"
                )
                raise AnswerError(message)
            if wait is not None and wait > LONGEST_WAIT:
                self._closed[who] = now + wait
                raise BusyError(now + wait)
            if tried < TRIES:
                self._sleep(wait or 0)
        message = f"GitHub at {self.address} does not answer as it should ({TRIES} attempts); try again in a minute"
        raise AnswerError(message)

    def _once(self, ask: Ask, headers: dict[str, str]) -> Reply | None:
        """Send once; None when the connection broke or the body is not whole."""
        try:
            got = self._client.request(
                ask.method, self.address + ask.target, content=ask.content or None, headers=headers
            )
        except httpx.HTTPError:
            return None
        return Reply(got.status_code, {name.lower(): value for name, value in got.headers.items()}, got.content)

    def _remember(self, key: tuple[str, str], reply: Reply) -> None:
        with self._lock:
            self._known[key] = reply
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)

    def ask(self, ask: Ask, token: str = "") -> Any:  # noqa: ANN401 - what the answer says; readers check it
        """Send a request and return what the answer says."""
        return checked(self.send(ask, token), ask).json()

    def pages(self, ask: Ask, token: str = "") -> Iterator[Any]:
        """Yield every item of a list, page after page. An address elsewhere is not followed."""
        while True:
            reply = checked(self.send(ask, token), ask)
            items = reply.json()
            if not isinstance(items, list):
                message = f"GitHub answered {ask.path} with something that is no list; try again in a moment"
                raise AnswerError(message)
            yield from items
            if not reply.next_page.startswith(f"{self.address}/"):
                return
            parts = urlsplit(reply.next_page.removeprefix(self.address))
            ask = Ask("GET", f"{parts.path}?{parts.query}", repeatable=True)

    def close(self) -> None:
        """Give back the connections."""
        self._client.close()
