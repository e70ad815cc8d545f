"""A name belongs to one pattern; two patterns of one name are confused, in talk and in searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.places import title_place
from patternbook.mature.rule import ERROR, WARNING, Flaw, Over, Rule
from patternbook.pattern.slugs import title_slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def _owners(scope: Scope) -> dict[str, list[Pattern]]:
    """Return every name, titles and aliases alike, and the patterns that bear it."""
    found: dict[str, list[Pattern]] = {}
    for pattern in scope.library.patterns:
        for name in {title_slug(pattern.title), *map(title_slug, pattern.aliases)} - {""}:
            found.setdefault(name, []).append(pattern)
    return found


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw for each other pattern that bears a name of this one."""
    owners = scope.once_for_library("owners of names", _owners)
    told: set[str] = set()
    for name in (pattern.title, *pattern.aliases):
        for other in owners.get(title_slug(name), ()):
            if other.slug != pattern.slug and other.slug not in told:
                told.add(other.slug)
                yield Flaw(
                    f'"{name}" is also a name of {other.path}; find another or join the two', title_place(pattern)
                )


RULE = Rule("PAT207", "same-title", "A name belongs to one pattern only.", Over.PATTERN, WARNING, ERROR, find)
