"""Things that follow from the state of the library: made once for each state, from what they were before."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

State = TypeVar("State")
Made = TypeVar("Made")


class Kept(Generic[State, Made]):
    """One such thing. Threads that ask for it at once wait for the same making.

    `state` gives the present state. `make` is handed a state and what was made for the one before, None
    at first; it may take what is still true from there and never changes it, for somebody may be reading it.
    """

    def __init__(self, state: Callable[[], State], make: Callable[[State, Made | None], Made]) -> None:
        self._state = state
        self._make = make
        self._lock = threading.Lock()
        self._making: Future[Made] | None = None
        self._last: tuple[State, Made] | None = None

    def now(self) -> Made:
        """Return it for the present state."""
        with self._lock:
            state = self._state()
            if self._last is None or self._last[0] != state:
                self._last = state, self._make(state, self._last[1] if self._last else None)
            return self._last[1]

    def soon(self, patience: float) -> tuple[Made | None, bool]:
        """Return it and whether it is of the present state, after at most `patience` seconds.

        When that does not do, it is what it was before, None at first; the making goes on beside the pages.
        """
        state = self._state()
        if self._last is None or self._last[0] != state:
            with suppress(TimeoutError):
                self._begun().result(patience)
        last = self._last
        return (last[1], last[0] == state) if last else (None, False)

    def _begun(self) -> Future[Made]:
        """Return the making that goes on, begun now if there is none."""
        if self._making is None or self._making.done():
            self._making = making = Future[Made]()
            # A thread of its own, which does not keep a process alive that was asked to end.
            threading.Thread(target=self._finish, args=(making,), daemon=True).start()
        return self._making

    def _finish(self, making: Future[Made]) -> None:
        try:
            making.set_result(self.now())
        except Exception as error:  # noqa: BLE001 - whoever waits gets it
            making.set_exception(error)
