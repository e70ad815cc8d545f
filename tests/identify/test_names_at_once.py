"""Several commands identify at once: they share one key and one map of names."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

from patternbook.collaborate.talk import pseudonyms
from patternbook.collaborate.talk.pseudonyms import gather_names, keep_names_of, names_kept, pseudonym_key

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

MANY = 8


def test_a_key_is_made_once(tmp_path: Path) -> None:
    """Protects names from standing under two pseudonyms, one of which nobody can ever lead back."""
    for number in range(20):
        folder, begin = tmp_path / str(number), Barrier(MANY)

        def key(folder: Path = folder, begin: Barrier = begin) -> bytes:
            begin.wait()
            return pseudonym_key(folder)

        with ThreadPoolExecutor(MANY) as pool:
            keys = {done.result() for done in [pool.submit(key) for _ in range(MANY)]}
        assert len(keys) == 1
        assert [file.name for file in (folder / "names").iterdir()] == ["key"]


def test_names_are_gathered_by_whoever_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the map of names, and the commands that put it together at the same time."""
    load = pseudonyms.load
    monkeypatch.setattr(pseudonyms, "load", lambda file: (time.sleep(0.001), load(file))[1])
    for number in range(100):
        keep_names_of(str(number), tmp_path, {f"P{number}": f"Name {number}"})
    begin = Barrier(MANY)

    def gather() -> None:
        begin.wait()
        gather_names(tmp_path)

    with ThreadPoolExecutor(MANY) as pool:
        for done in [pool.submit(gather) for _ in range(MANY)]:
            done.result()
    assert names_kept(tmp_path) == {f"P{number}": f"Name {number}" for number in range(100)}
