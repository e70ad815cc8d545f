"""How far each section of a translation is behind the pattern that it translates, and what to do about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from patternbook.library import content_hash
from patternbook.pattern import Kind, is_placeholder
from patternbook.pattern.markdown import plain_text
from patternbook.pattern.rewording import reworded
from patternbook.pattern.slugs import title_slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from patternbook.library import Library, Translation
    from patternbook.pattern import Pattern, Section

TRANSLATIONS = ".patternbook/translations.toml"
"""The file that says from which words of the source each section was translated."""

_PEOPLE = frozenset({Kind.STATUS, Kind.AUTHORS, Kind.ACKNOWLEDGMENTS, Kind.ALIAS})
"""Sections about the pattern, not of it: readers of a translation lose little when they are old."""

_NAMES = _PEOPLE | {Kind.TITLE, Kind.SKETCH, Kind.KNOWN_INSTANCES, Kind.OTHER}
"""Sections that may well read the same in two languages."""

_LARGE = 0.4
_FEW_WORDS = 1


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
class Base:
    """What a translation was made from: the source's sections by key, as they read then.

    `differs` are the keys of which only that they have changed is known. `date` is the day of the
    version, `inferred` whether git's history told it and nobody confirmed it.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    differs: frozenset[str] = frozenset()
    date: str = ""
    inferred: bool = False

    @property
    def is_known(self) -> bool:
        """Whether anything is known."""
        return bool(self.texts or self.differs)


NO_BASE = Base()


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


def keyed(pattern: Pattern) -> dict[str, Section]:
    """Return the sections of a pattern by key: the kind, of unknown ones the heading, repeats numbered."""
    found: dict[str, Section] = {}
    seen: Counter[str] = Counter()
    for section in pattern.sections:
        if section.kind == Kind.PREAMBLE:
            continue
        key = section.kind if section.kind != Kind.OTHER else title_slug(section.heading) or Kind.OTHER
        seen[key] += 1
        found[key if seen[key] == 1 else f"{key}-{seen[key]}"] = section
    return found


def words_hash(section: Section) -> str:
    """Return the content hash of a section's words; formatting and the places of links do not count."""
    return content_hash(plain_text(section.body).encode())


def base_from(pattern: Pattern, date: str = "") -> Base:
    """Return the base of a translation that was made from a version of its source."""
    return Base({key: section.text for key, section in keyed(pattern).items()}, frozenset(), date, inferred=True)


def base_from_record(record: Mapping[str, str], source: Pattern, versions: Iterator[Pattern], inferred: Base) -> Base:
    """Return the base that was recorded as hashes: found among the versions of the source, the newest first.

    What is not recorded is taken from the inferred base.
    """
    texts, open_ = dict(inferred.texts), {key: value for key, value in record.items() if key in keyed(source)}
    for version in (source, *versions):
        if not open_:
            break
        sections = keyed(version)
        matching = {key for key, value in open_.items() if key in sections and words_hash(sections[key]) == value}
        texts.update((key, sections[key].text) for key in matching)
        open_ = {key: value for key, value in open_.items() if key not in matching}
    texts = {key: text for key, text in texts.items() if key not in open_}
    return Base(texts, frozenset(open_))


def is_large(before: str, after: str) -> bool:
    """Whether a change of a translation is so large that somebody must have worked through it."""
    old, new = (Counter(line for line in text.splitlines() if line.strip()) for text in (before, after))
    kept = sum((old & new).values())
    return kept < (1 - _LARGE) * max(sum(old.values()), sum(new.values()), 1)


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
        for translation in library.translations
        if (source := library.by_slug.get(translation.of)) and language in {"", translation.pattern.language}
    ]
    return tuple(sorted(found, key=lambda status: (status.language, -status.loss, status.slug)))


def untranslated(library: Library, language: str) -> tuple[Pattern, ...]:
    """Return the published patterns that a language does not have."""
    return tuple(pattern for pattern in library.published if library.pattern(pattern.slug, language) is None)
