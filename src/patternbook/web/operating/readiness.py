"""Keep the space ready beside the pages: what visitors ask for often is made before they have to wait for it."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import gc
import logging
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from patternbook.collaborate.disk.journal import finish
from patternbook.discover.index import words_of_markdown
from patternbook.discover.sentences import sentences_told

if TYPE_CHECKING:
    from patternbook.web.live.book import LiveBook
    from patternbook.web.space import Space

_PAUSE = 1.0
"""Seconds between two looks whether the library has moved on."""

_YOUNG = 20_000
"""New objects after which some are looked through for garbage. With Python's 700, a tenth of all work is to look."""

_LOG = logging.getLogger("patternbook.space")


def _make(book: LiveBook, space: Space) -> tuple[int, str]:
    """Make the front page, which is asked for first, then everything that is kept; return what it was made for.

    What another worker was killed over is ended before: until then nobody can commit in that folder.
    """
    finish(space.root)
    state = book.version, space.forge.tip()
    book.file("index.html")
    space.make_ready()
    return state


def _give_back() -> None:
    """Give back to the system what making took for a moment, where the C library can do that."""
    words_of_markdown.cache_clear()
    sentences_told.cache_clear()
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


def _settle() -> None:
    """Let what was made to stay be looked through for garbage no more, which would halt pages for long."""
    gc.freeze()
    gc.set_threshold(_YOUNG)


async def keep_ready(book: LiveBook, space: Space) -> None:
    """Make what pages need, and again whenever the library moves on, until the space ends."""
    before: tuple[int, str] | None = None
    while True:
        state = before
        try:
            state = await run_in_threadpool(_make, book, space)
        except Exception as error:  # noqa: BLE001 - whoever asks for the page gets the error; others must not suffer
            _LOG.warning("%s", error, extra={"event": "readiness"})
        if state != before:
            await run_in_threadpool(_give_back)
        if before is None:
            _settle()
        before = state
        await asyncio.sleep(_PAUSE)
