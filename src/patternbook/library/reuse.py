"""What files see of each other: while that stays the same, what was found out about one of them holds on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from patternbook.library.model import Library
    from patternbook.pattern import Pattern


def _face(pattern: Pattern) -> tuple[object, ...]:
    """Return what others see of a pattern: its name and place, and where in it they can link to."""
    names = pattern.slug, pattern.language, pattern.path, pattern.level.number, pattern.title, pattern.aliases
    return (*names, pattern.patlet, pattern.anchors)


def is_same_around(one: Library, other: Library) -> bool:
    """Whether every file stands among the same others in two readings: only words within patterns differ.

    Whatever looks at one pattern, the configuration, the other pages, and of the other patterns only at
    names, places, levels, patlets and anchors, then finds the same in both.
    """
    if one is other:
        return True
    ours, theirs = one.by_path, other.by_path
    return (
        one.config == other.config
        and one.files == other.files
        and one.renamed == other.renamed
        and one.problems == other.problems
        and one.mind_maps == other.mind_maps
        and one.documents == other.documents
        and one.overlay == other.overlay
        and one.notes == other.notes
        and ours.keys() == theirs.keys()
        and all(text is theirs[path] or _face(text) == _face(theirs[path]) for path, text in ours.items())
    )


def take_over(before: Library, after: Library) -> None:
    """Let a later reading know what was made of unchanged pages, if all around them is the same."""
    if before.made_of and is_same_around(before, after):
        changed = [path for path, page in after.by_path.items() if page is not before.by_path[path]]
        for make, made in tuple(before.made_of.items()):
            after.made_of[make] = dict(made)
            for path in changed:
                after.made_of[make].pop(path, None)
