"""The line that says what happens after saving, and who is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library.plurals import number_of
from patternbook.mature.levels.approval import read_approval

if TYPE_CHECKING:
    from patternbook.library import Config
    from patternbook.mature.observations import Observations

_NAMED = 4


def _asked(by: str, committers: tuple[str, ...] | None) -> str:
    if by != "committer" or not committers:
        return ""
    named = ", ".join(name if " " in name else f"@{name}" for name in committers[:_NAMED])
    return f" ({named}{' and others' if len(committers) > _NAMED else ''})"


def next_step(config: Config, level: int, seen: Observations, shelf: str = "") -> str:
    """Return what happens to a proposal for a pattern of a level, or of a shelf's for its notes, in some sentences."""
    rule = read_approval(config, level)
    who = number_of(rule.approvals, *(("trusted committer",) if rule.by == "committer" else ("person", "people")))
    who = who.replace("1 ", "One ", 1) + _asked(rule.by, seen.committers)
    asked = (
        f"{who} {'has' if rule.approvals == 1 else 'have'} to approve it" if rule.approvals else "nobody has to approve"
    )
    wait = f", and {number_of(rule.hours, 'hour')} have to pass without an open concern" if rule.hours else ""
    begin = f"Your words become a proposal on {shelf}'s shelf" if shelf else "Your words become a proposal"
    public = "The public library stays as it is and hears nothing of it. " if shelf else ""
    return (
        f"{begin} with a page of its own, and nothing changes for readers yet. {public}{asked[:1].upper()}{asked[1:]}"
        f"{wait}; then it is merged and the book shows it at once."
    )
