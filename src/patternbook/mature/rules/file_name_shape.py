"""A file's name is an address: lower case, words joined by hyphens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.mature.rule import WARNING, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern

_SHAPE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def find(pattern: Pattern, _scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw for a slug with capitals, underscores, spaces or other characters."""
    if not _SHAPE.fullmatch(pattern.slug):
        better = re.sub(r"[^a-z0-9]+", "-", pattern.slug.lower()).strip("-") or "a-name-in-latin-letters"
        command = f"`patternbook rename {pattern.slug} {better}`"
        yield Flaw(f'the file name "{pattern.slug}" should be lower case with hyphens: {command}')


RULE = Rule(
    "PAT205", "file-name-shape", "A file name has lower case letters and hyphens.", Over.PATTERN, WARNING, WARNING, find
)
