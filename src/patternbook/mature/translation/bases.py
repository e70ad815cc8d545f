"""What a translation was made from: the sections of its source as they read then, known from a record or from git."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from patternbook.library import content_hash
from patternbook.pattern import Kind
from patternbook.pattern.keys import keyed_sections
from patternbook.pattern.markdown import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from patternbook.pattern import Pattern, Section

TRANSLATIONS = ".patternbook/translations.toml"
"""The file that says from which words of the source each section was translated."""

_LARGE = 0.4
"""The share of lines that a large change of a translation touches."""


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


def keyed(pattern: Pattern) -> dict[str, Section]:
    """Return the sections of a pattern that can be translated, by key."""
    return {key: each for key, each in keyed_sections(pattern.sections).items() if each.kind != Kind.PREAMBLE}


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
