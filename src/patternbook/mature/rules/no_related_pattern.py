"""A pattern leads on to others of its level or higher: no practice stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import WARNING, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def _highest(scope: Scope) -> list[tuple[int, str]]:
    """Return level and slug of the two highest patterns: whatever a pattern is, the highest other one is among them."""
    return sorted(((p.level.number, p.slug) for p in scope.library.patterns), reverse=True)[:2]


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw for a pattern that links to no other that is published as it is."""
    if pattern.level.number < scope.settings.related_from:
        return
    related = [scope.library.by_slug[slug] for slug in scope.related(pattern) if slug in scope.library.by_slug]
    if not related:
        yield Flaw("the pattern links to no other pattern; which ones go before it, after it, or along with it?")
        return
    highest = scope.once_for_library("highest levels", _highest)
    least = min(pattern.level.number, next(number for number, slug in highest if slug != pattern.slug))
    if not any(other.level.number >= least for other in related):
        yield Flaw("the pattern links only to patterns of a lower level; link to one of its own level or higher")


RULE = Rule("PAT607", "no-related-pattern", "A pattern links to others.", Over.PATTERN, None, WARNING, find)
