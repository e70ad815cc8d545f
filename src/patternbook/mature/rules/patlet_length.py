"""A patlet is read among dozens of others: the problem in one sentence, the solution in another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, Flaw, Judged, Over, Rule
from patternbook.mature.text.places import text_place
from patternbook.pattern import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern

_SENTENCE_END = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\betc)[.!?]+[\"”'’)]*(?:\s|$)|[。！？]")
_MOST_SENTENCES = 3


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw for a patlet of one sentence, of more than three, or of too many words."""
    if not pattern.patlet:
        return
    sentences = len(_SENTENCE_END.findall(pattern.patlet.rstrip() + " "))
    words = len(pattern.patlet.split())
    place = text_place(pattern, Kind.PATLET)
    if sentences <= 1:
        yield Flaw("the patlet is one sentence; the first tells the problem, the second the solution", place)
    elif sentences > _MOST_SENTENCES:
        yield Flaw(f"the patlet has {sentences} sentences; two are enough, one a problem and one a solution", place)
    elif words > scope.settings.patlet_words:
        yield Flaw(f"the patlet has {words} words; more than {scope.settings.patlet_words} are not skimmed", place)


RULE = Rule(
    "PAT211", "patlet-length", "A patlet is two sentences.", Over.PATTERN, INFO, INFO, find, Judged.CONFIRM
)  # fmt: skip
