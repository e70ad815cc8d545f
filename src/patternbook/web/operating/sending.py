"""Send what waits in the outbox of a space, again and again, reminders among it."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from patternbook.collaborate.store import outbox
from patternbook.web.judging.consent import remind

if TYPE_CHECKING:
    from patternbook.web.space import Space

_POST = 20.0
"""Seconds between two looks into the outbox."""


def send_due(space: Space) -> int:
    """Send what waits in the outbox, reminders among it; return how many messages went."""
    remind(space.store, space.address, space.now())
    return outbox.send_due(space.store, outbox.read_mail(space.library().config.options), space.now())


async def keep_sending(space: Space) -> None:
    """Send what waits, until the space ends."""
    while True:
        try:
            await run_in_threadpool(send_due, space)
        except Exception as error:  # noqa: BLE001 - the next round may do better, and pages must not suffer
            print(f"patternbook: word was not sent and is tried again: {error}", file=sys.stderr, flush=True)  # noqa: T201 - the server's terminal
        await asyncio.sleep(_POST)
