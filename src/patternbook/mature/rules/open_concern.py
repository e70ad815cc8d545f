"""A concern that somebody raised gets an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.evidence.weighing import open_concerns
from patternbook.mature.rule import INFO, WARNING, Flaw, Judged, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield the concerns that nobody has resolved."""
    for concern in open_concerns(pattern, scope):
        about = f": {concern.about}" if concern.about else ""
        yield Flaw(f"{concern.who} raised a concern on {concern.when:%Y-%m-%d}{about}")


RULE = Rule(
    "PAT903", "open-concern", "Concerns are answered.", Over.PATTERN, INFO, WARNING, find, Judged.CONFIRM
)  # fmt: skip
