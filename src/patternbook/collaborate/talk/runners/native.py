"""The runner that lets Daft do the work on this machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from patternbook.collaborate.talk.runners import RunnerError
from patternbook.collaborate.talk.runners.frames import mapped, silence

silence()

import daft  # noqa: E402 - only once it is quiet

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from patternbook.collaborate.talk.runners import Result, Runner, Thing


def _native(work: Callable[[Thing], Result], things: Sequence[Thing]) -> Generator[tuple[int, Result]]:
    if daft.get_or_infer_runner_type() != "native":
        message = "Daft already runs on a cluster in this process; work on this machine needs a process of its own"
        raise RunnerError(message)
    yield from mapped(work, things, min(len(things), os.cpu_count() or 1))


def open_runner(_address: str = "") -> Runner:
    """Return the runner for Daft on this machine."""
    return _native
