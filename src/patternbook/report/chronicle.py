"""What happened in a period, as Markdown for people and as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from patternbook.library.plurals import number_of
from patternbook.report.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.chronicle.model import Chronicle, InstanceAdded, LevelChange
    from patternbook.mature.evidence.open_reviews import OpenReview
    from patternbook.pattern import Pattern


def _link(pattern: Pattern) -> str:
    title = pattern.title.replace("[", "\\[").replace("]", "\\]")
    return f"[{title}]({pattern.path})"


def _summary(found: Chronicle) -> str:
    parts = (
        (len(found.new), "new pattern"),
        (sum(change.after > change.before for change in found.levels), "promotion"),
        (len(found.improved), "improved pattern"),
        (len(found.instances), "added instance"),
        (len(found.translations), "new translation"),
        (len(found.open_reviews), "open review"),
    )
    people = number_of(len(found.contributors), "contributor")
    told = ", ".join(number_of(number, noun) for number, noun in parts)
    return f"{number_of(found.commits, 'commit')} by {people}: {told}."


def _level_change(change: LevelChange) -> str:
    when = f" on {change.date}" if change.date else ""
    after = f", after {number_of(change.days, 'day')}" if change.days is not None else ""
    return f"{_link(change.pattern)}: {change.before.name} → {change.after.name}{when}{after}"


def _open_review(each: OpenReview) -> str:
    told = [f"since {each.since}"]
    if each.reviewers:
        told.append(f"reviewed by {', '.join(each.reviewers)}")
    told += [f"concern of {concern.who}: {concern.about}" for concern in each.concerns]
    told += [each.consensus] if each.consensus else []
    return f"{_link(each.pattern)}, toward level {each.toward}: {'; '.join(told)}"


def _sections(found: Chronicle) -> Iterator[tuple[str, list[str]]]:
    """Yield every part of the report: its heading and its items."""
    up = [change for change in found.levels if change.after > change.before]
    down = [change for change in found.levels if change.after < change.before]
    yield (
        "New patterns",
        [
            f"{_link(each.pattern)} ({each.pattern.level.name}{', ' + each.date if each.date else ''})"
            + (f" by {', '.join(each.people)}" if each.people else "")
            for each in found.new
        ],
    )
    yield "Promoted", [_level_change(change) for change in up]
    yield "Demoted", [_level_change(change) for change in down]
    yield "Renamed", [f"{old} → {_link(pattern)}" for old, pattern in found.renamed]
    yield "Retired", [pattern.title for pattern in found.retired]
    yield "Improved", [f"{_link(each.pattern)}: {', '.join(each.sections)}" for each in found.improved]
    yield (
        "Instances added",
        [
            f"{_link(each.pattern)}: {each.organization or 'an anonymous organization'} ({_state(each)})"
            for each in found.instances
        ],
    )
    yield "New translations", [f"{each.pattern.language}: {_link(each.pattern)}" for each in found.translations]
    yield "Translations worked on", [f"{each.pattern.language}: {_link(each.pattern)}" for each in found.retranslated]
    yield (
        "Contributors",
        [
            f"{each.name}: {number_of(each.commits, 'commit')}{', for the first time' if each.is_new else ''}"
            for each in found.contributors
        ],
    )
    yield "Open reviews", [_open_review(each) for each in found.open_reviews]


def _state(each: InstanceAdded) -> str:
    return "to confirm" if each.instance.to_confirm else each.instance.state


def as_markdown(found: Chronicle) -> str:
    """Return the report; parts in which nothing happened are left out."""
    lines = [f"# {found.since} to {found.until}", "", _summary(found), ""]
    if found.gap:
        lines += [f"Not everything is known: {found.gap}.", ""]
    for heading, items in _sections(found):
        if items:
            lines += [f"## {heading}", "", *(f"- {item}" for item in items), ""]
    return "\n".join(lines)


def as_json(found: Chronicle) -> str:
    """Return the report as JSON."""

    def named(pattern: Pattern) -> dict[str, Any]:
        return {"slug": pattern.slug, "language": pattern.language, "title": pattern.title, "path": pattern.path}

    shape = {
        "since": found.since,
        "until": found.until,
        "commits": found.commits,
        "new": [
            {**named(e.pattern), "level": e.pattern.level.number, "date": e.date or None, "people": e.people}
            for e in found.new
        ],
        "levels": [
            {
                **named(c.pattern),
                "before": c.before.number,
                "after": c.after.number,
                "date": c.date or None,
                "days": c.days,
            }
            for c in found.levels
        ],
        "renamed": [{**named(pattern), "before": old} for old, pattern in found.renamed],
        "retired": [named(pattern) for pattern in found.retired],
        "improved": [{**named(e.pattern), "sections": e.sections} for e in found.improved],
        "instances": [
            {
                "pattern": e.pattern.slug,
                "organization": e.organization,
                "state": e.instance.state,
                "to_confirm": e.instance.to_confirm,
                "text": e.instance.text,
            }
            for e in found.instances
        ],
        "translations": [{**named(e.pattern), "date": e.date or None, "people": e.people} for e in found.translations],
        "retranslated": [{**named(e.pattern), "sections": e.sections} for e in found.retranslated],
        "contributors": [{"name": c.name, "commits": c.commits, "new": c.is_new} for c in found.contributors],
        "open_reviews": [
            {
                **named(e.pattern),
                "toward": e.toward,
                "since": e.since,
                "reviewers": e.reviewers,
                "concerns": [{"who": c.who, "when": c.when.isoformat(), "about": c.about} for c in e.concerns],
                "consensus": e.consensus or None,
            }
            for e in found.open_reviews
        ],
        "gap": found.gap or None,
    }
    return json_text(shape)
