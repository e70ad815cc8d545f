"""A book that follows its library keeps what was asked for last, and only so much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.web import livebook
from patternbook.web.livebook import LiveBook

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_worker_keeps_no_more_than_it_may(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a worker's memory: pages asked for last are kept, others made again and the same."""
    book = LiveBook(example)
    paths = [f"{folder}p/{pattern.slug}/index.html" for pattern in book.library.patterns for folder in ("", "es/")]
    made = {path: data for path in paths if (data := book.file(path))}
    first, last = next(iter(made)), next(reversed(made))
    monkeypatch.setattr(livebook, "MOST_KEPT", sum(map(len, made.values())) // 2)
    assert book.file(first) is made[first], "nothing is forgotten before something else is asked for"
    assert all(book.file(path) == data for path, data in made.items())
    assert book.file(first) is not made[first]
    kept = book.file(last)
    assert book.refresh()
    assert book.file(last) is kept, "what is kept outlives a change of something else"
    assert all(book.file(path) == data for path, data in made.items())
