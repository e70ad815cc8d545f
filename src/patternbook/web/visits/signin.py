"""The door of a space with sign-in: who comes in, what they may do, and the pages before it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from patternbook.collaborate.store.accounts import AccountError, Accounts
from patternbook.collaborate.store.oauth import SignInError, provider
from patternbook.collaborate.store.sessions import LASTS, Sealer, Sessions
from patternbook.mature.evidence.committers import account_key
from patternbook.web.door.visitors import Role, Visitor
from patternbook.web.visits.visit import Visit, route

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from patternbook.collaborate.proposals.forge import Person
    from patternbook.collaborate.store.database import Store
    from patternbook.collaborate.store.operator import Settings

_LOG = logging.getLogger("patternbook.space")
_FLOW_LASTS = 600


class SignInDoor:
    """Knows people by their sessions, and what they may do by the settings and the library's own lists."""

    def __init__(self, settings: Settings, store: Store, secret: bytes) -> None:
        self.sign_in = "/space/sign-in"
        self.settings = settings
        self._sealer = Sealer(secret)
        self.sessions = Sessions(store, self._sealer)
        self._accounts = Accounts(store)
        prefix = "__Host-" if settings.is_https else ""
        self._cookie, self._flow = f"{prefix}patternbook-session", f"{prefix}patternbook-sign-in"

        self.routes = self._routes()

    def _routes(self) -> Sequence[BaseRoute]:
        """Return the pages before the door."""
        found = [route("/space/sign-in", self.show, asks="to"), route("/space/sign-out", self.sign_out, "POST")]
        if self.settings.sign_in == "accounts":
            return [*found, route("/space/sign-in", self.by_password, "POST", takes="account password to")]
        return [
            *found,
            route("/space/sign-in/begin", self.begin, asks="to", leads=True),
            route("/space/sign-in/back", self.back, asks="code state error", leads=True),
        ]

    def role(self, account: str, committers: Callable[[], tuple[str, ...]]) -> Role:
        """Return what somebody may do: what the settings say, else what the library's own `committers` say."""
        known = account.casefold()
        if named := self.settings.roles.get(known):
            return Role[named.upper()]
        listed = set(map(account_key, committers()))
        return Role.COMMITTER if known in listed else Role[self.settings.everybody.upper()]

    def visitor(self, request: Request, committers: Callable[[], tuple[str, ...]]) -> Visitor:
        """Return who sends a request; it is looked up once."""
        found: Visitor | None = getattr(request.state, "visitor", None)
        if found is None:
            person = self.sessions.person(request.cookies.get(self._cookie, ""))
            found = Visitor(person, self.role(person.account, committers) if person else Role.READER)
            request.state.visitor = found
        return found

    def show(self, visit: Visit) -> Response:
        """Show how to sign in."""
        return self._page(visit)

    def _page(self, visit: Visit, trouble: str = "", status: int = 200) -> Response:
        with_password = self.settings.sign_in == "accounts"
        through = "" if with_password else provider(self.settings).name
        to = _inside(visit.form.get("to") or visit.asked("to"))
        return visit.page("signin.html", "Sign in", status, trouble=trouble, through=through, to=to)

    def _welcome(self, visit: Visit, person: Person, token: str, to: str) -> Response:
        cookie = self.sessions.begin(person, token)
        _LOG.info("signed in", extra={"event": "sign-in"})
        answer = visit.go(_inside(to))
        https = self.settings.is_https
        answer.set_cookie(self._cookie, cookie, max_age=LASTS, httponly=True, samesite="lax", secure=https)
        answer.delete_cookie(self._flow, httponly=True, samesite="lax", secure=https)
        return answer

    def by_password(self, visit: Visit) -> Response:
        """Sign somebody in to an account of this space."""
        account, password = (visit.form.get(name, "") for name in ("account", "password"))
        caller = visit.request.client.host if visit.request.client else ""
        try:
            person = self._accounts.check(account.strip().casefold(), password, caller)
        except AccountError as error:
            _LOG.warning("refused", extra={"event": "sign-in-refused"})
            return self._page(visit, str(error), 403)
        return self._welcome(visit, person, "", visit.form.get("to", ""))

    def begin(self, visit: Visit) -> Response:
        """Send a browser to the sign-in service."""
        address, kept = provider(self.settings).begin()
        answer = visit.go(address)
        sealed = self._sealer.seal(f"{_inside(visit.asked('to'))}\n{kept}")
        https = self.settings.is_https
        answer.set_cookie(self._flow, sealed, max_age=_FLOW_LASTS, httponly=True, samesite="lax", secure=https)
        return answer

    def back(self, visit: Visit) -> Response:
        """Take somebody who comes from the sign-in service."""
        sealed = visit.request.cookies.get(self._flow, "")
        to, _, kept = self._sealer.open(sealed, lasts=_FLOW_LASTS).partition("\n")
        try:
            found = provider(self.settings).finish(kept, dict(visit.request.query_params))
        except SignInError as error:
            _LOG.warning("refused", extra={"event": "sign-in-refused"})
            return self._page(visit, str(error), 403)
        return self._welcome(visit, found.person, found.token, to)

    def sign_out(self, visit: Visit) -> Response:
        """End the visitor's session."""
        self.sessions.end(visit.request.cookies.get(self._cookie, ""))
        answer = visit.go("/")
        answer.delete_cookie(self._cookie, httponly=True, samesite="lax", secure=self.settings.is_https)
        return answer


def _inside(to: str) -> str:
    """Return an address within this space, the front page for every other one."""
    parts = urlsplit(to)
    is_own = to.startswith("/") and not to.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return to if is_own and to.isprintable() else "/"
