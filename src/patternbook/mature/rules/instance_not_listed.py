"""An organization whose story a pattern tells is one of its known instances."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.library.organizations import fold_organization
from patternbook.mature.rule import INFO, Flaw, Judged, Over, Rule
from patternbook.mature.text.wording import authored, in_quotes
from patternbook.pattern import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def _told(scope: Scope) -> re.Pattern[str] | None:
    """Return what tells a practice of a known organization: "at Acme", not the product of one."""
    names = sorted(scope.config.organizations, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:at|within|inside) ({'|'.join(map(re.escape, names))})\b") if names else None


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield the first mention of each organization that the known instances lack."""
    told = scope.once_for_library("organizations told of", _told)
    spellings = scope.config.organizations
    seen = {fold_organization(i.organization, spellings).casefold() for i in scope.instances(pattern) if i.organization}
    section = pattern.section(Kind.KNOWN_INSTANCES)
    if told is None or section is None:
        return
    for words in authored(pattern, scope):
        if section.span.start <= words.span.start < section.span.end:
            continue
        for match in told.finditer(words.text):
            name = fold_organization(match.group(1), spellings)
            if name.casefold() not in seen and not in_quotes(words.text, match.start()):
                seen.add(name.casefold())
                place = Span(words.span.start + match.start(1), words.span.start + match.end(1))
                yield Flaw(
                    f"{name} is told of here and missing in the known instances; does it use the pattern?", place
                )


RULE = Rule(
    "PAT406", "instance-not-listed", "Organizations told of are known instances.",
    Over.PATTERN, INFO, INFO, find, Judged.CONFIRM,
)  # fmt: skip
