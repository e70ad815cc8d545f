"""Follow the files of a library, and tell open pages when they have changed."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from patternbook.web.live.book import LiveBook

_WAKE = 15.0
"""Seconds after which a quiet stream says that it is alive, so that a reader who left is noticed."""


class Changes:
    """Tells everybody who waits that the book has a new version."""

    def __init__(self, book: LiveBook) -> None:
        self._book = book
        self._changed = asyncio.Event()
        self._ended = False

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


async def follow(book: LiveBook, changes: Changes) -> None:
    """Refresh the book whenever files of the library change."""
    from watchfiles import awatch  # noqa: PLC0415 - only a server watches

    from patternbook.collaborate.disk.worktree import is_watched  # noqa: PLC0415

    folders = book.folders()

    def relevant(_: object, path: str) -> bool:
        return any(is_watched(folder, path) for folder in folders)

    async for _ in awatch(*folders, watch_filter=relevant, step=10, debounce=60):
        if await run_in_threadpool(book.refresh):
            changes.tell()
        elif book.trouble:
            print(f"patternbook: {book.trouble}", file=sys.stderr, flush=True)  # noqa: T201 - the server's terminal
