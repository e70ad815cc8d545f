"""Follow the files of a library, and tell open pages when they have changed."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Mapping
    from pathlib import Path

    from patternbook.web.live.book import LiveBook

_LOOK = 1.0
"""Seconds between two looks whether the library's folders are still those that are watched."""

_WAKE = 15.0
"""Seconds after which a quiet stream says that it is alive, so that a reader who left is noticed."""


class Changes:
    """Tells everybody who waits that the book has a new version. `told` is the trouble that the terminal shows last."""

    def __init__(self, book: LiveBook) -> None:
        self._book = book
        self._changed = asyncio.Event()
        self._ended = False
        self.told = ""

    def end(self) -> None:
        """Let everybody who waits go, for the server stops."""
        self._ended = True
        self._changed.set()

    def tell(self) -> None:
        """Wake everybody who waits."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def stream(self) -> AsyncIterator[bytes]:
        """Yield the version now and after each change, as server-sent events."""
        while not self._ended:
            changed = self._changed
            yield f"retry: 500\ndata: {self._book.version}\n\n".encode()
            while True:
                try:
                    await asyncio.wait_for(changed.wait(), _WAKE)
                    break
                except TimeoutError:
                    yield b": still here\n\n"


def _places(folders: Iterable[Path]) -> dict[Path, int]:
    """Return the folders that are there, and which ones they are, so that one put in the place of another is told."""
    places = {}
    for folder in folders:
        with suppress(OSError):
            places[folder] = folder.stat().st_ino
    return places


async def follow(book: LiveBook, changes: Changes) -> None:
    """Refresh the book whenever files of the library change; a folder that comes back is followed again."""
    while True:
        places = await run_in_threadpool(lambda: _places(book.folders()))
        if places:
            with suppress(FileNotFoundError):
                await _follow(book, changes, places)
        await asyncio.sleep(_LOOK)
        await _refresh(book, changes)


async def _follow(book: LiveBook, changes: Changes, places: Mapping[Path, int]) -> None:
    """Refresh the book whenever files in some places change, until the library's folders are others."""
    from watchfiles import awatch  # noqa: PLC0415 - only a server watches

    from patternbook.collaborate.disk.worktree import is_watched  # noqa: PLC0415

    def relevant(_: object, path: str) -> bool:
        return any(is_watched(folder, path) for folder in places)

    wait = int(_LOOK * 1000)
    looks = awatch(*places, watch_filter=relevant, step=10, debounce=60, rust_timeout=wait, yield_on_timeout=True)
    async for found in looks:
        if found:
            await _refresh(book, changes)
        if await run_in_threadpool(lambda: _places(book.folders())) != places:
            return


async def _refresh(book: LiveBook, changes: Changes) -> None:
    """Read the library again and tell open pages, and on the terminal when it cannot be read, or can again."""
    if await run_in_threadpool(book.refresh):
        changes.tell()
    if book.trouble != changes.told:
        changes.told = book.trouble
        print(f"patternbook: {book.trouble or 'the library can be read again'}", file=sys.stderr, flush=True)  # noqa: T201 - the server's terminal
