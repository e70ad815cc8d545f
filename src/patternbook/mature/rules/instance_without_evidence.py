"""A known instance tells what was done, or links to somebody who does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, Flaw, Judged, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern

_ENOUGH_WORDS = 4
"""Words besides the organization's name from which on an entry says something."""


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield the instances that are hardly more than a name."""
    for instance in scope.instances(pattern):
        if instance.organization is None or instance.to_confirm:
            continue
        words = len(instance.text.split()) - len(instance.organization.split())
        linked = any(instance.span.start <= link.span.start < instance.span.end for link in pattern.links)
        if words < _ENOUGH_WORDS and not linked:
            yield Flaw(f"what does {instance.organization} do? Add a sentence or a link", instance.span)


RULE = Rule(
    "PAT404", "instance-without-evidence", "A known instance tells what was done.",
    Over.PATTERN, INFO, INFO, find, Judged.CONFIRM,
)  # fmt: skip
