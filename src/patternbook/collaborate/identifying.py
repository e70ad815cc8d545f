"""Read whole sources: container by container, remembering what was found so that nothing is judged twice."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from patternbook import __version__
from patternbook.collaborate.exports import opened
from patternbook.collaborate.inbox import load, save
from patternbook.identify.candidates import Reader, find_candidates
from patternbook.identify.model import Problem, Statistics
from patternbook.identify.sources import ABOUT, HEAD, container_of, reader_of, source_named, source_of
from patternbook.identify.storing import VERSION, candidate_from, candidate_value, statistics_from, statistics_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from patternbook.collaborate.exports import Export
    from patternbook.identify.model import Candidate, Discussion, Policy
    from patternbook.identify.sources import Source

_MUCH = 20_000_000
"""Bytes from which several processes share the work."""

Found = tuple[tuple["Candidate", ...], Statistics]


@dataclass(frozen=True)
class Part:
    """The members of a source that belong together, the name of what reads them, and their size in bytes."""

    source: str
    members: tuple[str, ...]
    size: int


@dataclass(frozen=True)
class Run:
    """What one reading of sources goes by: the policy a person named, who reads, and where findings are kept."""

    policy: Policy | None
    reader: Reader
    memory: Path
    library: str
    """A hash of the library: with other patterns, other things are known."""


def _parts(export: Export, problems: list[Problem]) -> Iterator[Part]:
    """Yield the parts of a source; a file that no source recognizes is a problem."""
    groups: dict[str, tuple[Source, list[str]]] = {}
    sizes: Counter[str] = Counter()
    for member in export.members:
        if member.rpartition("/")[2] in ABOUT:
            continue
        data = export.read(member)
        if isinstance(data, Problem):
            problems.append(data)
            continue
        source = source_of(member, data[:HEAD])
        if source is None:
            problems.append(Problem(member, "no source recognizes it; it was not read"))
            continue
        name = f"{source.NAME}:{container_of(source, member)}"
        groups.setdefault(name, (source, []))[1].append(member)
        sizes[name] += len(data)
    yield from (Part(source.NAME, tuple(members), sizes[name]) for name, (source, members) in groups.items())


def _about(export: Export) -> dict[str, bytes]:
    members = (member for member in export.members if member.rpartition("/")[2] in ABOUT)
    return {member: data for member in members if isinstance(data := export.read(member), bytes)}


def _digest(export: Export, part: Part, about: Mapping[str, bytes], run: Run) -> str:
    """Return a name for a part's content and everything that its findings depend on."""
    policy = run.policy or source_named(part.source).POLICY
    stamp = [__version__, VERSION, run.library, policy, repr(run.reader.settings), run.reader.pseudonyms.key.hex()]
    found = hashlib.sha256(json.dumps(stamp).encode())
    for name, data in [*sorted(about.items()), *((member, export.read(member)) for member in part.members)]:
        found.update(name.encode(errors="replace"))
        found.update(hashlib.sha256(data).digest() if isinstance(data, bytes) else b"-")
    return found.hexdigest()[:32]


def _discussions(export: Export, part: Part, read: Callable[[bytes, str], Discussion]) -> Iterator[Discussion]:
    for member in part.members:
        data = export.read(member)
        if isinstance(data, bytes):
            yield read(data, member)


def _judge(export: Export, part: Part, about: Mapping[str, bytes], run: Run) -> Found:
    """Return what a part gives, with the names that its people have hidden."""
    source = source_named(part.source)
    read, directory = reader_of(source, about)
    discussions = tuple(_discussions(export, part, read))
    people = directory.names.union(*(each.people for each in discussions))
    reader = replace(run.reader.knowing(people), policy=run.policy or source.POLICY)
    candidates, statistics = find_candidates(discussions, reader)
    return candidates, statistics + Statistics(problems=directory.problems)


def _file(export: Export, part: Part, about: Mapping[str, bytes], run: Run) -> Path:
    return run.memory / f"{_digest(export, part, about, run)}.json"


def _judge_all(path: Path, parts: tuple[Part, ...], run: Run) -> dict[str, str]:
    """Judge parts of a source and keep what they give; return the pseudonyms that were given on the way."""
    with opened(path, run.reader.settings) as export:
        about = _about(export)
        for part in parts:
            candidates, statistics = _judge(export, part, about, run)
            rows = [candidate_value(each, whole=True) for each in candidates]
            value = {"candidates": rows, "statistics": statistics_value(statistics)}
            save(_file(export, part, about, run), json.dumps(value))
    return run.reader.pseudonyms.meant


def _judge_apart(path: Path, parts: list[Part], run: Run) -> None:
    """Judge parts, in several processes when there is much to read; the largest are shared out first."""
    processes = min(len(parts), os.cpu_count() or 1)
    if sum(part.size for part in parts) < _MUCH or processes < 2:  # noqa: PLR2004 - one process is none apart
        _judge_all(path, tuple(parts), run)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only large sources need it

    shares: list[list[Part]] = [[] for _ in range(processes)]
    for part in sorted(parts, key=lambda part: -part.size):
        min(shares, key=lambda share: sum(each.size for each in share)).append(part)
    with ProcessPoolExecutor(processes) as pool:
        for meant in pool.map(_judge_all, [path] * processes, map(tuple, shares), [run] * processes):
            run.reader.pseudonyms.meant.update(meant)


def identify(paths: Iterable[Path], run: Run) -> Found:
    """Return the candidates of some sources, not yet put together, and what became of every message.

    Findings are kept part by part, so that an interrupted run goes on where it was and an unchanged
    part is not judged again. Raises ExportError when a source cannot be opened.
    """
    found: list[Candidate] = []
    statistics = Statistics()
    for path in paths:
        with opened(path, run.reader.settings) as export:
            problems = list(export.problems)
            about = _about(export)
            files = {part: _file(export, part, about, run) for part in _parts(export, problems)}
            _judge_apart(path, [part for part, file in files.items() if not load(file)], run)
            for file in files.values():
                value = load(file)
                found += map(candidate_from, value["candidates"])
                statistics += statistics_from(value["statistics"])
            statistics += Statistics(problems=tuple(problems))
    return tuple(found), statistics
