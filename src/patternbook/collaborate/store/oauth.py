"""Sign-in through GitHub or any OpenID Connect service: the code flow with PKCE, state, and a checked identity."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from patternbook.collaborate.loopback import LOOPBACK
from patternbook.collaborate.proposals.forge import Person
from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from patternbook.collaborate.store.operator import GitHub, OAuth, Settings

_BACK = "/space/sign-in/back"
_TIMEOUT = 15
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]


class SignInError(PatternbookError):
    """The sign-in service did not tell who somebody is."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who signed in, and their own token at the service, "" where it is of no use."""

    person: Person
    token: str = ""


class Provider(Protocol):
    """A service that knows people."""

    name: str

    def begin(self) -> tuple[str, str]:
        """Return the address to send a browser to, and what to remember until it comes back."""

    def finish(self, kept: str, query: Mapping[str, str]) -> Identity:
        """Return who came back. Raises SignInError."""


def provider(settings: Settings) -> Provider:
    """Return the service that a space signs people in with."""
    assert settings.oauth is not None  # noqa: S101 - the settings were checked when they were read
    back = settings.address + _BACK
    if settings.sign_in == "github":
        return GitHubSignIn(settings.oauth, back, settings.github)
    return OpenIdSignIn(settings.oauth, back)


class _CodeFlow:
    """What both services have in common."""

    scope = ""
    proof = "client_secret_basic"

    def __init__(self, oauth: OAuth, back: str) -> None:
        self._oauth = oauth
        self._back = back

    def _client(self, state: str = "") -> Any:  # noqa: ANN401 - Authlib has no types
        from authlib.integrations.httpx_client import (  # type: ignore[import-untyped]  # noqa: PLC0415 - only a sign-in needs it
            OAuth2Client,
        )

        return OAuth2Client(
            self._oauth.client_id,
            self._oauth.client_secret,
            scope=self.scope,
            redirect_uri=self._back,
            code_challenge_method="S256",
            state=state or None,
            token_endpoint_auth_method=self.proof,
            timeout=_TIMEOUT,
        )

    def _begun(self, address: str, **more: str) -> tuple[str, str]:
        verifier = secrets.token_urlsafe(48)
        with self._client() as client:
            target, state = client.create_authorization_url(address, code_verifier=verifier, **more)
        return str(target), json.dumps({"state": state, "verifier": verifier, **more})

    def _token(self, address: str, kept: str, query: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
        """Return the token that a code is exchanged for, and what was remembered. Raises SignInError."""
        from authlib.common.errors import AuthlibBaseError  # type: ignore[import-untyped]  # noqa: PLC0415
        from httpx import HTTPError  # noqa: PLC0415

        try:
            begun: dict[str, str] = json.loads(kept)
        except ValueError:
            begun = {}
        if not begun.get("state") or not secrets.compare_digest(
            begun["state"].encode(), query.get("state", "").encode()
        ):
            message = "This sign-in was not begun in this browser, or too long ago; begin it again."
            raise SignInError(message)
        if refused := query.get("error"):
            message = f"The sign-in service said no ({refused[:100]}); begin again, or ask the operator of this space."
            raise SignInError(message)
        try:
            with self._client(begun["state"]) as client:
                token = client.fetch_token(
                    address,
                    code=query.get("code", ""),
                    code_verifier=begun["verifier"],
                    headers={"Accept": "application/json"},
                )
        except (AuthlibBaseError, HTTPError, ValueError) as error:
            message = f"The sign-in service did not take its own code ({error}); begin again."
            raise SignInError(message) from error
        return dict(token), begun


class GitHubSignIn(_CodeFlow):
    """Sign-in with an account on GitHub; the token writes proposals under the person's own name."""

    name = "GitHub"
    proof = "client_secret_post"

    def __init__(self, oauth: OAuth, back: str, github: GitHub) -> None:
        super().__init__(oauth, back)
        self._web = github.web
        self._api = github.api_address
        self.scope = f"{'repo' if github.private else 'public_repo'} read:user user:email"

    def begin(self) -> tuple[str, str]:
        """Return where to send a browser, and what to remember."""
        return self._begun(f"{self._web}/login/oauth/authorize")

    def finish(self, kept: str, query: Mapping[str, str]) -> Identity:
        """Return who came back. Raises SignInError."""
        from patternbook.collaborate.github import requests  # noqa: PLC0415 - only a sign-in needs it
        from patternbook.collaborate.github.reading import person  # noqa: PLC0415
        from patternbook.collaborate.github.transport import Transport  # noqa: PLC0415

        token, _ = self._token(f"{self._web}/login/oauth/access_token", kept, query)
        own = str(token.get("access_token", ""))
        transport = Transport(self._api)
        try:
            return Identity(person(transport.ask(requests.me(), own)), own)
        finally:
            transport.close()


class OpenIdSignIn(_CodeFlow):
    """Sign-in with a service that speaks OpenID Connect, found by its issuer."""

    name = "your organization's account"
    scope = "openid profile email"

    @property
    def _issuer(self) -> str:
        return self._oauth.issuer.rstrip("/")

    def _fetch(self, address: str) -> dict[str, Any]:
        """Return a JSON object from the service; only over HTTPS, or from this machine. Raises SignInError."""
        import httpx  # noqa: PLC0415 - only a sign-in needs it

        parts = urlsplit(address)
        if parts.scheme != "https" and parts.hostname not in LOOPBACK:
            message = f"The sign-in service at {address} is not asked without HTTPS; correct [oauth] issuer."
            raise SignInError(message)
        try:
            found = httpx.get(address, timeout=_TIMEOUT).raise_for_status().json()
        except (httpx.HTTPError, ValueError) as error:
            message = f"The sign-in service at {address} does not answer ({error}); try again, or tell the operator."
            raise SignInError(message) from error
        if not isinstance(found, dict):
            message = f"The sign-in service at {address} answers nonsense; tell the operator."
            raise SignInError(message)
        return found

    def _description(self) -> dict[str, Any]:
        found = self._fetch(f"{self._issuer}/.well-known/openid-configuration")
        if str(found.get("issuer", "")).rstrip("/") != self._issuer:
            message = f"The service at {self._issuer} calls itself {found.get('issuer')!r}; correct [oauth] issuer."
            raise SignInError(message)
        return found

    def begin(self) -> tuple[str, str]:
        """Return where to send a browser, and what to remember."""
        return self._begun(str(self._description()["authorization_endpoint"]), nonce=secrets.token_urlsafe(16))

    def finish(self, kept: str, query: Mapping[str, str]) -> Identity:
        """Return who came back, as the signed identity says. Raises SignInError."""
        told = self._description()
        token, begun = self._token(str(told["token_endpoint"]), kept, query)
        claims = self._claims(str(token.get("id_token", "")), told, begun["nonce"])
        account = claims.get(self._oauth.account_claim)
        if not isinstance(account, str) or not account:
            message = f"The sign-in service tells no {self._oauth.account_claim}; correct [oauth] account-claim."
            raise SignInError(message)
        if self._oauth.account_claim == "email" and claims.get("email_verified") is False:
            message = "Your mail address is not confirmed at the sign-in service; confirm it there, then begin again."
            raise SignInError(message)
        return Identity(Person(account, str(claims.get("name") or ""), str(claims.get("email") or "")))

    def _claims(self, token: str, told: Mapping[str, Any], nonce: str) -> dict[str, Any]:
        from joserfc import jwt  # noqa: PLC0415 - only a sign-in needs it
        from joserfc.errors import JoseError  # noqa: PLC0415
        from joserfc.jwk import KeySet  # noqa: PLC0415

        keys = self._fetch(str(told["jwks_uri"]))
        wanted = {"iss": told["issuer"], "aud": self._oauth.client_id, "nonce": nonce}
        try:
            found = jwt.decode(token, KeySet.import_key_set(keys), algorithms=_ALGORITHMS)  # type: ignore[arg-type]
            options: dict[str, Any] = {name: {"essential": True, "value": value} for name, value in wanted.items()}
            jwt.JWTClaimsRegistry(**options, exp={"essential": True}).validate(found.claims)
        except (JoseError, ValueError, KeyError) as error:
            message = f"The sign-in service's word does not hold ({error}); begin again, or tell the operator."
            raise SignInError(message) from error
        return dict(found.claims)
