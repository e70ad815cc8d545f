"""What happened in a library between two of its versions: new, promoted and improved patterns, instances, people."""

from __future__ import annotations

from collections import Counter
from datetime import date as calendar
from typing import TYPE_CHECKING

from patternbook.library.organizations import fold_organization
from patternbook.mature.chronicle.identities import level_of, predecessors
from patternbook.mature.chronicle.model import Chronicle, Contributor, Improved, InstanceAdded, LevelChange
from patternbook.mature.evidence.open_reviews import open_reviews
from patternbook.mature.translation.bases import keyed
from patternbook.pattern import Kind
from patternbook.pattern.rewording import reworded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from patternbook.library.history import Change
    from patternbook.mature.chronicle.model import Period
    from patternbook.pattern import Level, Pattern


def _level_changes(period: Period, pattern: Pattern, before: Pattern | None) -> Iterator[LevelChange]:
    """Yield a pattern's ways from level to level, the oldest first; without a trace in git, the difference.

    A move that branches made apart, before they were joined, is told once.
    """
    config = period.after.library.config
    last: tuple[Level, Level] | None = None
    for change in reversed(period.changes(pattern.path)):
        old, new = (level_of(path, config) for path in (change.previous, change.path))
        if old and new and old != new and (old, new) != last:
            last = old, new
            yield LevelChange(pattern, old, new, change.day, _days_on(period, pattern, change))
    if last is None and before is not None and before.level != pattern.level:
        yield LevelChange(pattern, before.level, pattern.level, "", None)


def _days_on(period: Period, pattern: Pattern, moved: Change) -> int | None:
    """Return how many days a pattern had been on the level that it left."""
    config, left = period.after.library.config, level_of(moved.previous, period.after.library.config)
    changes = period.history.of(pattern.path)
    earlier = changes[changes.index(moved) + 1 :]
    there = [change for change in earlier if level_of(change.path, config) == left]
    if not there or period.history.gap:
        return None
    return (calendar.fromisoformat(moved.day) - calendar.fromisoformat(there[-1].day)).days


def _improvement(before: Pattern, after: Pattern) -> Improved | None:
    """Return in which sections the words of a pattern changed; its status and its instances are told elsewhere."""
    old = keyed(before)
    changed = [
        section.heading
        for key, section in keyed(after).items()
        if section.kind not in {Kind.STATUS, Kind.KNOWN_INSTANCES}
        and reworded(old[key].body if key in old else "", section.body)
    ]
    return Improved(after, tuple(dict.fromkeys(changed))) if changed else None


def _new_instances(before: Pattern | None, after: Pattern, spellings: Mapping[str, str]) -> Iterator[InstanceAdded]:
    """Yield the instances that a pattern did not list before; a named organization is known in any spelling."""

    def read(pattern: Pattern) -> Iterator[InstanceAdded]:
        for each in pattern.known_instances:
            name = fold_organization(each.organization, spellings) if each.organization else None
            yield InstanceAdded(pattern, name, each)

    known = {(each.organization or each.instance.text).casefold() for each in (read(before) if before else ())}
    for each in read(after):
        key = (each.organization or each.instance.text).casefold()
        if key not in known:
            known.add(key)
            yield each


def _contributors(period: Period) -> Iterator[Contributor]:
    """Yield who changed the library in the period, the busiest first."""
    found: Counter[str] = Counter()
    earlier: set[str] = set()
    seen: set[str] = set()
    for change in period.history.changes:
        people = (change.commit.author, *change.commit.coauthors)
        if change.commit.id not in period.commits:
            earlier.update(people)
        elif change.commit.id not in seen:
            seen.add(change.commit.id)
            found.update(people)
    for name, commits in sorted(found.items(), key=lambda pair: (-pair[1], pair[0].casefold())):
        yield Contributor(name, commits, name not in earlier and not period.history.gap)


def chronicle(period: Period) -> Chronicle:
    """Return what happened in a period. Patterns are the same by history, name and title, wherever they went."""
    library, spellings = period.after.library.own, period.after.library.config.organizations
    was = predecessors(period.before.own, library, period.history)
    pairs = [(was.get(pattern.slug), pattern) for pattern in library.patterns]
    old = {(t.of, t.pattern.language): t.pattern for t in period.before.own.translations}
    spoken = [
        (old.get((was[t.of].slug if t.of in was else t.of, t.pattern.language)), t.pattern)
        for t in library.translations
    ]
    noted = [(period.before.notes_on(notes), notes) for notes in library.notes]
    same = [(before, after) for before, after in pairs if before is not None]
    kept = {before.slug for before, _ in same}
    return Chronicle(
        since=period.since,
        until=period.until,
        commits=len(period.commits),
        new=tuple(period.came(after) for before, after in pairs if before is None and _is_new(period, after)),
        levels=tuple(change for before, after in pairs for change in _level_changes(period, after, before)),
        renamed=tuple((before.slug, after) for before, after in same if before.slug != after.slug),
        retired=tuple(pattern for pattern in period.before.own.patterns if pattern.slug not in kept),
        improved=tuple(found for before, after in same if (found := _improvement(before, after))),
        instances=tuple(each for pair in (*pairs, *noted) for each in _new_instances(*pair, spellings)),
        translations=tuple(period.came(after) for before, after in spoken if before is None),
        retranslated=tuple(found for before, after in spoken if before and (found := _improvement(before, after))),
        contributors=tuple(_contributors(period)),
        open_reviews=open_reviews(period.after),
        gap=period.history.gap,
    )


def _is_new(period: Period, pattern: Pattern) -> bool:
    """Whether a file came in the period, or the history does not tell when; one from elsewhere is older."""
    first = period.history.first(pattern.path)
    return first is None or first.commit.id in period.commits
