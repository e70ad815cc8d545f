"""Work in several processes: all of it is done, and what goes wrong in one of them is told."""

from __future__ import annotations

import os

import pytest

from patternbook.collaborate.processes import ProcessEndedError, in_processes

MANY = list(range(500))


def test_every_thing_is_worked_on_once() -> None:
    """Protects a book from missing or doubled pages."""
    parts = list(in_processes(list, MANY))
    assert sorted(thing for part in parts for thing in part) == MANY


def test_an_error_in_another_process_is_raised_here() -> None:
    """Protects people from a build that fails in silence."""

    def work(part: list[int]) -> int:
        if 1 in part:
            raise KeyError(1)
        return len(part)

    with pytest.raises(KeyError):
        list(in_processes(work, MANY))


@pytest.mark.skipif(len(os.sched_getaffinity(0)) == 1, reason="one processor works in one process")
def test_a_process_that_is_ended_is_told() -> None:
    """Protects people on a machine that runs out of memory: the message says what to do."""
    here = os.getpid()

    def work(part: list[int]) -> int:
        if os.getpid() != here:
            os._exit(9)
        return len(part)

    with pytest.raises(ProcessEndedError, match="again"):
        list(in_processes(work, MANY))
