"""One request as pages see it: who asks, the form they sent, and how to answer."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

import jinja2
import pygit2
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from patternbook.collaborate.disk.index import GitIndexError
from patternbook.collaborate.disk.journal import WriteError
from patternbook.collaborate.disk.lock import LockedError
from patternbook.collaborate.git.repository import RepositoryError
from patternbook.collaborate.github.exchange import AnswerError
from patternbook.collaborate.github.pacing import BusyError
from patternbook.collaborate.proposals.discussion import BrokenNoteError
from patternbook.collaborate.proposals.forge import NoProposalError, Person
from patternbook.collaborate.shelf import UnderneathError
from patternbook.collaborate.store.database import StoreError
from patternbook.errors import PatternbookError
from patternbook.library import StaleChangeError
from patternbook.web.assets import asset
from patternbook.web.door.guard import LARGEST_BODY
from patternbook.web.door.visitors import Role
from patternbook.web.phrasing import FILTERS
from patternbook.web.visits.pages import HTML, Page, Told, summary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from starlette.requests import Request

    from patternbook.web.door.visitors import Visitor
    from patternbook.web.space import Space

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
OK, SEE_OTHER, BAD_REQUEST, FORBIDDEN, NOT_FOUND, CONFLICT, UNAVAILABLE = 200, 303, 400, 403, 404, 409, 503
_ASKED_WRONGLY = frozenset({401, 403, 404, 409, 422})
"""Refusals of a forge that are about what the visitor asked for."""

_LOG = logging.getLogger("patternbook.space")


_UNREADABLE = "This form cannot be read ({}), so nothing was kept. Go back, shorten it, and send it again.\n"


class NoPageError(PatternbookError):
    """What an address names does not exist."""


class UnreachableError(RepositoryError):
    """The repository cannot be read at the moment."""


class NotAllowedError(PatternbookError):
    """The visitor's role does not suffice."""


class UnknownVisitorError(NotAllowedError):
    """Something asks for a name, and the visitor has not signed in."""


@lru_cache(maxsize=1)
def templates() -> jinja2.Environment:
    """Return the environment of the space's templates; what they are given is escaped unless marked as HTML."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("patternbook.web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
    )
    environment.filters.update(FILTERS)
    environment.globals.update(asset=asset, Role=Role, quote=quote)
    return environment


class Visit:
    """One request. `form` holds the last value of each field, `uploads` the bytes of each file that came along."""

    def __init__(
        self, space: Space, request: Request, form: Mapping[str, str], uploads: Mapping[str, bytes] | None = None
    ) -> None:
        self.space = space
        self.request = request
        self.form = form
        self.uploads = uploads or {}
        self.visitor: Visitor = space.visitor(request)
        self.browser = space.tokens.browser(request)
        self.now: datetime = space.now()

    @property
    def person(self) -> Person:
        """Who asks. Raises NotAllowedError while nobody signed in."""
        if self.visitor.person is None:
            message = "You are not signed in; sign in, and then repeat this."
            raise UnknownVisitorError(message)
        return self.visitor.person

    @property
    def base(self) -> str:
        """The commit that a form was made for. Raises StaleChangeError when it names none."""
        name = self.form.get("base", "")
        if _COMMIT.fullmatch(name) is None:
            message = "this form does not say which text it changes; open the page again and repeat the change"
            raise StaleChangeError(message)
        return name

    @property
    def origin(self) -> str:
        """The address of the space as the visitor's browser knows it, without a path."""
        return f"{self.request.url.scheme}://{self.request.url.netloc}"

    def named(self, name: str) -> str:
        """Return a part of the address."""
        return str(self.request.path_params[name])

    def asked(self, name: str) -> str:
        """Return a value of the address's query, "" without one."""
        return self.request.query_params.get(name, "")

    def page(self, template: str, title: str, status: int = OK, **values: Any) -> Response:  # noqa: ANN401 - values of any page
        """Return a page of the space."""
        text = (
            templates()
            .get_template(template)
            .render(
                title=title,
                space=self.space,
                visitor=self.visitor,
                visit=self,
                token=self.space.tokens.token(self.browser),
                now=self.now,
                said=self.asked("said"),
                here=self.request.url.path,
                **values,
            )
        )
        return self._with_browser(HTMLResponse(text, status, {"Cache-Control": "no-store"}))

    def go(self, address: str, **query: str) -> Response:
        """Return an answer that leads the browser on."""
        target = f"{address}?{urlencode(query)}" if query else address
        return self._with_browser(RedirectResponse(target, SEE_OTHER))

    def to_proposal(self, number: int, said: str) -> Response:
        """Lead the browser to a proposal after something happened to it, and let followers know."""
        self.space.tell_of(number, self.origin, self.person.account if self.visitor.person else "", self.now)
        return self.go(f"/space/proposals/{number}", said=said)

    @staticmethod
    def json(value: object, status: int = OK) -> Response:
        """Return a value for a script."""
        return JSONResponse(value, status, {"Cache-Control": "no-store"})

    def _with_browser(self, answer: Response) -> Response:
        tokens = self.space.tokens
        if self.request.cookies.get(tokens.cookie) != self.browser:
            answer.set_cookie(tokens.cookie, self.browser, httponly=True, samesite="lax", secure=tokens.https)
        return answer


_STATUSES = {
    NoPageError: NOT_FOUND,
    NoProposalError: NOT_FOUND,
    NotAllowedError: FORBIDDEN,
    StaleChangeError: CONFLICT,
}
_TITLES = {NOT_FOUND: "There is nothing here", CONFLICT: "Somebody was faster"}


_AWAY = (
    "the public library that this shelf stands on cannot be read at the moment, so nothing was changed; try again in "
    "a while, or tell whoever runs this space"
)


def _is_outside(error: PatternbookError) -> bool:
    """Whether something outside does not work, so that the visitor can mend nothing: a host, a disk, a database."""
    if isinstance(error, AnswerError):
        return error.status not in _ASKED_WRONGLY
    return isinstance(
        error,
        (
            UnreachableError,
            UnderneathError,
            BrokenNoteError,
            BusyError,
            StoreError,
            WriteError,
            LockedError,
            GitIndexError,
        ),
    )


def _trouble(visit: Visit, error: PatternbookError) -> Response:
    """Return the page that tells what went wrong and what to do next; the operator reads of what is outside."""
    code = next((code for kind, code in _STATUSES.items() if isinstance(error, kind)), BAD_REQUEST)
    if _is_outside(error):
        code = UNAVAILABLE
    if code == UNAVAILABLE or isinstance(error, (AnswerError, RepositoryError)):
        _LOG.warning("%s: %s", type(error).__name__, error, extra={"event": "trouble"})
    told = str(error)
    if isinstance(error, UnderneathError):
        told = f"{_AWAY}: {told}"
    if visit.request.headers.get("accept", "").startswith("application/json"):
        return visit.json({"error": told}, code)
    told = told[:1].upper() + told[1:] + ("" if told.endswith((".", "?", "!")) else ".")
    title = "Sign in first" if isinstance(error, UnknownVisitorError) else _TITLES.get(code, "This did not work")
    may_suggest = visit.space.suggestions and visit.visitor.person is None and code == FORBIDDEN
    suggest = _without_account(visit.request.url.path) if may_suggest else ""
    return visit.page("trouble.html", title, code, message=told, suggest=suggest)


def _without_account(path: str) -> str:
    """Return where the task at an address can be done without an account."""
    found = re.match(r"/space/(edit/[^/]+(?:/[^/]+)?|instance/[^/]+)$", path)
    return f"/space/suggest/{found[1]}" if found else "/space/suggest"


async def _sent(request: Request) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return the fields of a form and the bytes of its files. Raises HTTPException for what is no form."""
    async with request.form(max_files=1, max_part_size=LARGEST_BODY) as sent:
        form = {name: value for name, value in sent.items() if isinstance(value, str)}
        uploads = {name: await value.read() for name, value in sent.items() if isinstance(value, UploadFile)}
        return form, uploads


def route(  # noqa: PLR0913 - what has to be told of a page
    path: str,
    answer: Callable[[Visit], Response],
    methods: str = "GET",
    role: Role = Role.READER,
    *,
    asks: str = "",
    takes: str = "",
    gives: str = HTML,
    leads: bool = False,
) -> Page:
    """Return the route of a page, which runs in a thread; visitors without the role are told so.

    A form without its token is refused, and the page says how to send it again. `asks` and `takes`
    name, apart by spaces, what it reads of the query and of the form; see `pages.Told` for the rest.
    """
    told = Told(summary_of(answer), role, tuple(asks.split()), tuple(takes.split()), tuple(gives.split()), leads)

    async def endpoint(request: Request) -> Response:
        space: Space = request.app.state.space
        if request.method != "POST":
            return await run_in_threadpool(_answer, space, request, {}, {})
        try:
            form, uploads = await _sent(request)
        except HTTPException as error:
            return PlainTextResponse(_UNREADABLE.format(error.detail.rstrip(".")), 400)
        return await run_in_threadpool(_answer, space, request, form, uploads)

    def _answer(space: Space, request: Request, form: Mapping[str, str], uploads: Mapping[str, bytes]) -> Response:
        visit = Visit(space, request, form, uploads)
        try:
            if request.method == "POST" and not space.tokens.fits(request, form.get("token", "")):
                message = "This form is older than this browser's visit; go back, reload the page, and send it again."
                raise NotAllowedError(message)
            if role > Role.READER and not visit.visitor.may(role):
                raise _refusal(visit, role)
            return answer(visit)
        except PatternbookError as error:
            return _trouble(visit, error)
        except (pygit2.GitError, OSError) as error:
            why = getattr(error, "strerror", None) or error
            message = f"the library's repository cannot be used ({why}); nothing is lost, try again in a moment"
            return _trouble(visit, UnreachableError(message))

    return Page(path, endpoint, told, methods.split())


def _refusal(visit: Visit, role: Role) -> NotAllowedError:
    if visit.visitor.person is None:
        message = "What you write here appears under your name, so sign in first; reading needs no account."
        return UnknownVisitorError(message)
    message = f"This is for people with the role {role.name.lower()}; ask a maintainer of the library for it."
    return NotAllowedError(message)
