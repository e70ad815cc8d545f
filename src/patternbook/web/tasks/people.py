"""Who you are, and how the space works: the pages behind the name in the corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.collaborate.store.tables import UNNAMED
from patternbook.errors import PatternbookError
from patternbook.mature.levels.approval import read_approval
from patternbook.web.door.visitors import NAME_COOKIE, name_cookie
from patternbook.web.visits.visit import Visit, route

if TYPE_CHECKING:
    from starlette.responses import Response


class NoNameError(PatternbookError):
    """Somebody wants to be called nothing."""


def you(visit: Visit) -> Response:
    """Show who the visitor is."""
    person = visit.visitor.person
    unnamed = person is not None and person.account in visit.space.unnamed()
    return visit.page("you.html", "You", unnamed=unnamed, follow=visit.space.follow_of(person, ""))


def rename(visit: Visit) -> Response:
    """Give the visitor another name, on a space without sign-in."""
    name = " ".join(visit.form.get("name", "").split())
    if not name or visit.space.door.sign_in:
        message = "A name has at least one letter; write yours." if not name else "Your name comes from your account."
        raise NoNameError(message)
    answer = visit.go("/space/you", said="renamed")
    answer.set_cookie(NAME_COOKIE, name_cookie(name), httponly=True, samesite="lax", max_age=31_536_000)
    return answer


def naming(visit: Visit) -> Response:
    """Keep whether the visitor may be named in the files of the library."""
    account = visit.person.account
    if visit.form.get("named") == "no":
        visit.space.store.put(UNNAMED, {"account": account})
    else:
        visit.space.store.drop(UNNAMED, account=account)
    return visit.go("/space/you", said="chosen")


def help_(visit: Visit) -> Response:
    """Tell how proposals, reviews and levels work here."""
    config = visit.space.library().config
    rules = [(level, read_approval(config, level.number)) for level in config.levels]
    return visit.page("help.html", "How this works", rules=rules)


ROUTES = [
    route("/space/you", you),
    route("/space/you", rename, "POST", takes="name"),
    route("/space/you/naming", naming, "POST", takes="named"),
    route("/space/help", help_),
]
