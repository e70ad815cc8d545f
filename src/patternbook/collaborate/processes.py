"""Work on many things at once, one process for each processor, where a process can be copied cheaply and safely."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TypeVar

from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

Thing = TypeVar("Thing")
Result = TypeVar("Result")

_ENOUGH = 128
"""Things from which on a second process takes less time than it costs."""


class ProcessEndedError(PatternbookError):
    """A process was ended from outside before its work was done."""


def _processors() -> int:
    """Return how many processes to use: one, where copying a process that has begun is not safe."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _answer(work: Callable[[list[Thing]], Result], part: list[Thing], answer: Connection) -> None:
    """Work on a part and send what comes of it, the exception if there is one."""
    try:
        answer.send((work(part), None))
    except Exception as error:  # noqa: BLE001 - raised again where somebody waits for it
        answer.send((None, error))


def in_processes(work: Callable[[list[Thing]], Result], things: Sequence[Thing]) -> Iterator[Result]:
    """Yield what a function makes of parts of the things that together are all of them.

    The function may be any, for the processes are copies of this one; what it changes in memory is
    lost with them, and what it returns or raises must be picklable. An exception is raised here;
    ProcessEndedError when one of them was ended from outside.
    """
    parts = [list(things[start :: _processors()]) for start in range(_processors())]
    if len(parts) == 1 or len(things) < _ENOUGH:
        yield work(list(things))
        return
    import multiprocessing  # noqa: PLC0415 - most work is too little for it

    context = multiprocessing.get_context("fork")
    waiting = []
    for part in parts[1:]:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_answer, args=(work, part, theirs))
        process.start()
        theirs.close()
        waiting.append((process, ours))
    yield work(parts[0])
    for process, answer in waiting:
        try:
            result, error = answer.recv()
        except EOFError as gone:
            message = "a process was ended before its work was done, perhaps for want of memory: try again"
            raise ProcessEndedError(message) from gone
        finally:
            process.join()
        if error is not None:
            raise error
        yield result
