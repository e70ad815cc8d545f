"""Bring one list of patterns in step with the files: who stands in it, where, under which title and patlet."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from patternbook.library.links.relinking import replaced
from patternbook.mature.overviews.drift import Answers, Drift, DriftKind
from patternbook.mature.overviews.list_edits import (
    Wanted,
    entries_of,
    escaped,
    groups_of,
    line_of,
    with_gap,
    written_like,
)
from patternbook.mature.overviews.list_reading import level_above
from patternbook.mature.overviews.list_wording import joined, order_of, plain_order, rest_span, title_span, with_patlet
from patternbook.pattern import Span
from patternbook.pattern.editing import line_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Library, ListEntry
    from patternbook.mature.overviews.list_reading import PatternList
    from patternbook.pattern import Link, Pattern


class ListSync:
    """One list on its way to what it should be: texts to put in place of spans, and what differed."""

    def __init__(self, listed: PatternList, library: Library) -> None:
        self.listed = listed
        self.library = library
        self.document = listed.document
        self.text = listed.document.source
        self.path = listed.document.path
        self.end = line_end(self.text)
        self.expected = {pattern.slug: pattern for pattern in listed.expected}
        self.answers = Answers(listed.document)
        self.links = sorted(listed.document.links, key=lambda link: link.span.start)
        self.link_starts = [link.span.start for link in self.links]
        self.texts: dict[Span, str] = {}
        self.drift: list[Drift] = []
        self.remarks: list[str] = []

    def run(self) -> str:
        """Return the text of the file as it should be."""
        kept = self._kept()
        for entry in kept:
            self._reword(entry, self.expected[entry.slug or ""])
        there = {entry.slug for entry in kept}
        self._add([pattern for pattern in self.listed.expected if pattern.slug not in there], kept)
        text = replaced(self.text, self.texts)
        self.remarks += self._unlike(text)
        return text

    def _differs(self, kind: DriftKind, slug: str, message: str, position: int = 0) -> None:
        self.drift.append(Drift(self.path, bisect_right(self._line_starts, position), slug, kind, message))

    def _level_above(self, position: int) -> int | None:
        return level_above(self.document, position, self.library.config)

    # What is there already.

    def _kept(self) -> list[ListEntry]:
        """Take out the entries that do not belong where they stand; return the others."""
        kept: dict[str, ListEntry] = {}
        for entry in self.listed.entries:
            pattern = self.expected.get(entry.slug or "")
            if pattern is None:
                self._drop(entry, DriftKind.EXTRA, "does not belong into this list")
            elif pattern.slug in kept:
                self._drop(entry, DriftKind.EXTRA, "stands in this list twice")
            elif self._level_above(entry.span.start) in {None, pattern.level.number} or self.answers.keep(
                DriftKind.PLACE, entry.span
            ):
                kept[pattern.slug] = entry
            else:
                self._drop(entry, DriftKind.PLACE, f"is {pattern.level.name} and listed under another level")
        return list(kept.values())

    def _drop(self, entry: ListEntry, kind: DriftKind, why: str) -> None:
        if not self.answers.keep(kind, entry.span):
            self.texts[with_gap(self.text, line_of(self.text, entry.span))] = ""
            self._differs(kind, entry.slug or "", f'"{entry.title}" {why}', entry.span.start)

    def _link(self, entry: ListEntry) -> Link:
        return self.links[bisect_left(self.link_starts, entry.span.start)]

    def _reword(self, entry: ListEntry, pattern: Pattern) -> None:
        """Let an entry say the title and the patlet of its pattern."""
        link, title, patlet = self._link(entry), joined(pattern.title), joined(pattern.patlet)
        if joined(entry.title) != title and not self.answers.keep(DriftKind.TITLE, entry.span):
            self._differs(DriftKind.TITLE, pattern.slug, f'"{entry.title}" is called "{title}"', entry.span.start)
            if (span := title_span(self.text, link)) is not None:
                self.texts[span] = escaped(title)
        if patlet and joined(entry.patlet) != patlet and not self.answers.keep(DriftKind.PATLET, entry.span):
            told = "differs from the pattern's" if entry.patlet else "is missing"
            self._differs(DriftKind.PATLET, pattern.slug, f'the patlet of "{title}" {told}', entry.span.start)
            span = rest_span(self.text, link, entry)
            self.texts[span] = with_patlet(self.text[slice(*span)], patlet, self._usual_rest())

    def _usual_rest(self) -> str:
        sample = next((entry for entry in self.listed.entries if entry.patlet), None)
        return self.text[slice(*rest_span(self.text, self._link(sample), sample))] if sample else ""

    def _unlike(self, text: str) -> Iterator[str]:
        """Yield what has to be done by hand: entries that are written in a way that was not understood."""
        _, entries = entries_of(text, self.path, self.library)
        said = {entry.slug: entry for entry in entries}
        for drift in self.drift:
            entry, pattern = said.get(drift.slug), self.expected.get(drift.slug)
            if entry is None or pattern is None:
                continue
            title = drift.kind is DriftKind.TITLE and joined(entry.title) != joined(pattern.title)
            patlet = drift.kind is DriftKind.PATLET and joined(entry.patlet) != joined(pattern.patlet)
            if title or patlet:
                yield f"{self.path}:{drift.line} is written in a way of its own; change its {drift.kind} by hand"

    # What is to come.

    def _add(self, missing: list[Pattern], kept: list[ListEntry]) -> None:
        """Put in the patterns that the list lacks, each into the list of its level where there is one."""
        moved = {drift.slug for drift in self.drift if drift.kind is DriftKind.PLACE}
        groups = [[kept[at] for at in group] for group in groups_of(self.text, kept)]
        levels = [self._level(group) for group in groups]
        homes: dict[int, list[Pattern]] = {}
        for pattern in missing:
            if pattern.slug not in moved:
                self._differs(DriftKind.MISSING, pattern.slug, f'"{joined(pattern.title)}" is missing')
            homes.setdefault(self._home(pattern, groups, levels), []).append(pattern)
        for home, patterns in homes.items():
            if home >= 0:
                self._join(groups[home], patterns)
            else:
                self._begin(patterns)

    def _home(self, pattern: Pattern, groups: list[list[ListEntry]], levels: list[int | None]) -> int:
        """Return which list a pattern belongs to, the longest of several, -1 when that list is empty yet."""
        by_level = len({*levels} - {None}) > 1 or pattern.level.number in self._part_ends
        fitting = [at for at, level in enumerate(levels) if not by_level or level == pattern.level.number]
        return max(fitting, key=lambda at: len(groups[at]), default=-1)

    def _level(self, group: list[ListEntry]) -> int | None:
        """Return the level that a list is for: the one its heading names, else the one all its patterns have."""
        levels = {self.expected[entry.slug or ""].level.number for entry in group}
        return self._level_above(group[0].span.start) or (levels.pop() if len(levels) == 1 else None)

    def _join(self, group: list[ListEntry], patterns: list[Pattern]) -> None:
        """Add lines to a list: in its order if it has one, else at its end."""
        titles = [joined(self.expected[entry.slug or ""].title) for entry in group]
        order = order_of(titles)
        keys = [order(title) for title in titles] if order else []
        spans = [line_of(self.text, entry.span) for entry in group]
        gap = self.text[spans[0].end : spans[1].start] if len(spans) > 1 else ""
        for pattern in sorted(patterns, key=lambda p: (order or plain_order)(joined(p.title))):
            after = bisect_right(keys, order(joined(pattern.title))) if order else len(group)
            near = spans[max(0, after - 1)]
            line = self._line(pattern, self.text[slice(*near)])
            lead = "" if self.text[: near.end].endswith("\n") else self.end
            self._insert(near.end if after else near.start, f"{lead}{gap}{line}" if after else f"{line}{gap}")

    def _insert(self, at: int, text: str) -> None:
        span = Span(at, at)
        self.texts[span] = self.texts.get(span, "") + text

    def _line(self, pattern: Pattern, sample: str) -> str:
        wanted = Wanted(joined(pattern.title), joined(pattern.patlet), pattern.path)
        return written_like(sample, wanted, self.path.rpartition("/")[0])

    def _begin(self, patterns: list[Pattern]) -> None:
        """Begin lists: between the markers, else below the headings of their levels."""
        sample = next((self.text[slice(*line_of(self.text, e.span))] for e in self.listed.entries), self.end)
        places: dict[int | None, list[Pattern]] = {}
        for pattern in sorted(patterns, key=lambda p: plain_order(joined(p.title))):
            places.setdefault(self._beginning(pattern), []).append(pattern)
        for place, own in places.items():
            if place is None:
                titles = ", ".join(joined(pattern.title) for pattern in own)
                self.remarks.append(f"begin a list in {self.path} by hand; it has no place for {titles}")
            else:
                lines = "".join(self._line(pattern, sample) for pattern in own)
                self._insert(place, f"{self.end * 2}{lines}".removesuffix(self._tail(place)))

    def _tail(self, place: int) -> str:
        """Return the line end that a list need not bring because one follows it."""
        after = self.text[place:]
        return self.end if after.startswith(self.end * 2) or (after and not after.strip()) else ""

    def _beginning(self, pattern: Pattern) -> int | None:
        """Return where a list for a pattern begins, None when the file has no place for it.

        A file without any list gets its first one at its end.
        """
        own = [r for r in self.listed.regions if self._level_above(r.start) in {None, pattern.level.number}]
        end = self._part_ends.get(pattern.level.number)
        if own:
            return own[0].start
        if end is None and not self.listed.entries:
            end = len(self.text)
        return len(self.text[:end].rstrip()) if end is not None else None

    @cached_property
    def _part_ends(self) -> dict[int, int]:
        """Where the part ends whose heading names a level, by the level's number."""
        headings, found = self.document.headings, dict[int, int]()
        for at, heading in enumerate(headings):
            if (level := self._level_above(heading.span.start)) is not None:
                found.setdefault(level, headings[at + 1].span.start if at + 1 < len(headings) else len(self.text))
        return found

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]
