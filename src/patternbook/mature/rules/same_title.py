"""A name belongs to one pattern; two patterns of one name are confused, in talk and in searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import ERROR, WARNING, Flaw, Over, Rule
from patternbook.mature.text.places import title_place
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
    """Yield one flaw for each name of a pattern that others bear too; the first of them is named, the rest counted."""
    owners = scope.once_for_library("owners of names", _owners)
    told: set[str] = set()
    for name in (pattern.title, *pattern.aliases):
        others = [other for other in owners.get(title_slug(name), ()) if other.slug not in {pattern.slug, *told}]
        if not others:
            continue
        told.update(other.slug for other in others)
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        message = f'"{name}" is also a name of {others[0].path}{more}; find another or join the two'
        yield Flaw(message, title_place(pattern))


RULE = Rule("PAT207", "same-title", "A name belongs to one pattern only.", Over.PATTERN, WARNING, ERROR, find)
