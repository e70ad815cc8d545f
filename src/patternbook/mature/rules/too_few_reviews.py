"""A validated pattern was read thoroughly by trusted committers who are not its authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.evidence.weighing import valid_reviews
from patternbook.mature.rule import WARNING, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw when too few reviews of the present text, or of this level, are recorded."""
    if pattern.level.number < scope.settings.reviews_from:
        return
    people = valid_reviews(pattern, scope)
    if len(people) < scope.settings.reviews:
        told = f"; so far {', '.join(people)}" if people else ""
        yield Flaw(f"this level asks for {scope.settings.reviews} reviews by trusted committers{told}")


RULE = Rule("PAT901", "too-few-reviews", "Validated patterns were reviewed.", Over.PATTERN, None, WARNING, find)
