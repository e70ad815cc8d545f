"""One writer at a time: a lock on the library's folder that dies with the process that holds it."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 10.0
"""Seconds to wait for another command that changes the same library; one takes far less than a second."""

_PAUSE = 0.02


class LockedError(PatternbookError):
    """Another command is changing the library and does not come to an end."""


@contextmanager
def locked(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a library's folder; no file is made, so nothing can be left behind.

    Raises LockedError when another process holds it for longer than `patience` seconds.
    """
    folder = os.open(root, os.O_RDONLY)
    try:
        _acquire(folder, root, time.monotonic() + patience)
        yield
    finally:
        os.close(folder)


def _acquire(folder: int, root: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                message = f"another command is changing {root}; try again when it is done"
                raise LockedError(message) from None
            time.sleep(_PAUSE)
        else:
            return
