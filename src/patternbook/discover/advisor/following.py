"""An advisor that follows its library: after a change only the patterns that it touches are indexed again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.discover.advisor.index import AdviceIndex
from patternbook.discover.advisor.knowledge import is_large, joined, told_of
from patternbook.discover.index import subjects

if TYPE_CHECKING:
    from patternbook.discover.advisor.knowledge import Guidance
    from patternbook.discover.index import Entry, Subject
    from patternbook.library import Config, Library


@dataclass(frozen=True, slots=True)
class Advisor:
    """An index that can be asked, and what it was made from."""

    index: AdviceIndex
    config: Config
    subjects: tuple[Subject, ...]
    in_short: bool

    def known(self) -> dict[str, tuple[Subject, tuple[Entry, Guidance]]]:
        """Return by slug what each pattern was, and what is told of it."""
        advice = self.index.advice
        pairs = zip(advice.entries, advice.guidance, strict=True)
        return {subject.slug: (subject, pair) for subject, pair in zip(self.subjects, pairs, strict=True)}


def make_advisor(library: Library, before: Advisor | None = None) -> Advisor:
    """Return the advisor of a library in its source language; `before`, an earlier one, spares what is the same."""
    config, language = library.config, library.config.source_language
    chosen = subjects(library, language)
    in_short = is_large(chosen)
    if before is not None and (before.config, before.in_short) != (config, in_short):
        before = None
    known = before.known() if before else {}

    def told(subject: Subject) -> tuple[Entry, Guidance]:
        earlier, pair = known.get(subject.slug, (None, None))
        if pair is not None and earlier == subject:
            return pair
        return told_of(subject, config, language, in_short=in_short)

    index = AdviceIndex(joined(map(told, chosen), config, language), before=before.index if before else None)
    return Advisor(index, config, chosen, in_short)
