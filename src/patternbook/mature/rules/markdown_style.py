"""Markdown is written in one style, as a linter of Markdown says with the library's own settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library import Fix, Replacement
from patternbook.mature.rule import INFO, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Document
    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(page: Pattern | Document, scope: Scope) -> Iterator[Flaw]:
    """Yield what the linter said of a file; silent when it was not asked."""
    for remark in (scope.seen.style or {}).get(page.path, ()):
        fix = Fix((Replacement(page.path, *remark.fix),)) if remark.fix else None
        yield Flaw(f"{remark.message} ({remark.rule})", remark.span, fix)


RULE = Rule("PAT305", "markdown-style", "Markdown is in one style.", Over.PAGE, INFO, INFO, find)
