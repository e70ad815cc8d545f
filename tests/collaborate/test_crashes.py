"""A space that dies at any moment loses nothing that it had acknowledged, and needs nobody to come up again."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest
from crashing import crash, fault
from soaked import soak
from test_writers import LocalForge, a_library

from patternbook.collaborate.proposals.recovery import recover

if TYPE_CHECKING:
    from pathlib import Path


def test_killed_while_writing(tmp_path: Path) -> None:
    """Protects acknowledged edits from a kill at any moment; benchmarks/crashes.py does it a thousand times."""
    # On a machine that does much else eight kills may all come before the first edit is acknowledged.
    runs = (crash(tmp_path / str(run), kills=8, seed=os.getpid() + run) for run in range(10))
    assert any(acknowledged > 0 for acknowledged, _ in runs)


@pytest.mark.skipif(not shutil.which("strace"), reason="strace, which kills at a system call, is not installed")
@pytest.mark.parametrize("call", ["rename", "fsync"])
def test_killed_at_a_system_call(tmp_path: Path, call: str) -> None:
    """Protects the instants between two writes: half a proposal or half a merge is never left behind."""
    template = a_library(tmp_path / "library").root
    for number in range(1, 200, 6):
        if fault(template, call, number):
            assert number > 6, f"the write path has hardly any {call}"
            return


def test_a_lock_left_behind(tmp_path: Path) -> None:
    """Protects the next writer from the lock file of a dead one: it is removed once nobody can hold it any more."""
    library = a_library(tmp_path / "library")
    lock = library.root / ".git/refs/heads/main.lock"
    lock.write_bytes(b"")
    os.utime(lock, (1, 1))
    recover(library.root)
    assert not lock.exists()
    assert LocalForge(library.root).proposals() == ()


def test_the_lock_of_somebody_who_writes_a_message_stays(tmp_path: Path) -> None:
    """Protects a `git commit` whose message is being written from a space that starts; what is long dead goes."""
    library = a_library(tmp_path / "library")
    lock = library.root / ".git/index.lock"
    lock.touch()
    then = time.time() - 60
    os.utime(lock, (then, then))
    recover(library.root)
    assert lock.exists()
    os.utime(lock, (1, 1))
    recover(library.root)
    assert not lock.exists()


def test_workers_that_do_everything_at_once_lose_nothing(tmp_path: Path) -> None:
    """Protects everybody in a space of several workers, one killed now and then, with plain git beside them.

    benchmarks/soak.py does it for longer, and with PostgreSQL.
    """
    database = f"sqlite:///{tmp_path / 'own' / 'space.db'}"
    done = soak(tmp_path / "library", database, os.getpid(), rounds=24, kills=1)
    assert sum(done.values()) - done["refused"] - done["begin"] > 10
    assert done["propose"]
