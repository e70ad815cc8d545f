"""How far each section of a translation is behind the pattern that it translates, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from patternbook.mature.translation.bases import NO_BASE, Base, keyed, words_hash
from patternbook.pattern import Kind, is_placeholder
from patternbook.pattern.markdown import plain_text
from patternbook.pattern.rewording import reworded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from patternbook.library import Library, Translation
    from patternbook.pattern import Pattern, Section

_PEOPLE = frozenset({Kind.STATUS, Kind.AUTHORS, Kind.ACKNOWLEDGMENTS, Kind.ALIAS})
"""Sections about the pattern, not of it: readers of a translation lose little when they are old."""

_NAMES = _PEOPLE | {Kind.TITLE, Kind.SKETCH, Kind.KNOWN_INSTANCES, Kind.OTHER}
"""Sections that may well read the same in two languages."""

_FEW_WORDS = 1
"""Words that may change before readers of a translation lose something."""


class SectionState(StrEnum):
    """What became of the source since a section was translated, from nothing to everything.

    EXTRA is a section that only the translation has, such as the names of its translators.
    """

    EXTRA = "extra"
    CURRENT = "current"
    COSMETIC = "cosmetic"
    MINOR = "minor"
    INSTANCES_BEHIND = "instances-behind"
    UNKNOWN_BASE = "unknown-base"
    BODY_CHANGED = "body-changed"
    MISSING = "missing"


_WEIGHTS = {
    SectionState.MINOR: 1,
    SectionState.INSTANCES_BEHIND: 2,
    SectionState.UNKNOWN_BASE: 2,
    SectionState.BODY_CHANGED: 10,
    SectionState.MISSING: 12,
}
_ESSENTIAL = frozenset({Kind.PATLET, Kind.PROBLEM, Kind.SOLUTION})


@dataclass(frozen=True, slots=True)
class SectionStatus:
    """The state of one section, by the kind and heading of the source; of an extra one, of the translation."""

    kind: str
    heading: str
    state: SectionState


@dataclass(frozen=True)
class TranslationStatus:
    """The state of a translation, section by section in the source's order, extra ones last."""

    slug: str
    language: str
    path: str
    sections: tuple[SectionStatus, ...]
    base: Base

    @cached_property
    def state(self) -> SectionState:
        """The worst state of its sections."""
        order = list(SectionState)
        return max((section.state for section in self.sections), key=order.index, default=SectionState.CURRENT)

    @cached_property
    def loss(self) -> int:
        """How much readers lose, as a number to order work by; essential sections weigh double."""
        weights = (_WEIGHTS.get(s.state, 0) * (2 if s.kind in _ESSENTIAL else 1) for s in self.sections)
        return sum(weights)


def _changed(kind: str, before: str | None, after: Section) -> SectionState:
    """Return how a section has changed since it read `before`, None if there was no such section."""
    if before is not None and before.strip() == after.text.strip():
        return SectionState.CURRENT
    words = _FEW_WORDS + 1 if before is None else reworded(before, after.text)
    if words == 0 or kind == Kind.STATUS:
        return SectionState.COSMETIC
    if kind == Kind.KNOWN_INSTANCES:
        return SectionState.INSTANCES_BEHIND
    return SectionState.MINOR if kind in _PEOPLE or words <= _FEW_WORDS else SectionState.BODY_CHANGED


def _partners(source: Pattern, translation: Pattern) -> dict[str, Section]:
    """Return the translation's section for each key of the source: by kind, unknown kinds by their order."""
    here, there = keyed(source), keyed(translation)
    found = {key: there[key] for key in here if key in there}
    loose_here = [key for key, section in here.items() if section.kind == Kind.OTHER and key not in found]
    loose_there = [s for key, s in there.items() if s.kind == Kind.OTHER and key not in found]
    return found | dict(zip(loose_here, loose_there, strict=False))


def _is_untranslated(source: Section, partner: Section) -> bool:
    """Whether a translation still holds the words of the source, where languages differ."""
    return source.kind not in _NAMES and words_hash(source) == words_hash(partner) and bool(plain_text(source.body))


def _states(source: Pattern, translation: Pattern, base: Base) -> Iterator[SectionStatus]:
    partners = _partners(source, translation)
    for key, section in keyed(source).items():
        partner = partners.get(key)
        if partner is None and is_placeholder(section.body):
            continue
        if partner is None or _is_untranslated(section, partner):
            state = SectionState.MISSING
        elif not base.is_known:
            state = SectionState.UNKNOWN_BASE
        else:
            before = "\0" if key in base.differs else base.texts.get(key)
            state = _changed(section.kind, before, section)
        yield SectionStatus(section.kind, section.heading, state)
    used = list(partners.values())
    for section in keyed(translation).values():
        if not any(section is other for other in used):
            yield SectionStatus(section.kind, section.heading, SectionState.EXTRA)


def translation_status(translation: Translation, source: Pattern, base: Base = NO_BASE) -> TranslationStatus:
    """Return the state of every section of a translation."""
    pattern = translation.pattern
    sections = tuple(_states(source, pattern, base))
    return TranslationStatus(translation.of, pattern.language, pattern.path, sections, base)


def statuses(library: Library, bases: Mapping[str, Base], language: str = "") -> tuple[TranslationStatus, ...]:
    """Return the state of all translations, or those of one language: by language, what readers lose most first.

    `bases` is by the path of a translation. A translation without a source has no state.
    """
    found = [
        translation_status(translation, source, bases.get(translation.pattern.path, NO_BASE))
        for translation in library.own.translations
        if (source := library.by_slug.get(translation.of)) and language in {"", translation.pattern.language}
    ]
    return tuple(sorted(found, key=lambda status: (status.language, -status.loss, status.slug)))


def untranslated(library: Library, language: str) -> tuple[Pattern, ...]:
    """Return the published patterns that a language does not have."""
    return tuple(pattern for pattern in library.own.published if library.pattern(pattern.slug, language) is None)
