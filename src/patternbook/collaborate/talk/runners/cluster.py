"""The runner that lets Daft do the work on a Ray cluster: on that of an address, else on one begun for the work."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.talk.runners import RunnerError
from patternbook.collaborate.talk.runners.frames import mapped, silence

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from patternbook.collaborate.talk.runners import Result, Runner, Thing

_STORE = 100_000_000
"""Bytes that a cluster of our own keeps for values on their way; ours are small."""
_AHEAD = 16
"""Partitions for each processor: what is done of them is kept when a run is interrupted."""
_PATIENCE = 5.0
"""Seconds in which a cluster has to answer."""
_SHORT = "/tmp"  # noqa: S108 - a folder of its own is made in it; names of sockets may have but 107 letters


@dataclass(frozen=True, slots=True)
class Cluster:
    """The cluster at an address, or one of this machine's own, begun with the work and ended with it."""

    address: str = ""

    def __call__(self, work: Callable[[Thing], Result], things: Sequence[Thing]) -> Generator[tuple[int, Result]]:
        """Yield places and results as they are ready."""
        with _joined(self.address) if self.address else _begun() as processors:
            yield from mapped(work, things, min(len(things), processors), min(len(things), processors * _AHEAD))


def _answers(address: str) -> None:
    """See that somebody listens at an address; Ray itself would ask for half a minute. Raises RunnerError."""
    host, mark, port = address.removeprefix("ray://").rpartition(":")
    if not (mark and host and port.isdigit()):
        message = f"{address!r} is not the address of a Ray cluster; one is HOST:PORT, or ray://HOST:PORT"
        raise RunnerError(message)
    try:
        socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()
    except (OSError, OverflowError) as error:
        message = (
            f"no Ray cluster answers at {address} ({error}); see with `ray status` that it runs, "
            "or leave --address out for one on this machine"
        )
        raise RunnerError(message) from error


def _init(what: str, **how: Any) -> None:  # noqa: ANN401 - what Ray takes
    import ray  # noqa: PLC0415 - an extra, and only once its environment is right

    try:
        ray.init(logging_level=logging.ERROR, log_to_driver=False, **how)
    except Exception as error:
        message = f"{what} ({type(error).__name__}: {str(error).partition(chr(10))[0]})"
        raise RunnerError(message) from error


@contextmanager
def _ours() -> Iterator[int]:
    """Let Daft use the cluster that we have joined; how many processors it has. It is left at the end."""
    import daft  # noqa: PLC0415 - an extra, and only once it is quiet
    import ray  # noqa: PLC0415

    try:
        daft.set_runner_ray(noop_if_initialized=True)
        yield max(1, int(ray.cluster_resources().get("CPU", 1)))  # type: ignore[no-untyped-call]
    finally:
        ray.shutdown()


@contextmanager
def _joined(address: str) -> Iterator[int]:
    _answers(address)
    _init(f"the Ray cluster at {address} cannot be joined; has it the same versions and your token?", address=address)
    with _ours() as processors:
        yield processors


@contextmanager
def _begun() -> Iterator[int]:
    """Begin a cluster that listens on this machine alone, asks for a token, and leaves nothing behind."""
    with tempfile.TemporaryDirectory(prefix="patternbook-ray-", dir=_SHORT, ignore_cleanup_errors=True) as folder:
        processors = os.cpu_count() or 1
        how = {"address": "local", "num_cpus": processors, "object_store_memory": _STORE, "_temp_dir": folder}
        _init("Ray does not begin on this machine", include_dashboard=False, **how)
        with _ours() as found:
            yield found


def open_runner(address: str = "") -> Runner:
    """Return the runner for the cluster at an address, "" for one of this machine's own."""
    silence()
    if address:
        os.environ.setdefault("RAY_NUM_REDIS_GET_RETRIES", "1")
    else:
        # Ray reads these when it is imported: a token of this run alone, and loopback as its only network.
        os.environ.update(RAY_AUTH_MODE="token", RAY_AUTH_TOKEN=secrets.token_hex(32))
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"
    import daft  # noqa: F401, PLC0415 - so that a missing package is told before the work begins
    import ray  # noqa: F401, PLC0415

    return Cluster(address)
