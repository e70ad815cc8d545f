"""Bring the mind maps in step with the files: the titles of patterns, and those that one language's map lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library.links.relinking import replaced
from patternbook.mature.overviews.drift import Answers, Drift, DriftKind
from patternbook.mature.overviews.list_wording import joined
from patternbook.mature.overviews.map_edits import placement_line, with_title
from patternbook.mature.overviews.map_matching import same_challenges, slugs_of
from patternbook.pattern import Span
from patternbook.pattern.editing import line_end

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from patternbook.library import Challenge, ChallengeGroup, Library, MindMap


class MapSync:
    """One mind map on its way to what it should be, in the shape of the map of the source language."""

    def __init__(self, map_: MindMap, library: Library) -> None:
        self.map = map_
        self.path = map_.path
        self.source = library.mind_maps.get(library.config.source_language, map_)
        self.library = library
        self.text = library.documents[map_.path].source
        self.end = line_end(self.text)
        self.answers = Answers(library.documents[map_.path])
        self.texts: dict[Span, str] = {}
        self.drift: list[Drift] = []
        self.remarks: list[str] = []

    def run(self) -> str:
        """Return the text of the map as it should be."""
        self._retitle()
        missing = self._missing()
        if missing and self.map is not self.source:
            same = same_challenges(self.source, self.map)
            for phase in self.source.phases:
                for group in phase.groups:
                    self._fill(group, missing, same)
        hanging = {placement.slug for *_, placement in self.source.walk()}
        for slug, title in sorted(missing.items()):
            if self.map is self.source or slug in hanging:
                self._differs(DriftKind.MISSING, slug, f'"{title}" is missing')
            if self.map is self.source:
                self.remarks.append(f"put {title} into {self.path}, under the challenge that it answers")
        return replaced(self.text, self.texts)

    def _differs(self, kind: DriftKind, slug: str, message: str, position: int = 0) -> None:
        self.drift.append(Drift(self.path, self.text.count("\n", 0, position) + 1, slug, kind, message))

    def _retitle(self) -> None:
        for *_, placement in self.map.walk():
            pattern = self.library.pattern(placement.slug, self.map.language) if placement.slug else None
            if pattern is None or joined(placement.title) == joined(pattern.title):
                continue
            if self.answers.keep(DriftKind.TITLE, placement.span):
                continue
            message = f'"{placement.title}" is called "{joined(pattern.title)}"'
            self._differs(DriftKind.TITLE, pattern.slug, message, placement.span.start)
            span = Span(placement.span.start, self._head_end(placement.span))
            self.texts[span] = with_title(self.text[slice(*span)], pattern.title)

    def _missing(self) -> dict[str, str]:
        """Return the published patterns that the map lacks, with their titles."""
        placed = {placement.slug for *_, placement in self.map.walk()}
        found = (p for p in self.library.published if p.slug not in placed)
        return {p.slug: joined((self.library.pattern(p.slug, self.map.language) or p).title) for p in found}

    def _fill(self, group: ChallengeGroup, missing: Collection[str], same: Mapping[Challenge, Challenge]) -> None:
        """Put the patterns that are missing below the challenges that they answer in the source language."""
        before: Challenge | None = None
        for challenge in group.challenges:
            there = same.get(challenge)
            lacking = [slug for slug in slugs_of(challenge) if slug in missing]
            if there is None and lacking:
                self._begin(challenge, group, before)
            elif there is not None:
                self._insert(self._end_of(there), [self._line(slug) for slug in lacking])
                before = there

    def _begin(self, challenge: Challenge, group: ChallengeGroup, before: Challenge | None) -> None:
        """Put in a challenge that the map does not have yet, in the words of the source language, with all it holds."""
        own = self._group(group)
        at = self._end_of(before) if before else self._head_end(own.span) if own else None
        if at is None:
            titles = ", ".join(placement.title for placement in challenge.placements)
            self.remarks.append(f'{self.path} has no part "{group.title}"; put {titles} in by hand')
            return
        heading = self.library.documents[self.source.path].source[slice(*challenge.span)].strip()
        self._insert(at, [heading, *(self._line(slug) for slug in slugs_of(challenge))])
        self.remarks.append(f'translate the challenge "{challenge.title}" in {self.path}')

    def _group(self, group: ChallengeGroup) -> ChallengeGroup | None:
        """Return the part of this map that means the same: the one at the same place, if there are as many."""
        here, there = ([g for phase in map_.phases for g in phase.groups] for map_ in (self.source, self.map))
        return there[here.index(group)] if len(here) == len(there) else None

    def _line(self, slug: str) -> str:
        pattern = self.library.pattern(slug, self.map.language) or self.library.by_slug[slug]
        return placement_line(pattern, self.map)

    def _head_end(self, span: Span) -> int:
        return span.start + len(self.text[slice(*span)].rstrip())

    def _end_of(self, challenge: Challenge) -> int:
        return self._head_end(challenge.placements[-1].span if challenge.placements else challenge.span)

    def _insert(self, at: int, headings: list[str]) -> None:
        if headings:
            span = Span(at, at)
            self.texts[span] = self.texts.get(span, "") + "".join(f"{self.end * 2}{heading}" for heading in headings)
