"""What a format on paper hands to the engine: the source, the pictures it shows, and the languages it speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Manuscript(NamedTuple):
    """A document before it is set: its language, its source, and pictures by the names the source has for them."""

    language: str
    source: str
    pictures: tuple[tuple[str, bytes], ...] = ()


def read_pictures(names: Mapping[str, str], read: Callable[[str], bytes]) -> tuple[tuple[str, bytes], ...]:
    """Return the bytes of pictures by name, from their names by path; of one that cannot be read none."""

    def found(path: str) -> bytes:
        try:
            return read(path)
        except OSError:
            return b""

    return tuple((name, found(path)) for path, name in names.items())
