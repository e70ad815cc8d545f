"""How the space is doing, for those who run it: counts and times by kind of page, with nothing about people."""

from __future__ import annotations

import json
import logging
import threading
import time
from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LIMITS = (0.01, 0.025, 0.05, 0.1, 0.15, 0.3, 1.0, 5.0)
"""Seconds up to which answers are counted together."""

_LOG = logging.getLogger("patternbook.space")
_NOT_FOUND, _BROKEN = 404, 500


class Meter:
    """Counts answers, and the time that they took."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: Counter[tuple[str, str, int]] = Counter()
        self._within: Counter[tuple[str, int]] = Counter()
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self.gauges: dict[str, Callable[[], float]] = {}

    def note(self, method: str, page: str, status: int, seconds: float) -> None:
        """Count an answer."""
        with self._lock:
            self._answers[method, page, status] += 1
            self._within[page, bisect_left(LIMITS, seconds)] += 1
            self._seconds[page] += seconds

    def text(self) -> str:
        """Return everything in the text format that Prometheus reads."""
        with self._lock:
            lines = [*self._counts(), *self._times()]
        for name, measure in sorted(self.gauges.items()):
            lines += [f"# TYPE patternbook_{name} gauge", f"patternbook_{name} {measure():g}"]
        return "\n".join(lines) + "\n"

    def _counts(self) -> Iterator[str]:
        yield "# HELP patternbook_requests_total Answers by method, kind of page and status."
        yield "# TYPE patternbook_requests_total counter"
        for (method, page, status), many in sorted(self._answers.items()):
            labels = f'method="{method}",page="{page}",status="{status}"'
            yield f"patternbook_requests_total{{{labels}}} {many}"

    def _times(self) -> Iterator[str]:
        yield "# HELP patternbook_request_seconds Time until an answer was complete."
        yield "# TYPE patternbook_request_seconds histogram"
        for page in sorted(self._seconds):
            total = 0
            for at, limit in enumerate((*map(str, LIMITS), "+Inf")):
                total += self._within[page, at]
                yield f'patternbook_request_seconds_bucket{{page="{page}",le="{limit}"}} {total}'
            yield f'patternbook_request_seconds_sum{{page="{page}"}} {self._seconds[page]:.6f}'
            yield f'patternbook_request_seconds_count{{page="{page}"}} {total}'


def page_of(scope: Scope) -> str:
    """Return the kind of page of a request: its address with what stands for one pattern or person left open."""
    if "endpoint" not in scope:
        return "refused"
    parts = str(scope["path"]).split("/")
    for name, value in scope.get("path_params", {}).items():
        if name == "path":
            return "book"
        parts = [f"{{{name}}}" if part == str(value) else part for part in parts]
    return "/".join(parts)


class Measure:
    """Middleware that counts every answer and writes a line of the log for each that is no page of the book."""

    def __init__(self, app: ASGIApp, meter: Meter) -> None:
        self.app = app
        self.meter = meter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http" or scope["path"] == "/-/live":
            await self.app(scope, receive, send)
            return
        begun, status = time.perf_counter(), _BROKEN

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            page, seconds = page_of(scope), time.perf_counter() - begun
            method = scope["method"] if scope["method"] in {"GET", "HEAD", "POST"} else "OTHER"
            self.meter.note(method, page, status, seconds)
            if page != "book" or status >= _BROKEN:
                values = {"method": method, "page": page, "status": status, "ms": round(seconds * 1000, 1)}
                _LOG.info("answered", extra={"event": "request", "values": values})


class JsonLines(logging.Formatter):
    """Log lines as JSON: when, how grave, what happened; never who, never from where."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        line: dict[str, object] = {
            "when": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname.lower(),
            "event": getattr(record, "event", record.name),
            "message": record.getMessage(),
            **getattr(record, "values", {}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def log_as_json() -> None:
    """Let the space, and the server beneath it, write its log as JSON lines on standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    for name in ("patternbook.space", "uvicorn.error"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(logging.INFO if name == "patternbook.space" else logging.WARNING)
