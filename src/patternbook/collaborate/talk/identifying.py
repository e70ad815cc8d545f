"""Read whole sources: part by part, wherever a runner does the work, remembering what was found in each."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.disk.private import load, save
from patternbook.collaborate.talk.exports import opened
from patternbook.collaborate.talk.partitions import Judge, cut
from patternbook.collaborate.talk.pseudonyms import gather_names, keep_names_of
from patternbook.collaborate.talk.runners import alone, open_runner
from patternbook.identify.model import Statistics
from patternbook.identify.storing import candidate_from, statistics_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from patternbook.collaborate.talk.partitions import Outcome, Part, Run
    from patternbook.collaborate.talk.runners import Runner
    from patternbook.identify.model import Candidate, Problem

_MUCH = 20_000_000
"""Bytes from which several processes share the work."""


class Memory:
    """What was found in parts of sources, in a library's private folder, so that nothing is judged twice."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _file(self, part: Part) -> Path:
        return self._folder / "found" / f"{part.digest}.json"

    def knows(self, part: Part) -> bool:
        """Whether a part has been judged."""
        return self._file(part).is_file()

    def keep(self, part: Part, outcome: Outcome) -> None:
        """Keep what a part gave, the names first: what is found is not looked at again."""
        keep_names_of(part.digest, self._folder, outcome.meant)
        save(self._file(part), json.dumps(outcome.found))

    def gather_names(self) -> None:
        """Put the names of all parts together."""
        gather_names(self._folder)

    def recall(self, part: Part) -> dict[str, Any]:
        """Return what was found in a part."""
        return load(self._file(part))


def _usual(parts: Sequence[Part]) -> Runner:
    """Return what is best on this machine: several processes only where there is much to read."""
    return open_runner("processes") if sum(part.size for part in parts) >= _MUCH else alone


def _judge(parts: Iterable[Part], run: Run, memory: Memory, runner: Runner | None) -> None:
    """Judge parts, the largest first, and keep what each gives as soon as it is there."""
    ordered = sorted(parts, key=lambda part: (-part.size, part.digest))
    work = runner or _usual(ordered)
    with closing(Judge(run)) as judge, closing(work(judge, ordered)) as outcomes:
        for place, outcome in outcomes:
            memory.keep(ordered[place], outcome)


def identify(
    paths: Iterable[Path], run: Run, memory: Memory, runner: Runner | None = None
) -> tuple[tuple[Candidate, ...], Statistics]:
    """Return the candidates of some sources, not yet put together, and what became of every message.

    Findings are kept part by part, so that an interrupted run goes on where it was and an unchanged
    part is not judged again. Which runner does the work makes no difference to them. Raises
    ExportError when a source cannot be opened, RunnerError when the runner cannot be used.
    """
    problems: list[Problem] = []
    parts: list[Part] = []
    for path in paths:
        with opened(path, run.reader.settings) as export:
            problems += export.problems
            parts += cut(path.absolute(), export, run, problems)
    unknown = {part.digest: part for part in parts if not memory.knows(part)}
    try:
        if unknown:
            _judge(unknown.values(), run, memory, runner)
    finally:
        memory.gather_names()
    found: list[Candidate] = []
    statistics = Statistics()
    for part in parts:
        value = memory.recall(part)
        found += map(candidate_from, value["candidates"])
        statistics += statistics_from(value["statistics"])
    told = dict.fromkeys((*statistics.problems, *problems))
    return tuple(found), replace(statistics, problems=tuple(told))
