"""Word from GitHub that something changed: believed only with the right signature, heard once, then asked about anew.

The body of a hook never becomes content: it names what changed, and the space asks GitHub for that
by number and by commit. A hook that is lost or refused only delays; `GitHubForge.reconcile` finds
the change later.
"""

from __future__ import annotations

import hmac
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.collaborate.proposals.forge import ForgeError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_DELIVERY = re.compile(r"[A-Za-z0-9-]{1,100}")
_SIGNATURE = re.compile(r"sha256=[0-9a-f]{64}")
SHORTEST_SECRET = 16


class RefusedHookError(ForgeError):
    """A hook that GitHub did not send, or that came before."""


class ReplayedHookError(RefusedHookError):
    """A hook that came before."""


@dataclass(frozen=True, slots=True)
class Hook:
    """What a hook says: the event, what happened, in which repository, about which pull request or 0, and by whom."""

    event: str
    action: str
    repository: str
    number: int = 0
    account: str = ""


def sign(secret: bytes, body: bytes) -> str:
    """Return the signature of a body, as GitHub writes it."""
    return f"sha256={hmac.new(secret, body, 'sha256').hexdigest()}"


def is_signed(secret: bytes, body: bytes, signature: str) -> bool:
    """Whether a signature was made with the secret for exactly these bytes."""
    if _SIGNATURE.fullmatch(signature) is None:
        return False
    return hmac.compare_digest(sign(secret, body).encode(), signature.encode())


def _inside(value: object, *names: str) -> object:
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def read_hook(event: str, body: bytes) -> Hook:
    """Return what the body of a signed hook says. Raises RefusedHookError when it is no JSON object."""
    try:
        said = json.loads(body)
    except ValueError as error:
        message = "the hook's body is no JSON; set its content type to application/json"
        raise RefusedHookError(message) from error
    if not isinstance(said, dict):
        message = "the hook's body is no JSON object; set its content type to application/json"
        raise RefusedHookError(message)
    is_pull = event.startswith("pull_request") or _inside(said, "issue", "pull_request") is not None
    number = _inside(said, "pull_request", "number") or _inside(said, "issue", "number")
    return Hook(
        event,
        _text(said.get("action")),
        _text(_inside(said, "repository", "full_name")),
        number if is_pull and isinstance(number, int) else 0,
        _text(_inside(said, "sender", "login")),
    )


class Doorkeeper:
    """Lets a hook in that is signed, about the right repository, and new. Raises RefusedHookError.

    `is_new` remembers names and returns whether none was known: a hook is named by its delivery, and
    by its signature, so that the same body under another delivery is known as well.
    """

    def __init__(self, secret: bytes, repository: str, is_new: Callable[[Sequence[str]], bool]) -> None:
        if len(secret) < SHORTEST_SECRET:
            message = f"the secret of the hooks has fewer than {SHORTEST_SECRET} characters; make a longer one"
            raise ForgeError(message)
        self._secret = secret
        self._repository = repository
        self._is_new = is_new

    def admit(self, headers: Mapping[str, str], body: bytes) -> Hook:
        """Return what a hook says. `headers` are by lower-case name; `body` is what came, byte for byte."""
        signature, delivery = headers.get("x-hub-signature-256", ""), headers.get("x-github-delivery", "")
        if not is_signed(self._secret, body, signature):
            message = "the hook is not signed with this space's secret; set the same secret on GitHub and here"
            raise RefusedHookError(message)
        if _DELIVERY.fullmatch(delivery) is None:
            message = "the hook names no delivery; only GitHub's own hooks are taken"
            raise RefusedHookError(message)
        event = headers.get("x-github-event", "")
        hook = read_hook(event, body)
        if hook.repository.casefold() != self._repository.casefold():
            message = f"the hook is about {hook.repository or 'no repository'}, not {self._repository}"
            raise RefusedHookError(message)
        if not self._is_new((f"delivery {delivery}", f"{event} {signature}")):
            message = "this hook came before; nothing was done again"
            raise ReplayedHookError(message)
        return hook
