"""Pictures of patterns lie together, where everybody finds them and every language can use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library import ToFile
from patternbook.mature.rule import INFO, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield the pictures of the library that lie outside of the folder for pictures."""
    folder = scope.settings.pictures
    for link, target in scope.targets(pattern) if folder else ():
        if link.is_image and isinstance(target, ToFile) and not target.path.startswith(f"{folder}/"):
            yield Flaw(f"the picture lies at {target.path}; keep pictures in {folder}", link.span)


RULE = Rule("PAT613", "picture-elsewhere", "Pictures lie in one folder.", Over.TEXT, INFO, INFO, find)
