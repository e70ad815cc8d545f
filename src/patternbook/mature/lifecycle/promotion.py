"""Promote and demote a pattern: one change that keeps links, lists and maps whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library.changes.draft import Draft, PlanError
from patternbook.library.near_names import own_pattern_named
from patternbook.mature.lifecycle.plan import Plan, in_every_language, refilled
from patternbook.mature.lifecycle.relinking import relink, web_addresses
from patternbook.mature.overviews.following import list_newly, relist_everywhere, unlist, unmap
from patternbook.mature.text.status import with_status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from patternbook.library import Library
    from patternbook.mature.scope import Scope
    from patternbook.pattern import Level, Pattern


def _to_level(
    scope: Scope, records: Mapping[str, str] | None, pattern: Pattern, level: Level, under: str
) -> tuple[Draft, list[str]]:
    library, draft = scope.library, Draft(scope.library, records)
    was, will = (each >= library.config.published_from for each in (pattern.level.number, level.number))
    for each in in_every_language(pattern, library):
        draft.write(each.path, with_status(each, library.config, level))
        draft.move(each.path, refilled(each.path, library, level=level))
    remarks = relist_everywhere(draft, scope, pattern, level)
    if will and not was:
        remarks += list_newly(draft, scope, pattern, under)
    elif was and not will:
        unlist(draft, scope, pattern, (library.config.readme,))
        unmap(draft, pattern)
    remarks += relink(draft, draft.moves, web_addresses(draft.moves, scope))
    return draft, remarks


def _beside(pattern: Pattern, library: Library, step: int) -> Level:
    levels = library.config.levels
    position = [level.number for level in levels].index(pattern.level.number) + step
    if not 0 <= position < len(levels):
        edge = "highest" if step > 0 else "lowest"
        message = f"{pattern.slug} is on the {edge} level already ({pattern.level.name})"
        raise PlanError(message)
    return levels[position]


def promote(
    slug: str, scope: Scope, records: Mapping[str, str] | None = None, *, reason: str = "", under: str = ""
) -> Plan:
    """Plan a pattern's way to the next level.

    `records` are the texts of the files below `.patternbook`, by path. `under` is the title of the
    challenge on the mind map that a newly published pattern answers. Raises PlanError when there
    is no such pattern, challenge or level.
    """
    pattern = own_pattern_named(slug, scope.library)
    level = _beside(pattern, scope.library, 1)
    draft, remarks = _to_level(scope, records, pattern, level, under)
    return Plan(draft.changes(f"Promote {pattern.title} to {level.name}", reason), tuple(remarks))


def demote(slug: str, scope: Scope, records: Mapping[str, str] | None = None, *, reason: str = "") -> Plan:
    """Plan a pattern's way to the level below; on an unpublished level it leaves contents and mind maps."""
    pattern = own_pattern_named(slug, scope.library)
    level = _beside(pattern, scope.library, -1)
    draft, remarks = _to_level(scope, records, pattern, level, "")
    return Plan(draft.changes(f"Demote {pattern.title} to {level.name}", reason), tuple(remarks))
