"""A donut, a problem that still lacks its solution, stays on the lowest level until somebody fills it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import ERROR, Flaw, Over, Rule
from patternbook.mature.text.places import heading_place
from patternbook.pattern import Kind, is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, _scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw when the solution has no content; that the section is missing is another rule's matter."""
    solution = pattern.section(Kind.SOLUTION)
    if solution is not None and is_placeholder(solution.body):
        place = heading_place(solution)
        yield Flaw("the pattern has no solution yet; write it, or move the pattern to the lowest level", place)


RULE = Rule(
    "PAT109", "donut-above-draft", "A pattern above the lowest level has a solution.", Over.PATTERN, None, ERROR, find
)
