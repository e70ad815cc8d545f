"""Whoever reads a known instance can tell who uses the pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, Flaw, Judged, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield the instances whose words do not say who, so that they do not count."""
    for instance in scope.instances(pattern):
        if instance.to_confirm:
            message = "it is not clear who uses the pattern here, so this does not count; begin with the organization"
            yield Flaw(message, instance.span)


RULE = Rule(
    "PAT402", "instance-to-confirm", "A known instance says who.", Over.PATTERN, INFO, INFO, find, Judged.CONFIRM
)  # fmt: skip
