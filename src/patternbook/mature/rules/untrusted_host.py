"""A reader sees where a link leads, and the place is one that everybody may reach."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.library.links.targets import web_host
from patternbook.mature.rule import INFO, WARNING, Flaw, Judged, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Document
    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern

_PRIVATE = re.compile(
    r"localhost|[^.]+|.*\.(?:local|internal|intranet|corp|lan|localhost)|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+"
    r"|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+"
)


def find(page: Pattern | Document, scope: Scope) -> Iterator[Flaw]:
    """Yield the links to shorteners and other hosts that the settings name, and to private networks."""
    for link in page.links:
        host = web_host(link.destination).removeprefix("www.")
        if host and _PRIVATE.fullmatch(host):
            yield Flaw(f"{host} cannot be reached from outside; link to a public place", link.span)
        elif host in scope.settings.untrusted_hosts:
            yield Flaw(f"{host} hides or may change where the link leads; link to the place itself", link.span)


RULE = Rule(
    "PAT611", "untrusted-host", "Links lead to public places that can be told by their address.",
    Over.TEXT, INFO, WARNING, find, Judged.CONFIRM,
)  # fmt: skip
