"""Who looks at a page, and what they may do there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, unquote

from patternbook.collaborate.git.program import git_text
from patternbook.collaborate.proposals.forge import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from starlette.requests import Request
    from starlette.routing import BaseRoute

NAME_COOKIE = "patternbook-name"


class Role(IntEnum):
    """What somebody may do; each role may do what those before it may."""

    READER = 0
    CONTRIBUTOR = 1
    TRANSLATOR = 2
    COMMITTER = 3
    MAINTAINER = 4


@dataclass(frozen=True, slots=True)
class Visitor:
    """The person before a page, None while nobody signed in, and their role."""

    person: Person | None
    role: Role

    def may(self, role: Role) -> bool:
        """Whether the visitor has a role, or one above it."""
        return self.person is not None and self.role >= role


class Door(Protocol):
    """How visitors become known. `sign_in` is where they do, "" where nobody is asked."""

    sign_in: str
    routes: Sequence[BaseRoute]

    def visitor(self, request: Request, committers: Callable[[], tuple[str, ...]]) -> Visitor:
        """Return who sends a request; `committers` returns the accounts that the library itself names."""


class OpenDoor:
    """No sign-in: everybody who can reach this machine's own address is a maintainer, under the name they choose."""

    sign_in = ""

    def __init__(self, root: Path) -> None:
        self.routes: Sequence[BaseRoute] = ()
        name = git_text(root, "config", "user.name").strip() or "Somebody"
        self._owner = Person(name, name, git_text(root, "config", "user.email").strip())

    def visitor(self, request: Request, committers: Callable[[], tuple[str, ...]]) -> Visitor:  # noqa: ARG002 - all may do all
        """Return the person that the visitor said to be, by default the one whom git knows."""
        chosen = unquote(request.cookies.get(NAME_COOKIE, "")).strip()[:80]
        person = Person(chosen, chosen) if chosen and chosen != self._owner.name else self._owner
        return Visitor(person, Role.MAINTAINER)


def name_cookie(name: str) -> str:
    """Return a chosen name as the value of its cookie."""
    return quote(" ".join(name.split())[:80])
