"""Vectors of texts from any service with an OpenAI-compatible address, on this machine or elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import httpx

_BATCH = 64
_SECONDS = 60.0


class EmbeddingError(PatternbookError):
    """The service that makes vectors could not be used."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A service: the address that ends before `/embeddings`, the model's name, and a key where one is asked for."""

    address: str
    model: str
    key: str = ""

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Return a vector for each text. Raises EmbeddingError."""
        import httpx  # noqa: PLC0415 - only those who run a model need it

        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        vectors: list[list[float]] = []
        with httpx.Client(timeout=_SECONDS, headers=headers) as client:
            for start in range(0, len(texts), _BATCH):
                vectors += self._batch(client, list(texts[start : start + _BATCH]))
        return vectors

    def _batch(self, client: httpx.Client, texts: list[str]) -> list[list[float]]:
        import httpx  # noqa: PLC0415 - only those who run a model need it

        address = f"{self.address.rstrip('/')}/embeddings"
        try:
            reply = client.post(address, json={"model": self.model, "input": texts})
            reply.raise_for_status()
            rows = sorted(reply.json()["data"], key=lambda row: row["index"])
            vectors = [[float(part) for part in row["embedding"]] for row in rows]
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            message = f"{address} gave no vectors ({error}); see that the service runs and knows {self.model!r}"
            raise EmbeddingError(message) from error
        if len(vectors) != len(texts):
            message = (
                f"{address} gave {len(vectors)} vectors for {len(texts)} texts; is {self.model!r} an embedding model?"
            )
            raise EmbeddingError(message)
        return vectors
