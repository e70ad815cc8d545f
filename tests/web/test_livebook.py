"""A book that follows its library keeps what was asked for last, and only so much."""

from __future__ import annotations

import asyncio
import re
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


def test_a_slip_in_the_configuration_takes_nothing_away(example: Path, tmp_path: Path) -> None:
    """Protects readers while somebody edits patternbook.toml: pages and pictures stay as they were."""
    root = shutil.copytree(example, tmp_path / "library")
    book = LiveBook(root)
    page, other = "p/two-hour-task/index.html", "p/quiet-round/index.html"
    whole = LiveBook(root).file(other)
    picture = re.search(rb"media/[^\"]+", book.file(page) or b"")
    assert picture
    (root / "patternbook.toml").write_text("[book\n")
    assert not book.refresh()
    assert book.trouble
    assert book.file(other) == whole
    assert book.file(picture[0].decode()) is not None


def test_many_readers_are_served_in_turn(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the last of many readers: pages are made one after the other, so that none waits for all the others."""
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
    assert set(asked(example, *["/toc/"] * 12)) == {200}
    assert most[0] == 1


def test_a_page_does_not_wait_for_what_takes_long(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects readers of a large library while its index is put together for somebody else."""
    page_is_there, real = threading.Event(), LiveBook.file

    def watched(book: LiveBook, path: str) -> bytes | None:
        if path == "patterns.json":
            assert page_is_there.wait(60), "the page waits for the index"
        found = real(book, path)
        if path == "toc/index.html":
            page_is_there.set()
        return found

    monkeypatch.setattr(LiveBook, "file", watched)
    assert asked(example, "/patterns.json", "/toc/") == [200, 200]


def asked(library: Path, *addresses: str) -> list[int]:
    """Ask for all addresses at once; return the codes of the answers."""
    transport = httpx.ASGITransport(app.make_app(library))

    async def read() -> list[int]:
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as readers:
            answers = await asyncio.gather(*(readers.get(address) for address in addresses))
            return [answer.status_code for answer in answers]

    return asyncio.run(read())
