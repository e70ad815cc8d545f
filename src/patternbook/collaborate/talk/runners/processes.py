"""The runner that needs nothing: processes of this machine, one for each processor."""

from __future__ import annotations

import os
import signal
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.talk.runners import RunnerError, alone

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from patternbook.collaborate.talk.runners import Result, Runner, Thing

_AHEAD = 4
"""Things that wait for each process, so that none is idle and few results pile up."""

_work: Callable[[Any], Any]
"""What a process of ours does; it is told once."""


def _begin(work: Callable[[Any], Any]) -> None:
    global _work  # noqa: PLW0603 - a process is told its work when it starts, and a task only its thing
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait until the process that began this one is gone, and follow it: nobody else would end this one."""
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _do(thing: object) -> object:
    return _work(thing)


@dataclass(frozen=True, slots=True)
class Processes:
    """So many processes; with one, the work is done in this process."""

    count: int

    def __call__(self, work: Callable[[Thing], Result], things: Sequence[Thing]) -> Generator[tuple[int, Result]]:
        """Yield places and results as they are ready."""
        count = min(self.count, len(things))
        if count < 2:  # noqa: PLR2004 - a second process is what this is about
            yield from alone(work, things)
            return
        pool = ProcessPoolExecutor(count, initializer=_begin, initargs=(work,))
        try:
            yield from _results(pool, things, count * _AHEAD)
        except BrokenProcessPool as error:
            message = "a process was ended before its work was done, perhaps for want of memory; what is done is kept"
            raise RunnerError(message) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _results(pool: ProcessPoolExecutor, things: Sequence[Any], most: int) -> Iterator[tuple[int, Any]]:
    waiting: dict[Future[object], int] = {}
    for place, thing in enumerate(things):
        waiting[pool.submit(_do, thing)] = place
        if len(waiting) >= most:
            yield from _ready(waiting)
    while waiting:
        yield from _ready(waiting)


def _ready(waiting: dict[Future[object], int]) -> Iterator[tuple[int, Any]]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        yield waiting.pop(future), future.result()


def open_runner(_address: str = "") -> Runner:
    """Return the runner with a process for each processor."""
    return Processes(os.cpu_count() or 1)
