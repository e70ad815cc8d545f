"""Work as a column of a Daft data frame: things go in pickled, results come out, wherever Daft runs."""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from patternbook.collaborate.talk.runners import Result, Thing

QUIET = {
    "DAFT_ANALYTICS_ENABLED": "0",
    "DO_NOT_TRACK": "1",
    "SCARF_NO_ANALYTICS": "1",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_DISABLE_DASHBOARD": "1",
    "DAFT_PROGRESS_BAR": "0",
}
"""Environment under which neither Daft nor Ray tells its makers that it is used, or draws on the terminal."""


def silence() -> None:
    """Keep Daft and Ray quiet; to be called before either is imported."""
    os.environ.update(QUIET)


class _Errand:
    """Work that a process of Daft is told once, and the column of things that it is called with."""

    def __init__(self, work: bytes) -> None:
        self._pickled = work
        self._work: Callable[[Any], Any] | None = None

    def run(self, things: Any) -> list[bytes]:  # noqa: ANN401 - a series of Daft, which may not be installed
        return [pickle.dumps(self._outcome(thing)) for thing in things]

    def _outcome(self, thing: bytes) -> tuple[object, Exception | None]:
        try:
            self._work = self._work or pickle.loads(self._pickled)  # noqa: S301 - pickled by `mapped` below
            return self._work(pickle.loads(thing)), None  # noqa: S301
        except Exception as error:  # noqa: BLE001 - raised again where somebody waits for it
            return None, error


def mapped(
    work: Callable[[Thing], Result], things: Sequence[Thing], processes: int, partitions: int = 1
) -> Generator[tuple[int, Result]]:
    """Yield places and results of work on things, done by so many processes of Daft.

    Partitions are what the machines of a cluster share. Things are dealt to them like cards, so
    that large ones, which stand beside each other, are spread.
    """
    if not things:
        return
    import daft  # noqa: PLC0415 - an extra, and only after `silence`

    batch = daft.method.batch(return_dtype=daft.DataType.binary(), batch_size=1)
    errand = type("Errand", (_Errand,), {"run": batch(_Errand.run)})
    run = daft.cls(errand, use_process=True, max_concurrency=processes)(pickle.dumps(work)).run
    places = sorted(range(len(things)), key=lambda place: place % partitions)
    frame = daft.from_pydict({"place": places, "thing": [pickle.dumps(things[place]) for place in places]})
    if partitions > 1:
        frame = frame.into_partitions(partitions)
    for row in frame.select("place", run(frame["thing"]).alias("result")).iter_rows():
        result, error = pickle.loads(row["result"])  # noqa: S301 - pickled by `_Errand` above
        if error is not None:
            raise error
        yield row["place"], result
