"""A book that follows its library keeps what was asked for last, and only so much."""

from __future__ import annotations

import asyncio
import shutil
import threading
import time
from typing import TYPE_CHECKING

import httpx

from patternbook.web import app
from patternbook.web.live import book as livebook
from patternbook.web.live.book import LiveBook

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


def test_a_library_that_is_away_for_a_while_is_followed_again(example: Path, tmp_path: Path) -> None:
    """Protects readers while a disk is away: the book stays as it was, says why, and follows when all is back."""
    root = shutil.copytree(example, tmp_path / "library")
    book = LiveBook(root)
    page = book.file("index.html")
    root.rename(tmp_path / "away")
    assert not book.refresh()
    assert "library" in book.trouble
    assert book.file("index.html") == page
    (tmp_path / "away").rename(root)
    assert book.refresh()
    assert book.trouble == ""


def test_many_readers_are_served_in_turn(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the last of many readers: pages are made a few at a time, so that none waits for all the others."""
    making, most, lock, real = [0], [0], threading.Lock(), LiveBook.file

    def watched(book: LiveBook, path: str) -> bytes | None:
        with lock:
            making[0] += 1
            most[0] = max(most[0], making[0])
        time.sleep(0.01)
        with lock:
            making[0] -= 1
        return real(book, path)

    monkeypatch.setattr(LiveBook, "file", watched)
    transport = httpx.ASGITransport(app.make_app(example))

    async def read() -> list[int]:
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as readers:
            answers = await asyncio.gather(*(readers.get("/toc/") for _ in range(12)))
            return [answer.status_code for answer in answers]

    assert set(asyncio.run(read())) == {200}
    assert 1 < most[0] <= 3
