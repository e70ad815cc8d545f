"""The index and the advisor's texts as files for the browser; each is made from the patterns of its shard alone.

`index.json` and `advice.json` hold the first shard and name the files of the others.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from patternbook.discover.advisor.knowledge import IN_SHORT, endings_of, filling_of, guidance_of, is_large, synonyms_of
from patternbook.discover.advisor.quoting import QUOTED
from patternbook.discover.index import entry_of, subjects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from patternbook.discover.advisor.knowledge import Guidance
    from patternbook.discover.index import Entry, Subject
    from patternbook.library import Config, Library

VERSION = 1
"""Of the JSON form; a reader refuses another number."""
LARGEST = 300_000
"""Bytes that one file should hold at most; what a single pattern needs may be more."""

_SPARE = 500
"""Bytes allowed a pattern beyond its text: its address, its facets, where its sentences stand."""


@dataclass(frozen=True, slots=True)
class Shard:
    """What the two files of one shard are made from. `count` is the number of shards of the index."""

    number: int
    count: int
    subjects: tuple[Subject, ...]
    is_condensed: bool
    language: str
    config: Config


def _size(subject: Subject, *, is_condensed: bool) -> int:
    """Return about how many bytes a pattern takes in the larger of its files."""
    sections = (s for s in subject.pattern.sections if not is_condensed or s.kind in IN_SHORT)
    return _SPARE + sum(len(section.text.encode()) for section in sections)


def _cut(chosen: tuple[Subject, ...], largest: int, *, is_condensed: bool) -> Iterator[tuple[Subject, ...]]:
    held: list[Subject] = []
    room = largest
    for subject in chosen:
        size = _size(subject, is_condensed=is_condensed)
        if held and size > room:
            yield tuple(held)
            held, room = [], largest
        held.append(subject)
        room -= size
    yield tuple(held)


def shards(
    library: Library, language: str, slugs: Iterable[str] | None = None, *, largest: int = LARGEST
) -> tuple[Shard, ...]:
    """Return the index of a library in a language, cut so that no file is much larger than `largest` bytes."""
    chosen = subjects(library, language, slugs)
    large = is_large(chosen)
    parts = tuple(_cut(chosen, largest, is_condensed=large))
    return tuple(Shard(n, len(parts), part, large, language, library.config) for n, part in enumerate(parts))


def file_name(name: str, number: int) -> str:
    """Return the name of one file of the index: `index.json`, `index-1.json`, `index-2.json` ..."""
    return f"{name}-{number}.json" if number else f"{name}.json"


def files(parts: Iterable[Shard]) -> Iterator[tuple[str, Callable[[Shard], bytes], Shard]]:
    """Yield for each file of an index its name, what makes it, and the shard that it is made from."""
    for shard in parts:
        yield file_name("index", shard.number), index_file, shard
        yield file_name("advice", shard.number), advice_file, shard


def index_file(shard: Shard) -> bytes:
    """Return the entries of a shard, as `search.js` reads them."""
    kinds = IN_SHORT if shard.is_condensed else None
    values = [_entry_value(entry_of(subject, kinds)) for subject in shard.subjects]
    return _file(shard, "index", {}, "entries", values)


def advice_file(shard: Shard) -> bytes:
    """Return what the advisor in the browser needs beside the entries of a shard."""
    config, language = shard.config, shard.language
    filling, endings = " ".join(filling_of(config, language)), " ".join(endings_of(config, language))
    head = {"filling": filling, "endings": endings, "synonyms": list(synonyms_of(config, language))}
    kinds = IN_SHORT if shard.is_condensed else QUOTED
    rows = [_guidance_value(guidance_of(subject, config, language, kinds)) for subject in shard.subjects]
    return _file(shard, "advice", head, "guidance", rows)


def _file(shard: Shard, name: str, head: dict[str, Any], key: str, values: list[Any]) -> bytes:
    """Return values as JSON, one a line: a bare list, or in the first file of an index with what holds for all."""
    listed = ",\n".join(map(_json, values))
    if shard.number:
        return f"[{listed}]\n".encode()
    more = [file_name(name, number) for number in range(1, shard.count)]
    begun = _json({"version": VERSION, **head, "more": more})
    return f'{begun[:-1]},"{key}":[{listed}]}}\n'.encode()


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
_json = _ENCODER.encode


def _entry_value(entry: Entry) -> list[Any]:
    """Return an entry as the browser reads it: a list, since names of fields would be half of the file."""
    passages = [[passage.kind, passage.heading, passage.text] for passage in entry.passages]
    facets = [entry.level, list(entry.phases), list(entry.challenges), list(entry.organizations), entry.instances]
    return [entry.slug, entry.title, list(entry.names), entry.patlet, passages, facets, entry.language]


def _guidance_value(guidance: Guidance) -> list[Any]:
    """Return guidance as the browser reads it."""
    told = [[q.section, q.span.start, q.span.end, q.text] for q in guidance.quotes]
    return [told, list(guidance.asks), list(guidance.checks), [list(lead) for lead in guidance.leads_to]]
