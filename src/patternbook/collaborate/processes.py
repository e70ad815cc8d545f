"""Work on many things at once, one process for each processor, where a process can be copied cheaply and safely."""

from __future__ import annotations

import gc
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
_MOST_TURNS = 8_000
"""Numbers of four bytes that a pipe holds for sure before somebody reads them, on every Linux."""


class ProcessEndedError(PatternbookError):
    """A process was ended from outside before its work was done."""


def _processors() -> int:
    """Return how many processes to use: one, where copying a process that has begun is not safe."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


class _Turns:
    """Gives out things to whichever process asks next, so that none waits while another has much left.

    The numbers of the turns lie in a pipe; reading four bytes from it takes a turn from everybody.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self.each = -(-count // _MOST_TURNS)
        self.reader, writer = os.pipe()
        os.write(writer, b"".join(start.to_bytes(4, "little") for start in range(0, count, self.each)))
        os.close(writer)

    def __iter__(self) -> Iterator[int]:
        while taken := os.read(self.reader, 4):
            start = int.from_bytes(taken, "little")
            yield from range(start, min(start + self.each, self.count))


def _answer(work: Callable[[Iterator[Thing]], Result], things: Iterator[Thing], answer: Connection) -> None:
    """Work on what is there, and send what comes of it, the exception if there is one."""
    try:
        answer.send((work(things), None))
    except KeyboardInterrupt:
        return  # Ctrl+C reaches every process of a terminal; the first of them tells
    except Exception as error:  # noqa: BLE001 - raised again where somebody waits for it
        answer.send((None, error))


def in_processes(work: Callable[[Iterator[Thing]], Result], things: Sequence[Thing]) -> Iterator[Result]:
    """Yield what a function makes of things, of which each process takes the next one until none is left.

    The function may be any, for the processes are copies of this one; what it changes in memory is
    lost with them, and what it returns or raises must be picklable. Put first what takes long. An
    exception is raised here; ProcessEndedError when one of them was ended from outside.
    """
    if len(things) < _ENOUGH or _processors() == 1:
        yield work(iter(things))
        return
    turns = _Turns(len(things))
    gc.freeze()  # else the first search for garbage copies every page of memory that the processes share
    try:
        yield from _all(work, lambda: (things[number] for number in turns))
    finally:
        gc.unfreeze()
        os.close(turns.reader)


def _all(work: Callable[[Iterator[Thing]], Result], things: Callable[[], Iterator[Thing]]) -> Iterator[Result]:
    import multiprocessing  # noqa: PLC0415 - most work is too little for it

    context = multiprocessing.get_context("fork")
    waiting = []
    for _ in range(_processors() - 1):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_answer, args=(work, things(), theirs))
        process.start()
        theirs.close()
        waiting.append((process, ours))
    yield work(things())
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
