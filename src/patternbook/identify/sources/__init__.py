"""The sources that can be read, one file each: `recognizes(name, head)` and `read(data, name)`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from patternbook.identify.model import NOBODY
from patternbook.library.seams import Seam

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from patternbook.identify.model import Directory, Discussion, Policy
    from patternbook.library import Config

HEAD = 4096
"""Bytes from the beginning of a file that a source may look at to recognize it."""


@runtime_checkable
class Source(Protocol):
    """What a source is: its name, the policy unless a person says otherwise, and how it is told and read.

    `TOGETHER` says that the files of one folder are one container, in order of their names.
    """

    NAME: str
    POLICY: Policy
    TOGETHER: bool

    def recognizes(self, name: str, head: bytes) -> bool:
        """Whether a file is of this source, by its name and its first bytes."""

    def read(self, data: bytes, name: str) -> Discussion:
        """Read one file; never raises on bad data."""


@runtime_checkable
class Directed(Protocol):
    """A source whose messages name people and channels by number, and other files say who these are."""

    ABOUT: tuple[str, ...]

    def directory(self, files: Mapping[str, bytes]) -> Directory:
        """Return the names that the files of `ABOUT` give."""

    def read(self, data: bytes, name: str, known: Directory) -> Discussion:
        """Read one file with these names."""


@runtime_checkable
class Housed(Protocol):
    """A source whose containers are other than folders."""

    def container(self, name: str) -> str:
        """Return the name of the container that a file is a part of."""


_NAMES = ("slack", "zulip", "discord", "github", "captions", "zoom_chat", "mail", "notes")
"""Every source that comes with Patternbook, the particular ones before those that take any text."""

_SEAM: Seam[Source] = Seam(
    "sources",
    {name.replace("_", "-"): f"patternbook.identify.sources.{name}" for name in _NAMES},
    what="source (patternbook.identify.sources.Source)",
    fits=lambda thing: isinstance(thing, Source),
    known_by=lambda source: (source.NAME,),
)


def built_in() -> tuple[Source, ...]:
    """Return the sources that come with Patternbook."""
    return tuple(_SEAM.built_in.values())


def sources_for(config: Config) -> tuple[Source, ...]:
    """Return the sources of a library, in the order in which they are asked: those that it plugs in come first.

    Raises ConfigError when one of them cannot be used.
    """
    every = tuple(_SEAM.every(config).values())
    own = built_in()
    return (*every[len(own) :], *own)


def about_files(sources: Iterable[Source]) -> frozenset[str]:
    """Return the names of files that hold no messages themselves, but who and what messages refer to."""
    return frozenset(name for source in sources for name in getattr(source, "ABOUT", ()))


def source_of(name: str, head: bytes, sources: Iterable[Source]) -> Source | None:
    """Return the source that a file belongs to, None when none recognizes it."""
    return next((source for source in sources if source.recognizes(name, head[:HEAD])), None)


def container_of(source: Source, name: str) -> str:
    """Return the name of the container that a file of a source is a part of."""
    if not source.TOGETHER:
        return name
    return source.container(name) if isinstance(source, Housed) else name.rpartition("/")[0]


def reader_of(source: Source, about: Mapping[str, bytes]) -> tuple[Callable[[bytes, str], Discussion], Directory]:
    """Return how a file of a source is read, and who is who, given the files that say so."""
    if not isinstance(source, Directed):
        return source.read, NOBODY
    own = {path: data for path, data in about.items() if path.rpartition("/")[2] in source.ABOUT}
    known = source.directory(own)
    return partial(source.read, known=known), known
