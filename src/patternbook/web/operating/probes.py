"""What programs ask a running space: is it alive, is it ready for people, how is it doing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse

from patternbook.collaborate.shelf import shelf_of
from patternbook.collaborate.store.tables import OUTBOX
from patternbook.errors import PatternbookError
from patternbook.web.visits.pages import PLAIN, Page, Told

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from patternbook.web.operating.metrics import Meter
    from patternbook.web.space import Space

_UNCACHED = {"Cache-Control": "no-store"}


async def _alive(_: Request) -> Response:
    return PlainTextResponse("alive\n", headers=_UNCACHED)


def _trouble(space: Space) -> str:
    """Return what keeps a space from serving people, "" when nothing does."""
    try:
        space.forge.tip()
        shelf_of(space.root)
        space.store.rows(sa.select(sa.literal(1).label("one")))
    except (PatternbookError, sa.exc.SQLAlchemyError) as error:
        return type(error).__name__
    return ""


def _waiting(space: Space) -> float:
    """Return how many messages wait to be sent."""
    try:
        rows = space.store.rows(sa.select(sa.func.count().label("many")).where(OUTBOX.c.sent == ""))
    except sa.exc.SQLAlchemyError:
        return float("nan")
    return float(rows[0]["many"])


def routes_for(space: Space, meter: Meter) -> list[BaseRoute]:
    """Return the routes for programs that watch a space."""
    meter.gauges["outbox_waiting"] = lambda: _waiting(space)

    async def ready(_: Request) -> Response:
        trouble = await run_in_threadpool(_trouble, space)
        said = f"not ready: {trouble}\n" if trouble else "ready\n"
        return PlainTextResponse(said, 503 if trouble else 200, _UNCACHED)

    async def metrics(_: Request) -> Response:
        text = await run_in_threadpool(meter.text)
        return PlainTextResponse(text, headers=_UNCACHED, media_type="text/plain; version=0.0.4")

    return [
        Page("/healthz", _alive, Told("Tell that the process is alive.", gives=(PLAIN,))),
        Page("/readyz", ready, Told("Tell whether people can be served.", gives=(PLAIN,), also=(503,))),
        Page("/metrics", metrics, Told("Tell how it is doing, as Prometheus reads it.", gives=(PLAIN,))),
    ]
