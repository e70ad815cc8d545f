"""The status section and the folder tell the same level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.library import Fix, Replacement
from patternbook.mature.rule import WARNING, Flaw, Over, Rule
from patternbook.mature.text.status import PAST
from patternbook.pattern import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw when the first level that the section names, by name or number, is another one."""
    section = pattern.section(Kind.STATUS)
    if section is None:
        return
    levels = {level.name.casefold(): level.number for level in scope.config.levels}
    names = "|".join(re.escape(name) for name in levels)
    named = re.compile(rf"^\W*(?:(?:maturity )?level:?\s*(\d)\b|(?:status:\s*)?({names})\b)", re.IGNORECASE)
    start = section.body_span.start
    for line in section.body.splitlines(keepends=True):
        if not PAST.match(line) and (match := named.match(line)):
            number = int(match.group(1)) if match.group(1) else levels[match.group(2).casefold()]
            which = 1 if match.group(1) else 2
            if number != pattern.level.number:
                place = Span(start + match.start(which), start + match.end(which))
                right = str(pattern.level.number) if which == 1 else pattern.level.name
                fix = Fix((Replacement(pattern.path, place, right),))
                message = f'the status says "{match.group(which)}", the folder says {pattern.level.name}'
                yield Flaw(message, place, fix)
            return
        start += len(line)


RULE = Rule(
    "PAT501", "status-disagrees", "Status and folder tell the same level.", Over.PATTERN, WARNING, WARNING, find
)
