"""How fast GitHub may be asked: never beyond four fifths of what it allows, and no sooner than it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from patternbook.collaborate.github.exchange import FORBIDDEN, SERVER_FAILED, TOO_MANY
from patternbook.collaborate.proposals.forge import ForgeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from patternbook.collaborate.github.exchange import Reply

SHARE = 0.8
"""The part of the allowance that is used; the rest stays for the person's other programs."""

TRIES = 4
LONGEST_WAIT = 20.0
"""Seconds that a page waits for GitHub at most; then the person is told when to come back."""


class BusyError(ForgeError):
    """GitHub wants to be left alone for a while; `until` says when to come back, in seconds since 1970."""

    def __init__(self, until: float) -> None:
        when = datetime.fromtimestamp(until, UTC).strftime("%H:%M:%S UTC")
        super().__init__(f"GitHub takes no more requests of this account before {when}; nothing was done, try then")
        self.until = until


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many requests an account has in the present hour, how many are left, and when the next hour begins."""

    limit: int
    remaining: int
    reset: float

    def is_spent(self, now: float) -> bool:
        """Whether one more request would use more than our share of the hour."""
        return now < self.reset and self.limit - self.remaining + 1 > self.limit * SHARE


def allowance(headers: Mapping[str, str]) -> Allowance | None:
    """Return what an answer says of the allowance, None when it says nothing."""
    try:
        numbers = [int(headers[f"x-ratelimit-{name}"]) for name in ("limit", "remaining", "reset")]
    except (KeyError, ValueError):
        return None
    return Allowance(*numbers)


def _asked_for(headers: Mapping[str, str], now: float) -> float | None:
    """Return the seconds that `Retry-After` asks for, given as a number or as a date."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now) if text else None
    except ValueError:
        return None


def pause(reply: Reply | None, tried: int, now: float) -> float | None:
    """Return the seconds to wait before the same request is sent again, None when the reply is final.

    `reply` is None when the connection broke. `tried` counts the attempts so far.
    """
    if reply is None or reply.status >= SERVER_FAILED:
        asked = _asked_for(reply.headers, now) if reply else None
        return asked if asked is not None else 0.25 * 2.0**tried
    if reply.status not in {FORBIDDEN, TOO_MANY}:
        return None
    asked = _asked_for(reply.headers, now)
    if asked is not None:
        return asked
    left = allowance(reply.headers)
    if left is not None and left.remaining == 0:
        return max(0.0, left.reset - now)
    return 2.0**tried if reply.status == TOO_MANY else None
