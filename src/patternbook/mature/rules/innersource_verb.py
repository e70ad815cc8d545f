"""InnerSource is something that people do; it is not a verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, WARNING, Flaw, Judged, Over, Rule
from patternbook.mature.text.wording import authored, in_quotes
from patternbook.pattern import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern

_VERB = re.compile(r"(?<![\w/@.#-])[Ii]nner[ -]?[Ss]ourc(?:ing|ed|es)(?![\w/@-])")


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield verb forms in running text."""
    for words in authored(pattern, scope):
        for match in _VERB.finditer(words.text):
            if not in_quotes(words.text, match.start()):
                place = Span(words.span.start + match.start(), words.span.start + match.end())
                yield Flaw(f'"{match.group()}" makes a verb of InnerSource; say what people do', place)


RULE = Rule(
    "PAT302", "innersource-verb", "InnerSource is not a verb.", Over.PATTERN, INFO, WARNING, find, Judged.CONFIRM
)
