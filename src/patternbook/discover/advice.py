"""What the advisor knows of a library in one language: texts, what people ask, what can be quoted, what to check."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from patternbook.discover.index import LARGEST_FILE, Entry, make_index, sharded
from patternbook.discover.quoting import Quote, checklist, quotes
from patternbook.discover.terms import by_tongue
from patternbook.library import ConfigError
from patternbook.library.relations import RelationKind, relations_of
from patternbook.pattern import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from patternbook.library import Config, Library
    from patternbook.pattern import Pattern

_LEADING = frozenset({RelationKind.LEADS_TO, RelationKind.RELATED, RelationKind.USES, RelationKind.ALTERNATIVE})
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
    """A library as the advisor sees it: entries, guidance for each, synonyms and filling words of the language."""

    language: str
    entries: tuple[Entry, ...]
    guidance: tuple[Guidance, ...]
    synonyms: tuple[str, ...] = ()
    filling: tuple[str, ...] = ()


def _table(config: Config, name: str) -> Mapping[str, Any]:
    table = config.options.get(name, {})
    if not isinstance(table, dict):
        message = f"patternbook.toml: [{name}] should be a table, not {table!r}"
        raise ConfigError(message)
    return table


def _texts(value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        message = f"patternbook.toml: {key} should be a list of texts, not {value!r}"
        raise ConfigError(message)
    return tuple(value)


def asks_of(config: Config, slug: str, language: str) -> tuple[str, ...]:
    """Return what people ask whom a pattern helps, in a language. Raises ConfigError.

    A plain list is in the source language; a table has lists by language.
    """
    asked = _table(config, "asks").get(slug, [])
    spoken = asked if isinstance(asked, dict) else {config.source_language: asked}
    return _texts(by_tongue(spoken, language) or [], f"asks.{slug}")


def synonyms_of(config: Config, language: str) -> tuple[str, ...]:
    """Return the groups of words that mean much the same in a language. Raises ConfigError."""
    return _texts(by_tongue(_table(config, "synonyms"), language) or [], f"synonyms.{language}")


def filling_of(config: Config, language: str) -> tuple[str, ...]:
    """Return the words of a language that tell nothing; none for a language that nobody listed. Raises ConfigError."""
    words = by_tongue(_table(config, "filling"), language) or ""
    return _texts(words.split() if isinstance(words, str) else words, f"filling.{language}")


def _guidance(source: Pattern, pattern: Pattern, library: Library, language: str, kinds: set[str]) -> Guidance:
    leads = [(r.kind.value, r.target) for r in relations_of(source, library) if r.kind in _LEADING]
    order = list(RelationKind)
    leads.sort(key=lambda lead: order.index(RelationKind(lead[0])))
    asks = asks_of(library.config, source.slug, language)
    told = tuple(quote for quote in quotes(pattern) if quote.section in kinds)
    checks = checklist(pattern)[:_MOST_CHECKS] if Kind.CONTEXT in kinds else ()
    return Guidance(told, asks, checks, tuple(leads))


def condensed(entries: tuple[Entry, ...], most: int = MOST_TEXT) -> tuple[Entry, ...]:
    """Return entries as they are, or with their problems alone when all their text is more than a browser should load.

    Title, names, patlet, problem and challenges stay: what a reader with a problem asks for.
    """
    if sum(len(passage.text) for entry in entries for passage in entry.passages) <= most:
        return entries
    return tuple(replace(e, passages=tuple(p for p in e.passages if p.kind == Kind.PROBLEM)) for e in entries)


def make_advice(library: Library, language: str, slugs: Iterable[str] | None = None) -> Advice:
    """Return what the advisor knows of a library in a language; `slugs` chooses patterns, as for `make_index`."""
    entries = condensed(make_index(library, language, slugs))
    guidance = []
    for entry in entries:
        source = library.by_slug[entry.slug]
        pattern = library.pattern(entry.slug, language) or source
        kinds = {passage.kind for passage in entry.passages}
        guidance.append(_guidance(source, pattern, library, language, kinds))
    shown = {entry.slug for entry in entries}
    kept = (
        Guidance(g.quotes, g.asks, g.checks, tuple(lead for lead in g.leads_to if lead[1] in shown)) for g in guidance
    )
    filling = filling_of(library.config, language)
    return Advice(language, entries, tuple(kept), synonyms_of(library.config, language), filling)


def _row(guidance: Guidance) -> list[Any]:
    """Return guidance as the browser reads it."""
    told = [[q.section, q.span.start, q.span.end, q.text] for q in guidance.quotes]
    return [told, list(guidance.asks), list(guidance.checks), [list(lead) for lead in guidance.leads_to]]


def advice_files(advice: Advice, *, largest: int = LARGEST_FILE) -> dict[str, bytes]:
    """Return what the advisor in the browser needs beside the search index: `advice.json`, which names the others."""
    head = {"filling": " ".join(advice.filling), "synonyms": list(advice.synonyms)}
    return sharded("advice", head, "guidance", map(_row, advice.guidance), largest)
