"""A link to a heading names a heading that exists, as GitHub or GitBook spell its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library import Document, ToNowhere
from patternbook.mature.rule import ERROR, WARNING, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(page: Pattern | Document, scope: Scope) -> Iterator[Flaw]:
    """Yield the links whose file exists and whose heading does not."""
    for link, target in scope.targets(page):
        if isinstance(target, ToNowhere) and target.path in scope.pages and not link.is_image:
            grave = None if page.path in scope.library.by_path else WARNING
            yield Flaw(f"the link misses its heading: {target.why}", link.span, severity=grave)


RULE = Rule("PAT602", "broken-anchor", "A link to a heading finds it.", Over.PAGE, WARNING, ERROR, find)
