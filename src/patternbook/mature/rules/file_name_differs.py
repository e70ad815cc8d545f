"""A file is named like its pattern, so that the address tells the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, Flaw, Judged, Over, Rule
from patternbook.pattern.slugs import title_slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, _scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw when the title asks for another file name; renaming is the author's choice."""
    named = title_slug(pattern.title)
    if named and named != pattern.slug:
        hint = f"`patternbook rename {pattern.slug} {named}` keeps all links and the old address"
        yield Flaw(f'the title "{pattern.title}" and the file name "{pattern.slug}" differ; {hint}')


RULE = Rule(
    "PAT206", "file-name-differs", "A file is named like its pattern.", Over.PATTERN, INFO, INFO, find, Judged.CONFIRM
)
