"""Known instances stand in one list, so that nobody counts the first one only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, WARNING, Flaw, Over, Rule
from patternbook.mature.text.places import section_place
from patternbook.pattern import Kind
from patternbook.pattern.markdown import events

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def _lists(body: str) -> int:
    """Return how many outermost lists stand in a text before its first heading."""
    depth = count = 0
    for event, _ in events(body):
        if type(event) is not dict:
            continue
        if "Start" in event:
            opened = event["Start"]
            name = opened if type(opened) is str else next(iter(opened))
            if name == "Heading" and depth == 0:
                return count
            count += name == "List" and depth == 0
            depth += 1
        elif "End" in event:
            depth -= 1
    return count


def find(pattern: Pattern, _scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw for known instances in several lists."""
    section = pattern.section(Kind.KNOWN_INSTANCES)
    if section and (lists := _lists(section.body)) > 1:
        place = section_place(pattern, Kind.KNOWN_INSTANCES)
        yield Flaw(f"the known instances are split into {lists} lists; join them, with the same bullet", place)


RULE = Rule("PAT405", "instances-split", "Known instances stand in one list.", Over.PATTERN, INFO, WARNING, find)
