"""A pattern is read again every few years, by somebody who can say whether it still holds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, Flaw, Judged, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw for a file unchanged for too long; silent when history or the present time is unknown."""
    if scope.seen.history is None or scope.seen.now is None:
        return
    last = scope.seen.history.last(pattern.path)
    if last is None:
        return
    changed = datetime.fromisoformat(last.date)
    changed = changed if changed.tzinfo else changed.replace(tzinfo=UTC)
    days = (scope.seen.now - changed).days
    if days > scope.settings.stale_after_days:
        yield Flaw(f"nobody has changed this file since {changed:%Y-%m}; does it still hold?")


RULE = Rule(
    "PAT904", "stale-pattern", "Patterns are read again.", Over.PATTERN, INFO, INFO, find, Judged.CONFIRM
)  # fmt: skip
