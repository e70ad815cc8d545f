"""The pattern that somebody names, and where there is none, what to tell them: the ones that were probably meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from patternbook.library.changes.draft import PlanError
from patternbook.library.overlay import require_own
from patternbook.pattern.slugs import github_anchor

if TYPE_CHECKING:
    from patternbook.library.model import Library
    from patternbook.pattern import Pattern

_LONGEST = 100


def near_names(name: str, library: Library) -> tuple[str, ...]:
    """Return up to three slugs whose own spelling, or whose title, comes near a name; the nearest first."""
    slugs = {github_anchor(pattern.title): pattern.slug for pattern in library.patterns}
    slugs |= {slug: slug for slug in library.by_slug}
    near = get_close_matches(github_anchor(name[:_LONGEST]), slugs, n=3, cutoff=0.6)
    return tuple(dict.fromkeys(slugs[each] for each in near))


def no_such_pattern(name: str, library: Library, otherwise: str) -> str:
    """Return the sentence that says so, with the names that are near, or `otherwise` where none is."""
    near = near_names(name, library)
    hint = f"did you mean {' or '.join(near)}?" if near else otherwise
    return f"there is no pattern {name[:_LONGEST]!r}; {hint}"


def pattern_named(slug: str, library: Library) -> Pattern:
    """Return the pattern of the source language with a slug, old or present. Raises PlanError."""
    pattern = library.pattern(slug)
    if pattern is None:
        raise PlanError(no_such_pattern(slug, library, "`patternbook level` lists all"))
    return pattern


def own_pattern_named(slug: str, library: Library) -> Pattern:
    """Return the pattern with a slug that is to be changed. Raises PlanError, or NotOurOwnError for a public one."""
    pattern = pattern_named(slug, library)
    require_own(pattern, library)
    return pattern
