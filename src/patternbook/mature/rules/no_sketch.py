"""A picture makes a validated pattern memorable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.mature.rule import ERROR, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern

_DIAGRAM = re.compile(r"^(?:`{3,}|~{3,})\s*(?:mermaid|plantuml|graphviz|dot|d2)\b", re.MULTILINE)


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw for a pattern that has neither an image nor a diagram written as code."""
    if pattern.level.number < scope.settings.sketch_from or any(link.is_image for link in pattern.links):
        return
    if not _DIAGRAM.search(pattern.source):
        yield Flaw("the pattern has no picture; draw one of the problem or the solution")


RULE = Rule("PAT609", "no-sketch", "A validated pattern has a picture.", Over.PATTERN, None, ERROR, find)
