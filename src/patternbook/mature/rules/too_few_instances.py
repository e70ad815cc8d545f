"""Organizations that use a pattern are its proof; each level asks for more of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import ERROR, Flaw, Over, Rule
from patternbook.mature.text.places import section_place
from patternbook.pattern import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw when too few organizations use or used the pattern, each counted once."""
    asked = scope.settings.instances_for(pattern.level.number)
    counted = len(scope.counted(pattern))
    if counted >= asked:
        return
    others = len(scope.instances(pattern)) - counted
    rest = (
        f"; {others} more {'is' if others == 1 else 'are'} planned, on trial, repeated or to be confirmed"
        if others
        else ""
    )
    counts = "none counts" if not counted else f"{counted} count{'s' if counted == 1 else ''}"
    message = f"this level asks for {asked} known instance{'s' if asked > 1 else ''}, {counts}{rest}"
    yield Flaw(message, section_place(pattern, Kind.KNOWN_INSTANCES))


RULE = Rule(
    "PAT401", "too-few-instances", "Enough organizations use the pattern.", Over.PATTERN, None, ERROR, find
)  # fmt: skip
