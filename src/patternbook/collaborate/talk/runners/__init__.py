"""Where work on many parts is done: in processes of this machine, by Daft, or by Daft on Ray; one file each."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TypeVar

from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

Thing = TypeVar("Thing")
Result = TypeVar("Result")

RUNNERS = {
    "processes": "patternbook.collaborate.talk.runners.processes",
    "daft": "patternbook.collaborate.talk.runners.native",
    "ray": "patternbook.collaborate.talk.runners.cluster",
}
"""Each runner and the module whose `open_runner` makes it."""


class RunnerError(PatternbookError):
    """A runner cannot be used: its packages are missing, or what it runs on does not answer or was ended."""


class Runner(Protocol):
    """Does the same work on many things, somewhere.

    Work and things are pickled, and so is what comes of them. The results come as they are ready,
    each with the place of its thing, so that nothing may depend on their order.
    """

    def __call__(self, work: Callable[[Thing], Result], things: Sequence[Thing]) -> Generator[tuple[int, Result]]:
        """Yield places and results. What the work raises is raised here; RunnerError when it cannot be done at all."""


def alone(work: Callable[[Thing], Result], things: Sequence[Thing]) -> Generator[tuple[int, Result]]:
    """Do the work in this process, one thing after the other: the runner that is best for few things."""
    yield from enumerate(map(work, things))


def open_runner(name: str, address: str = "") -> Runner:
    """Return a runner by name; `address` is that of a cluster. Raises RunnerError when its packages are missing."""
    try:
        runner: Runner = import_module(RUNNERS[name]).open_runner(address)
    except ModuleNotFoundError as error:
        message = f"the runner {name!r} needs an extra ({error.name} is missing): pip install 'patternbook[scale]'"
        raise RunnerError(message) from error
    return runner
