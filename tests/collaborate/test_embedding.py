"""Vectors for the advisor: asked from a service on the loopback, and added to its ranking."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.embedding import EmbeddingError, Endpoint
from patternbook.discover.advisor.vectors import Vectors
from patternbook.discover.index import Entry, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

THEMES = ("trust", "money", "night")


class _Service(BaseHTTPRequestHandler):
    """Answers like an embedding service: one number for each theme that a text speaks of; odd models answer oddly."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        rows = [
            {"index": at, "embedding": [float(text.lower().count(theme)) for theme in THEMES]}
            for at, text in enumerate(asked["input"])
        ]
        data = {"data": rows[::-1][1:] if asked["model"] == "forgetful" else rows[::-1]}
        body = json.dumps("no" if asked["model"] == "odd" else data).encode()
        allowed = self.headers["Authorization"] == "Bearer open"
        self.send_response(200 if allowed and self.path == "/v1/embeddings" else 401)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a service on the loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()


def test_every_text_gets_its_own_vector(address: str) -> None:
    """Protects order: services may answer in any, and long lists go in several requests."""
    texts = [THEMES[number % 3] * (1 + number % 2) for number in range(150)]
    vectors = Endpoint(address, "themes", "open").embed(texts)
    assert vectors == [[float(text.count(theme)) for theme in THEMES] for text in texts]


def test_nearness_follows_the_meaning(address: str) -> None:
    """Protects the seam: the pattern of the same theme is the nearest, whatever its length."""
    entries = [Entry(theme, theme, (), "", (Passage("problem", "Problem", f"{theme} " * 9),), 2) for theme in THEMES]
    near = Vectors(entries, Endpoint(address, "themes", "open")).near("money, money and trust")
    assert sorted(THEMES, key=lambda theme: -near[THEMES.index(theme)])[:2] == ["money", "trust"]
    assert max(near) <= 1.0 + 1e-9


@pytest.mark.parametrize(("model", "key"), [("themes", ""), ("odd", "open"), ("forgetful", "open")])
def test_a_service_that_fails_is_named(address: str, model: str, key: str) -> None:
    """Protects the person who set it up: the address and the model are in the message."""
    with pytest.raises(EmbeddingError, match=model) as caught:
        Endpoint(address, model, key).embed(["trust", "money"])
    assert address in str(caught.value)


def test_a_service_that_is_not_there_is_named() -> None:
    """Protects from a trace when nothing listens."""
    with pytest.raises(EmbeddingError, match=r"127\.0\.0\.1:9/embeddings"):
        Endpoint("http://127.0.0.1:9", "themes").embed(["trust"])
