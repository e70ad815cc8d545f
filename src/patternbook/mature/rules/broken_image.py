"""A picture that a page shows exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library import Document, ToNowhere
from patternbook.mature.rule import ERROR, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(page: Pattern | Document, scope: Scope) -> Iterator[Flaw]:
    """Yield the images whose file is not there."""
    for link, target in scope.targets(page):
        if link.is_image and isinstance(target, ToNowhere):
            yield Flaw(f"the image is missing: {target.why}", link.span)


RULE = Rule("PAT603", "broken-image", "A picture exists.", Over.PAGE, ERROR, ERROR, find)
