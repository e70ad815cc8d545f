"""Reviews for people: one pattern with every requirement, or the board of those closest to promotion."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

from patternbook.mature.levels.board import by_level
from patternbook.mature.levels.review import State
from patternbook.report.fitting import beside, folded
from patternbook.report.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from patternbook.library import Config
    from patternbook.mature.levels.review import Review

_MARKS = {State.MET: "✓", State.UNMET: "✗", State.UNKNOWN: "?", State.ASKS_PEOPLE: "…"}
_WORDS = {State.MET: "met", State.UNMET: "missing", State.UNKNOWN: "unknown", State.ASKS_PEOPLE: "asks people"}
_MARK = len("  ✓   ")
_TOLD = 4
"""Missing requirements that the board spells out; of more it tells the number."""


def review_value(review: Review) -> dict[str, Any]:
    """Return a review as JSON has it: `{"slug", "level", "toward", "verdicts": [{"requirement", "state", ...}]}`."""
    return {
        "slug": review.pattern.slug,
        "title": review.pattern.title,
        "path": review.pattern.path,
        "level": review.pattern.level.number,
        "toward": review.toward,
        "verdicts": [
            {
                "requirement": verdict.requirement.id,
                "text": verdict.requirement.text,
                "judged_by": str(verdict.requirement.judged_by),
                "state": str(verdict.state),
                "why": verdict.why,
                "line": verdict.line,
            }
            for verdict in review.verdicts
        ],
    }


def as_json(reviews: Sequence[Review]) -> str:
    """Return `{"patterns": [...]}`, each as `review_value` says."""
    return json_text({"patterns": [*map(review_value, reviews)]})


def _level_name(config: Config, number: int) -> str:
    return f"level {number} ({config.level(number).name})"


def pattern_text(review: Review, config: Config, width: int = 0) -> str:
    """Return one pattern's review: every requirement with its mark, why, and the line that shows it."""
    pattern = review.pattern
    lines = [f"{pattern.title}: level {pattern.level.number} ({pattern.level.name}), toward level {review.toward}", ""]
    for number, verdicts in groupby(review.verdicts, key=lambda verdict: verdict.requirement.level):
        lines.append(f"Level {number} ({config.level(number).name})")
        for verdict in verdicts:
            place = f" ({pattern.path}:{verdict.line})" if verdict.line else ""
            lines.append(folded(verdict.requirement.text, width, lead=f"  {_MARKS[verdict.state]} ", hang=" " * 4))
            told = f"{_WORDS[verdict.state]}: {verdict.why}{place}"
            lines.append(folded(told, width, lead=" " * 6, hang=" " * 6))
        lines.append("")
    lines.append(_counted(review))
    return "\n".join(lines) + "\n"


def _counted(review: Review) -> str:
    counts = Counter(verdict.state for verdict in review.verdicts)
    return ", ".join(f"{counts[state]} {_WORDS[state]}" for state in State if counts[state]) + "."


def _missing(review: Review) -> str:
    names = [verdict.requirement.id for verdict in review.of(State.UNMET)]
    if not names:
        return "nothing" if not review.of(State.UNKNOWN) else "nothing in the files"
    shown = ", ".join(names[:_TOLD])
    return shown + (f" and {len(names) - _TOLD} more" if len(names) > _TOLD else "")


def _row(review: Review) -> tuple[str, str]:
    """Return a pattern with the number of what it misses, and what that is."""
    mark = _MARKS[State.MET] if review.asks_only_people else str(len(review.of(State.UNMET)))
    failing = review.of(State.UNMET) and review.pattern.level.number >= review.toward
    there = " (on this level already)" if failing else ""
    return f"  {mark:>2}  {review.pattern.slug}", f"{_missing(review)}{there}"


def board_text(reviews: Sequence[Review], config: Config, width: int = 0) -> str:
    """Return the board: for each level the patterns on their way to it, the closest first, and what they miss."""
    if not reviews:
        return ""
    lines: list[str] = []
    column = max((len(review.pattern.slug) for review in reviews), default=0) + _MARK
    for toward, group in by_level(reviews):
        ready = sum(review.asks_only_people for review in group)
        lines.append(f"Toward {_level_name(config, toward)}: {ready} of {len(group)} miss nothing that the files show")
        lines += beside(map(_row, group), width, column)
        lines.append("")
    told = "`patternbook level PATTERN` tells why, with lines; what only people can judge comes after that."
    lines.append(folded(told, width))
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def board_markdown(reviews: Sequence[Review], config: Config, address: Callable[..., str]) -> str:
    """Return the board as Markdown tables that fit into an issue; `address` gives a file's address by path and line."""
    lines: list[str] = []
    for toward, group in by_level(reviews):
        ready = sum(review.asks_only_people for review in group)
        lines += [f"## Toward {_level_name(config, toward)}", ""]
        lines += [f"{ready} of {len(group)} miss nothing that the files show.", ""]
        lines += ["| Pattern | Missing | Unknown | Asks people |", "| --- | --- | ---: | ---: |"]
        for review in group:
            unknown, people = len(review.of(State.UNKNOWN)), len(review.of(State.ASKS_PEOPLE))
            name = f"[{_cell(review.pattern.title)}]({address(review.pattern.path)})"
            lines.append(f"| {name} | {_missing(review)} | {unknown} | {people} |")
        lines.append("")
    return "\n".join(lines)


def pattern_markdown(review: Review, address: Callable[..., str]) -> str:
    """Return one pattern's review as a Markdown check list; `address` gives a file's address by path and line."""
    lines = [f"## {review.pattern.title}: toward level {review.toward}", ""]
    for verdict in review.verdicts:
        box = "x" if verdict.state is State.MET else " "
        place = f" ([line {verdict.line}]({address(review.pattern.path, verdict.line)}))" if verdict.line else ""
        lines.append(f"- [{box}] {verdict.requirement.text} *{_WORDS[verdict.state]}: {verdict.why}*{place}")
    return "\n".join(lines) + "\n"
