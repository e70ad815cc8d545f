"""Cut sources into parts that can be judged apart, on any machine that sees them, and judge one."""

from __future__ import annotations

import hashlib
import json
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from patternbook import __version__
from patternbook.collaborate.talk.exports import opened
from patternbook.identify.candidates import Reader, find_candidates
from patternbook.identify.model import Problem, Statistics
from patternbook.identify.sources import HEAD, Directed, about_files, container_of, reader_of, source_of, sources_for
from patternbook.identify.storing import VERSION, candidate_value, statistics_value

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from patternbook.collaborate.talk.exports import Export
    from patternbook.identify.model import Discussion, Policy
    from patternbook.identify.sources import Source
    from patternbook.library import Config


@dataclass(frozen=True, slots=True)
class Run:
    """What one reading of sources goes by: the policy a person named, who reads, and for which library.

    `library` is a hash of its patterns: with others, other things are known. `config` tells which
    sources there are.
    """

    policy: Policy | None
    reader: Reader
    library: str
    config: Config


@dataclass(frozen=True, slots=True)
class Part:
    """Members of a source that are judged together, such as the days of a channel: no thread leaves its part.

    `size` is in bytes; `digest` names the content and everything that its findings depend on.
    """

    path: Path
    source: str
    members: tuple[str, ...]
    size: int
    digest: str


class Outcome(NamedTuple):
    """What a part gives, as plain values, and what the pseudonyms in it stand for."""

    found: dict[str, Any]
    meant: dict[str, str]


def about_of(export: Export, sources: Collection[Source]) -> dict[str, bytes]:
    """Return the files that say who is who."""
    names = about_files(sources)
    told = ((member, export.read(member)) for member in export.members if member.rpartition("/")[2] in names)
    return {member: data for member, data in told if isinstance(data, bytes)}


def groups_of(
    export: Export, sources: Collection[Source], problems: list[Problem]
) -> Iterator[tuple[Source, list[str]]]:
    """Yield sources with the members that belong together; a member that no source recognizes is a problem."""
    groups: dict[str, tuple[Source, list[str]]] = {}
    about = about_files(sources)
    for member in export.members:
        if member.rpartition("/")[2] in about:
            continue
        head = export.fetch(member, HEAD)
        if isinstance(head, Problem):
            problems.append(head)
        elif (source := source_of(member, head, sources)) is None:
            problems.append(Problem(member, "no source recognizes it; it was not read"))
        else:
            name = f"{source.NAME}:{container_of(source, member)}"
            groups.setdefault(name, (source, []))[1].append(member)
    yield from groups.values()


def _nameless(sources: Iterable[Source], files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield a problem for each source whose people are known by number alone, since no file says who they are."""
    for source in dict.fromkeys(sources):
        if isinstance(source, Directed) and not reader_of(source, files)[1].people:
            why = "it is missing or names nobody; people are hidden only where they look like names: review with care"
            yield Problem(source.ABOUT[0], why)


def cut(path: Path, export: Export, run: Run, problems: list[Problem]) -> Iterator[Part]:
    """Yield the parts of a source. Its members are read here only to tell what they are and to name their content."""
    sources = sources_for(run.config)
    files = about_of(export, sources)
    groups = tuple(groups_of(export, sources, problems))
    problems += _nameless((source for source, _ in groups), files)
    about = hashlib.sha256()
    for member, data in sorted(files.items()):
        _tell(about, member, data)
    key = run.reader.pseudonyms.key.hex()
    for source, members in groups:
        stamp = [__version__, VERSION, run.library, run.policy or source.POLICY, repr(run.reader.settings), key]
        told = about.copy()
        _tell(told, source.NAME, json.dumps(stamp).encode())
        for member in members:
            _tell(told, member, export.read(member))
        size = sum(export.members[member] for member in members)
        yield Part(path, source.NAME, tuple(members), size, told.hexdigest()[:32])


def _tell(told: hashlib._Hash, name: str, data: bytes | Problem) -> None:
    told.update(name.encode(errors="surrogatepass"))
    told.update(hashlib.sha256(data).digest() if isinstance(data, bytes) else b"-")


class Judge:
    """Judges parts, one after the other; what it holds open is the source of the last one.

    A copy for another process opens the source anew, so every machine has to see it at the same path.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._sources = {source.NAME: source for source in sources_for(run.config)}
        self._path: Path | None = None
        self._held = ExitStack()
        self._export: Export
        self._about: dict[str, bytes]

    def __reduce__(self) -> tuple[type[Judge], tuple[Run]]:
        """Pickle what it goes by, and nothing that is open."""
        return Judge, (self._run,)

    def close(self) -> None:
        """Close the source that is open."""
        self._held.close()
        self._path = None

    def _open(self, path: Path) -> None:
        if path != self._path:
            self.close()
            self._export = self._held.enter_context(opened(path, self._run.reader.settings))
            self._about = about_of(self._export, self._sources.values())
            self._path = path

    def __call__(self, part: Part) -> Outcome:
        """Return what a part gives, with the names that its people have hidden."""
        self._open(part.path)
        source = self._sources[part.source]
        read, directory = reader_of(source, self._about)
        discussions, problems = read_members(self._export, part.members, read)
        people = directory.names.union(*(each.people for each in discussions))
        reader = replace(self._run.reader.knowing(people), policy=self._run.policy or source.POLICY)
        own = replace(reader, pseudonyms=replace(reader.pseudonyms, meant={}))
        candidates, statistics = find_candidates(discussions, own)
        statistics += Statistics(problems=(*directory.problems, *problems))
        rows = [candidate_value(each, whole=True) for each in candidates]
        return Outcome({"candidates": rows, "statistics": statistics_value(statistics)}, own.pseudonyms.meant)


def read_members(
    export: Export, members: Iterable[str], read: Callable[[bytes, str], Discussion]
) -> tuple[list[Discussion], list[Problem]]:
    """Return the discussions that members hold, one member in memory at a time, and what could not be read."""
    discussions: list[Discussion] = []
    problems: list[Problem] = []
    for member in members:
        data = export.read(member)
        if isinstance(data, Problem):
            problems.append(data)
            continue
        try:
            discussions.append(read(data, member))
        except Exception as error:  # noqa: BLE001 - one file ends no run, and the error may hold what people said
            problems.append(Problem(member, f"what reads it gave up ({type(error).__name__}); nothing of it was read"))
    return discussions, problems
