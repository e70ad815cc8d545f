"""What the advisor knows of a library in one language: texts, what people ask, what can be quoted, what to check."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from patternbook.discover.advisor.quoting import QUOTED, Quote, checklist, quotes
from patternbook.discover.advisor.terms import by_tongue
from patternbook.discover.index import Entry, Subject, entry_of, subjects
from patternbook.library.config import texts
from patternbook.library.links.relations import RelationKind
from patternbook.pattern import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from patternbook.library import Config, Library

_LEADING = frozenset({RelationKind.LEADS_TO, RelationKind.RELATED, RelationKind.USES, RelationKind.ALTERNATIVE})
_ORDER = tuple(RelationKind)
_MOST_CHECKS = 6
MOST_TEXT = 8_000_000
"""Characters of text up to which a library is searched whole in a browser: about a thousand patterns."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the advisor has of one pattern beyond its index entry.

    `asks` are phrases of people whom it would help; `checks` what has to hold before it is applied;
    `leads_to` the patterns (kind of relation, slug) that come after or beside it.
    """

    quotes: tuple[Quote, ...]
    asks: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    leads_to: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Advice:
    """A library as the advisor sees it: entries, guidance for each, and what it knows of the language's words."""

    language: str
    entries: tuple[Entry, ...]
    guidance: tuple[Guidance, ...]
    synonyms: tuple[str, ...] = ()
    filling: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


def asks_of(config: Config, slug: str, language: str) -> tuple[str, ...]:
    """Return what people ask whom a pattern helps, in a language. Raises ConfigError.

    A plain list is in the source language; a table has lists by language.
    """
    asked = config.options.get("asks", {}).get(slug, [])
    spoken = asked if isinstance(asked, dict) else {config.source_language: asked}
    return texts(by_tongue(spoken, language) or [], f"asks.{slug}")


def synonyms_of(config: Config, language: str) -> tuple[str, ...]:
    """Return the groups of words that mean much the same in a language. Raises ConfigError."""
    return texts(by_tongue(config.options.get("synonyms", {}), language) or [], f"synonyms.{language}")


def filling_of(config: Config, language: str) -> tuple[str, ...]:
    """Return the words of a language that tell nothing; none for a language that nobody listed. Raises ConfigError."""
    return _listed(config, "filling", language)


def endings_of(config: Config, language: str) -> tuple[str, ...]:
    """Return the endings by which words of a language differ that mean the same. Raises ConfigError."""
    return _listed(config, "endings", language)


def _listed(config: Config, table: str, language: str) -> tuple[str, ...]:
    """Return a list of short words, which may be written as one text."""
    words = by_tongue(config.options.get(table, {}), language) or ""
    return texts(words.split() if isinstance(words, str) else words, f"{table}.{language}")


def guidance_of(subject: Subject, config: Config, language: str, kinds: Collection[str] = QUOTED) -> Guidance:
    """Return what the advisor has of a pattern; sections of other `kinds` give it nothing."""
    leads = sorted((lead for lead in subject.leads if lead[0] in _LEADING), key=lambda lead: _ORDER.index(lead[0]))
    told = quotes(subject.pattern, kinds)
    return Guidance(told, asks_of(config, subject.slug, language), checklist(told)[:_MOST_CHECKS], tuple(leads))


def is_large(subjects: Iterable[Subject]) -> bool:
    """Whether patterns hold more text than a browser should load: then it gets their problems alone.

    Title, names, patlet, problem and challenges stay: what a reader with a problem asks for.
    """
    return sum(len(subject.pattern.source) for subject in subjects) > MOST_TEXT


IN_SHORT = (Kind.PROBLEM,)
"""The sections that are known of the patterns of a large library."""


def condensed(entry: Entry) -> Entry:
    """Return an entry with its problem as the only text; one that has no other stays the same."""
    if all(passage.kind in IN_SHORT for passage in entry.passages):
        return entry
    return replace(entry, passages=tuple(passage for passage in entry.passages if passage.kind in IN_SHORT))


def told_of(subject: Subject, config: Config, language: str, *, in_short: bool) -> tuple[Entry, Guidance]:
    """Return what the advisor knows of a pattern, in a large library its problem alone."""
    if in_short:
        return entry_of(subject, IN_SHORT), guidance_of(subject, config, language, IN_SHORT)
    return entry_of(subject), guidance_of(subject, config, language)


def joined(told: Iterable[tuple[Entry, Guidance]], config: Config, language: str) -> Advice:
    """Return what is known of patterns as the advice of a library."""
    pairs = tuple(told)
    entries, guidance = tuple(entry for entry, _ in pairs), tuple(guidance for _, guidance in pairs)
    words = synonyms_of(config, language), filling_of(config, language), endings_of(config, language)
    return Advice(language, entries, guidance, *words)


def make_advice(library: Library, language: str, slugs: Iterable[str] | None = None) -> Advice:
    """Return what the advisor knows of a library in a language; `slugs` chooses patterns, as for `make_index`."""
    config, chosen = library.config, subjects(library, language, slugs)
    in_short = is_large(chosen)
    return joined((told_of(subject, config, language, in_short=in_short) for subject in chosen), config, language)
