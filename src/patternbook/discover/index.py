"""The index: what a search knows of each pattern in one language, the same for the command line and the browser."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from patternbook.library.links.relations import relations_by_source
from patternbook.library.organizations import users_of
from patternbook.pattern import Kind
from patternbook.pattern.markdown import plain_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from patternbook.library import Library
    from patternbook.pattern import Pattern

_UNSEARCHED = frozenset({Kind.TITLE, Kind.PATLET, Kind.ALIAS})


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one section: its kind, its heading as written, its text without markup."""

    kind: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found of one pattern, and the facets by which it can be chosen."""

    slug: str
    title: str
    names: tuple[str, ...]
    patlet: str
    passages: tuple[Passage, ...]
    level: int
    phases: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    instances: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A pattern to be indexed, and all that the rest of the library says of it.

    `pattern` is the one that readers get; who uses it is told by the source language. `names` are
    old ones. `leads` are the patterns (kind of relation, slug) that it names, in order of the text.
    """

    slug: str
    level: int
    pattern: Pattern
    organizations: tuple[str, ...] = ()
    instances: int = 0
    names: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    leads: tuple[tuple[str, str], ...] = ()


def _passages(pattern: Pattern, kinds: Collection[str] | None) -> Iterable[Passage]:
    for section in pattern.sections:
        if section.kind in _UNSEARCHED or (kinds is not None and section.kind not in kinds):
            continue
        if text := words_of_markdown(section.body, pattern.definitions):
            yield Passage(section.kind, section.heading, text)


@lru_cache(maxsize=8192)
def words_of_markdown(source: str, defined: str) -> str:
    """Return the words of a Markdown text on one line; kept, since a book in six languages asks for many six times."""
    return " ".join(plain_text(source, defined).split())


def _places(library: Library, language: str) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the phases and challenges of every placed pattern, by slug."""
    mind_map = library.mind_map(language)
    found: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for phase, _, challenge, placement in mind_map.walk() if mind_map else ():
        if placement.slug:
            phases, challenges = found.setdefault(placement.slug, ({}, {}))
            phases[phase.title] = None
            challenges[challenge.title] = None
    return {slug: (tuple(phases), tuple(challenges)) for slug, (phases, challenges) in found.items()}


def subjects(library: Library, language: str, slugs: Iterable[str] | None = None) -> tuple[Subject, ...]:
    """Return the patterns to index, by slug; those without a translation stand in the source's language.

    `slugs` chooses patterns, for a book that does not show all.
    """
    chosen = library.by_slug.keys() if slugs is None else set(slugs)
    places, leads = _places(library, language), relations_by_source(library)
    old: dict[str, list[str]] = {}
    for name, slug in library.renamed.items():
        old.setdefault(slug, []).append(name.replace("-", " "))
    return tuple(
        Subject(
            source.slug,
            source.level.number,
            library.pattern(source.slug, language) or source,
            *users_of(source, library),
            tuple(old.get(source.slug, ())),
            *places.get(source.slug, ((), ())),
            tuple((str(r.kind), r.target) for r in leads[source.slug] if r.target in chosen),
        )
        for source in library.patterns
        if source.slug in chosen
    )


def entry_of(subject: Subject, kinds: Collection[str] | None = None) -> Entry:
    """Return the entry of a pattern with all its text, or with that of sections of some `kinds`.

    Its old names are found as well as its aliases.
    """
    pattern = subject.pattern
    return Entry(
        slug=subject.slug,
        title=pattern.title,
        names=(*pattern.aliases, *subject.names),
        patlet=pattern.patlet,
        passages=tuple(_passages(pattern, kinds)),
        level=subject.level,
        phases=subject.phases,
        challenges=subject.challenges,
        organizations=subject.organizations,
        instances=subject.instances,
        language=pattern.language,
    )


def make_index(library: Library, language: str, slugs: Iterable[str] | None = None) -> tuple[Entry, ...]:
    """Return the entries of a library in a language, by slug; see `subjects` for `slugs`."""
    return tuple(entry_of(subject) for subject in subjects(library, language, slugs))
