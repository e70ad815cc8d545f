"""The route of a page with what is told of it: what it is for, who may, what comes in and what goes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from patternbook.web.door.visitors import Role

if TYPE_CHECKING:
    from collections.abc import Callable

HTML, JSON, PLAIN = "text/html", "application/json", "text/plain"


@dataclass(frozen=True, slots=True)
class Told:
    """What the description of the space tells of a page.

    `asks` are the values of the address's query that it reads, `takes` the fields of its form, in
    which `-0` stands for each number. `gives` are the content types of its answer; `leads` tells that
    it may lead the browser elsewhere instead, `also` further statuses that it answers with.
    """

    summary: str
    role: Role = Role.READER
    asks: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    gives: tuple[str, ...] = (HTML,)
    leads: bool = False
    also: tuple[int, ...] = ()


class Page(Route):
    """A route that tells of itself."""

    def __init__(self, path: str, endpoint: Callable[..., Any], told: Told, methods: list[str] | None = None) -> None:
        super().__init__(path, endpoint, methods=methods or ["GET"])
        self.told = told


def summary_of(answer: Callable[..., Any]) -> str:
    """Return the first sentence of what a function says of itself."""
    return (answer.__doc__ or "").strip().partition("\n")[0]
