"""A GitHub App that is installed for the library's repository: its tokens last an hour, so they are renewed in time."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from patternbook.collaborate.github import requests
from patternbook.collaborate.github.reading import moment, number, text
from patternbook.collaborate.proposals.forge import ForgeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from patternbook.collaborate.github.transport import Transport

_EARLY = 300
"""Seconds before its end at which a token is renewed, so that none ends on its way."""

_SIGNED_FOR = 540
_CLOCKS_DIFFER = 60


class App:
    """Speaks for one installation of an app. `key` is the app's private key as GitHub gives it, in PEM."""

    def __init__(
        self, transport: Transport, repo: str, ident: str, key: str, *, clock: Callable[[], float] = time.time
    ) -> None:
        self._transport = transport
        self._repo = repo
        self._ident = ident
        self._key = key
        self._clock = clock
        self._lock = threading.Lock()
        self._installed = 0
        self._token, self._until = "", 0.0
        self._account = ""

    def _signed(self) -> str:
        """Return the proof that this is the app. Raises ForgeError for a key that is none."""
        from joserfc import jwt  # noqa: PLC0415 - only an app needs it
        from joserfc.errors import JoseError  # noqa: PLC0415
        from joserfc.jwk import RSAKey  # noqa: PLC0415

        now = int(self._clock())
        claims = {"iat": now - _CLOCKS_DIFFER, "exp": now + _SIGNED_FOR, "iss": self._ident}
        try:
            return jwt.encode({"alg": "RS256"}, claims, RSAKey.import_key(self._key))
        except (JoseError, ValueError) as error:
            message = f"the key of the app cannot be used ({error}); make a new one on the app's page at GitHub"
            raise ForgeError(message) from error

    def _find(self) -> None:
        if not self._installed:
            answer = self._transport.ask(requests.installation(self._repo), self._signed())
            self._installed, self._account = number(answer, "id"), f"{text(answer, 'app_slug')}[bot]"

    @property
    def account(self) -> str:
        """The name under which the app speaks."""
        with self._lock:
            self._find()
            return self._account

    def token(self) -> str:
        """Return a token that holds for some minutes at least. Raises ForgeError where the app is not installed."""
        with self._lock:
            self._find()
            if self._clock() > self._until - _EARLY:
                answer = self._transport.ask(requests.make_token(self._installed), self._signed())
                self._token, self._until = text(answer, "token"), moment(answer, "expires_at").timestamp()
            return self._token
