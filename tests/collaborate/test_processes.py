"""Work in several processes: all of it is done, and what goes wrong in one of them is told."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.processes import ProcessEndedError, in_processes

if TYPE_CHECKING:
    from collections.abc import Iterator

MANY = list(range(500))


def test_every_thing_is_worked_on_once() -> None:
    """Protects a book from missing or doubled pages."""
    parts = list(in_processes(list, MANY))
    assert sorted(thing for part in parts for thing in part) == MANY


def test_more_things_than_a_pipe_has_room_for() -> None:
    """Protects a book of a hundred thousand files from waiting forever for a turn."""
    parts = list(in_processes(list, range(100_001)))
    assert sorted(thing for part in parts for thing in part) == list(range(100_001))


@pytest.mark.skipif(len(os.sched_getaffinity(0)) == 1, reason="one processor works in one process")
def test_an_error_in_another_process_is_raised_here() -> None:
    """Protects people from a build that fails in silence."""
    here = os.getpid()

    def work(part: Iterator[int]) -> int:
        if os.getpid() != here:
            raise KeyError(1)
        return len(list(part))

    with pytest.raises(KeyError):
        list(in_processes(work, MANY))


@pytest.mark.skipif(len(os.sched_getaffinity(0)) == 1, reason="one processor works in one process")
def test_an_interrupt_is_told_once(capfd: pytest.CaptureFixture[str]) -> None:
    """Protects whoever presses Ctrl+C during a build from the innards of every process."""
    here = os.getpid()

    def work(part: Iterator[int]) -> int:
        if os.getpid() != here:
            raise KeyboardInterrupt
        return len(list(part))

    with pytest.raises(ProcessEndedError):
        list(in_processes(work, MANY))
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.skipif(len(os.sched_getaffinity(0)) == 1, reason="one processor works in one process")
def test_a_process_that_is_ended_is_told() -> None:
    """Protects people on a machine that runs out of memory: the message says what to do."""
    here = os.getpid()

    def work(part: Iterator[int]) -> int:
        if os.getpid() != here:
            os._exit(9)
        return len(list(part))

    with pytest.raises(ProcessEndedError, match="again"):
        list(in_processes(work, MANY))
