"""InnerSource is one word with two capitals, so that searches find it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.library import Fix, Replacement
from patternbook.mature.rule import INFO, WARNING, Flaw, Over, Rule
from patternbook.mature.text.wording import authored, in_quotes, is_part_of_name
from patternbook.pattern import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern

_VARIANT = re.compile(r"(?<![\w/@.#-])(?:[Ii]nner[ -][Ss]ource|[Ii]nnersource|innerSource)(?![\w/@-]|\.\w)")


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield other spellings in running text; names, quotations, links and code keep theirs."""
    for words in authored(pattern, scope):
        for match in _VARIANT.finditer(words.text):
            if in_quotes(words.text, match.start()) or is_part_of_name(words.text, match.span()):
                continue
            place = Span(words.span.start + match.start(), words.span.start + match.end())
            fix = Fix((Replacement(pattern.path, place, "InnerSource"),), safe=True)
            yield Flaw(f'"{match.group()}" is spelled "InnerSource"', place, fix)


RULE = Rule(
    "PAT301", "innersource-spelling", "InnerSource is one word with two capitals.", Over.PATTERN, INFO, WARNING, find
)
