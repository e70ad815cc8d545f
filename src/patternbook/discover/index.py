"""The index: what a search knows of each pattern in one language, the same for the command line and the browser."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from patternbook.library.organizations import fold_organization, true_instances
from patternbook.pattern import Kind
from patternbook.pattern.markdown import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from patternbook.library import Library
    from patternbook.pattern import Pattern, Section

VERSION = 1
"""Of the JSON form; a reader refuses another number."""

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


def _passages(pattern: Pattern) -> Iterable[Passage]:
    for section in pattern.sections:
        if section.kind not in _UNSEARCHED and (text := _text(section)):
            yield Passage(section.kind, section.heading, text)


def _text(section: Section) -> str:
    return " ".join(plain_text(section.body).split())


def _organizations(source: Pattern, library: Library) -> tuple[str, ...]:
    names = (i.organization for i in true_instances(source, library.config) if i.organization)
    return tuple(dict.fromkeys(fold_organization(name, library.config.organizations) for name in names))


def _places(library: Library, language: str) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the phases and challenges of every placed pattern, by slug."""
    mind_map = library.mind_maps.get(language) or library.mind_maps.get(library.config.source_language)
    found: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for phase, _, challenge, placement in mind_map.walk() if mind_map else ():
        if placement.slug:
            phases, challenges = found.setdefault(placement.slug, ({}, {}))
            phases[phase.title] = None
            challenges[challenge.title] = None
    return {slug: (tuple(phases), tuple(challenges)) for slug, (phases, challenges) in found.items()}


def make_index(library: Library, language: str, slugs: Iterable[str] | None = None) -> tuple[Entry, ...]:
    """Return the entries of a library in a language, by slug; patterns without a translation stand in the source's.

    `slugs` chooses patterns, for a book that does not show all. Old names of a pattern are found as
    well as its aliases.
    """
    chosen = library.by_slug.keys() if slugs is None else set(slugs)
    places = _places(library, language)
    old: dict[str, list[str]] = {}
    for name, slug in library.renamed.items():
        old.setdefault(slug, []).append(name.replace("-", " "))
    entries = []
    for source in library.patterns:
        if source.slug not in chosen:
            continue
        pattern = library.pattern(source.slug, language) or source
        phases, challenges = places.get(source.slug, ((), ()))
        entry = Entry(
            slug=source.slug,
            title=pattern.title,
            names=(*pattern.aliases, *old.get(source.slug, ())),
            patlet=pattern.patlet,
            passages=tuple(_passages(pattern)),
            level=source.level.number,
            phases=phases,
            challenges=challenges,
            organizations=_organizations(source, library),
            instances=len(true_instances(source, library.config)),
            language=pattern.language,
        )
        entries.append(entry)
    return tuple(entries)


def entry_value(entry: Entry) -> list[Any]:
    """Return an entry as the browser reads it: a list, since names of fields would be half of the file."""
    passages = [[passage.kind, passage.heading, passage.text] for passage in entry.passages]
    facets = [entry.level, list(entry.phases), list(entry.challenges), list(entry.organizations), entry.instances]
    return [entry.slug, entry.title, list(entry.names), entry.patlet, passages, facets, entry.language]


LARGEST_FILE = 300_000
"""Bytes that one file of an index holds at most; a single entry may be longer."""
_NAMES_ROOM = 8_000
"""Bytes left free in a file, for the first one names all others."""


def sharded(name: str, head: dict[str, Any], key: str, values: Iterable[Any], largest: int) -> dict[str, bytes]:
    """Return values as JSON files: `name`.json has the head and names the others, in which the list goes on.

    No file is larger than `largest` bytes unless one value is.
    """
    begun = json.dumps({"version": VERSION, **head}, ensure_ascii=False, separators=(",", ":"))[:-1].encode()
    shards: list[list[bytes]] = [[]]
    size = len(begun)
    for value in values:
        data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        size += len(data) + 2
        if shards[-1] and size > largest - _NAMES_ROOM:
            shards.append([])
            size = len(data) + 2
        shards[-1].append(data)
    names = [f"{name}-{number}.json" for number in range(1, len(shards))]
    first = b'%s,"more":%s,"%s":[%s]}\n' % (begun, json.dumps(names).encode(), key.encode(), b",\n".join(shards[0]))
    rest = {other: b"[%s]\n" % b",\n".join(shard) for other, shard in zip(names, shards[1:], strict=True)}
    return {f"{name}.json": first, **rest}


def index_files(entries: Iterable[Entry], *, largest: int = LARGEST_FILE) -> dict[str, bytes]:
    """Return the index as files for the browser: `index.json` first, which names the others.

    Together they hold every entry; no file is larger than `largest` bytes unless one entry is.
    """
    return sharded("index", {}, "entries", map(entry_value, entries), largest)
