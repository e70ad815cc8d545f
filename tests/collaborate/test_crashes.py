"""A space that dies at any moment loses nothing that it had acknowledged, and needs nobody to come up again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from crashing import crash
from test_writers import LocalForge, a_library

from patternbook.collaborate.recovery import recover

if TYPE_CHECKING:
    from pathlib import Path


def test_killed_while_writing(tmp_path: Path) -> None:
    """Protects acknowledged edits from a kill at any moment; benchmarks/crashes.py does it a thousand times."""
    acknowledged, _ = crash(tmp_path / "library", kills=8, seed=os.getpid())
    assert acknowledged > 0


def test_a_lock_left_behind(tmp_path: Path) -> None:
    """Protects the next writer from the lock file of a dead one: it is removed once nobody can hold it any more."""
    library = a_library(tmp_path / "library")
    lock = library.root / ".git/refs/heads/main.lock"
    lock.write_bytes(b"")
    os.utime(lock, (1, 1))
    recover(library.root)
    assert not lock.exists()
    assert LocalForge(library.root).proposals() == ()
