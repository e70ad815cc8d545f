"""What is kept for a state of the library is made once, and nobody waits for it longer than they said."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from patternbook.errors import PatternbookError
from patternbook.web.keeping import Kept


def test_it_is_made_once_a_state_from_what_it_was_before() -> None:
    """Protects the machine from making the same for each visitor, and from beginning at nothing each time."""
    states, made = ["one"], []

    def make(state: str, before: str | None) -> str:
        made.append((state, before))
        return f"of {state}"

    kept = Kept(lambda: states[-1], make)
    with ThreadPoolExecutor(4) as visitors:
        assert set(visitors.map(lambda _: kept.now(), range(8))) == {"of one"}
    states.append("two")
    assert kept.now() == "of two"
    assert made == [("one", None), ("two", "of one")]


def test_who_does_not_want_to_wait_gets_what_it_was_before() -> None:
    """Protects visitors from a long making after each change: they see the earlier one, are told so, and it comes."""
    states, go_on = ["one"], threading.Event()

    def make(state: str, _before: str | None) -> str:
        assert state == "one" or go_on.wait(120)
        return state

    kept = Kept(lambda: states[-1], make)
    assert kept.soon(120) == ("one", True)
    states.append("two")
    assert kept.soon(0) == ("one", False)
    go_on.set()
    assert kept.soon(120) == ("two", True)


def test_what_goes_wrong_reaches_who_waits() -> None:
    """Protects the reason from being lost in a thread: whoever asked is told what is wrong."""

    def make(_state: str, _before: str | None) -> str:
        message = "the ledger cannot be read"
        raise PatternbookError(message)

    kept = Kept(lambda: "one", make)
    for _ in range(2):
        with pytest.raises(PatternbookError, match="ledger"):
            kept.soon(120)
