"""A pattern has one title; other names are aliases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import WARNING, Flaw, Over, Rule
from patternbook.mature.text.places import text_place
from patternbook.pattern import Kind
from patternbook.pattern.markdown import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, _scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw for a title section that holds more than one line."""
    section = pattern.section(Kind.TITLE)
    if section is None or pattern.template.kind_of(section.heading) != Kind.TITLE:
        return
    lines = plain_text(section.body).split("\n")
    if len(lines) > 1:
        message = f'the title section holds "{lines[0]}" and more; keep one title and move other names to Alias'
        yield Flaw(message, text_place(pattern, Kind.TITLE))


RULE = Rule("PAT208", "two-titles", "The title section holds one title.", Over.PATTERN, WARNING, WARNING, find)
