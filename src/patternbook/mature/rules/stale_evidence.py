"""What people judged is still what the pattern says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.ledger import Deed, is_stale
from patternbook.mature.rule import INFO, WARNING, Flaw, Judged, Over, Rule
from patternbook.mature.text.places import section_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.ledger import Event
    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def _of(event: Event) -> tuple[str, str, str]:
    """Return what an event judged: a section, the whole pattern, or the instance of an organization."""
    return event.deed, event.section, event.about


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield the reviews and confirmations whose text has changed since, unless somebody judged it anew."""
    events = [e for e in scope.seen.ledger.get(pattern.slug, ()) if e.deed in {Deed.REVIEW, Deed.CONFIRM}]
    fresh = {_of(event) for event in events if not is_stale(event, pattern)}
    for event in events:
        if _of(event) not in fresh and is_stale(event, pattern):
            what = f"the section {event.section}" if event.section else "the pattern"
            message = f"{what} has changed since {event.who} judged it on {event.when:%Y-%m-%d}; ask again"
            yield Flaw(message, section_place(pattern, event.section) if event.section else None)


RULE = Rule(
    "PAT902", "stale-evidence", "Judgments are of the present text.", Over.PATTERN, INFO, WARNING, find, Judged.CONFIRM
)  # fmt: skip
