"""What making a book needs from outside: pictures of the library, its history, its address on the web."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from patternbook.collaborate.git.history import read_history, remote_url
from patternbook.collaborate.git.program import git_text
from patternbook.collaborate.opening import read_config
from patternbook.collaborate.shelf import folders_of, place_of, shelf_of
from patternbook.library import ConfigError
from patternbook.library.links.home import home_by_links
from patternbook.publish.board import wants_board
from patternbook.publish.origin import Origin
from patternbook.publish.pictures import Size, picture_size

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from patternbook.library import Config, Library
    from patternbook.library.history import History
    from patternbook.mature.observations import Observations

_HEAD = 65_536
"""How many bytes of a picture are read to learn its size."""


class Circumstances(TypedDict):
    """What BookMaker is told about the world."""

    history: History | None
    origin: Origin | None
    sizes: Callable[[str], Size | None]
    seen: Observations | None


def origin_of(root: Path, library: Library) -> Origin | None:
    """Return the library's repository on the web, None if nothing tells.

    The configuration goes before git's remote, and that before the library's links to its own files.
    A shelf has the repository underneath beside its own.
    """
    if (shelf := shelf_of(root)) is None:
        return _origin(root, library.config) or _by_links(library)
    own, below = _origin(root, library.config), _origin(shelf.below, read_config(shelf.below)) or _by_links(library)
    if own is None and below is None:
        return None
    return replace(own or Origin(""), public=_public(library), below=below)


def _origin(root: Path, config: Config) -> Origin | None:
    """Return the repository that a folder's configuration or git names."""
    book = config.book(config.source_language)
    address = book.repository.removesuffix("/").removesuffix(".git") or remote_url(root)
    return Origin(address, book.branch, git_text(root, "rev-parse", "--show-prefix").strip()) if address else None


def _by_links(library: Library) -> Origin | None:
    home = home_by_links(library)
    return Origin(*home) if home else None


def _public(library: Library) -> frozenset[str]:
    """Return the files of a shelf's library that lie underneath; under notes of the same path a pattern does."""
    own = library.overlay.own if library.overlay else frozenset()
    noted = {path for path in library.notes_by_path if path in library.by_path}
    return (library.files - own) | noted


def _history(root: Path) -> History | None:
    """Return the history of a library, of a shelf that of the library underneath too."""
    found = [history for folder in folders_of(root) if (history := read_history(folder))]
    return found[0].joined(found[1]) if len(found) > 1 else next(iter(found), None)


def commits_of(root: Path) -> str:
    """Return the names of the newest commits that a book depends on."""
    heads = (git_text(folder, "rev-parse", "-q", "--verify", "HEAD") for folder in folders_of(root))
    return " ".join(head.strip() for head in heads)


def picture_sizes(root: Path) -> Callable[[str], Size | None]:
    """Return a function from the path of a picture to its size in pixels, None where that is unknown."""

    def size(path: str) -> Size | None:
        try:
            with place_of(root, path).open("rb") as file:
                return picture_size(file.read(_HEAD))
        except (OSError, ConfigError):
            return None

    return size


def circumstances(root: Path, library: Library) -> Circumstances:
    """Return what a book of the library in a folder can be told about the world."""
    history = _history(root)
    return {
        "history": history,
        "origin": origin_of(root, library),
        "sizes": picture_sizes(root),
        "seen": _seen(root, library, history),
    }


def _seen(root: Path, library: Library, history: History | None) -> Observations | None:
    """Return what people recorded, for a book that shows it, as of the newest commit and not of the clock."""
    if not wants_board(library.config):
        return None
    from patternbook.collaborate.observing import observe  # noqa: PLC0415 - most books show no board

    moments = (datetime.fromisoformat(change.commit.committed) for change in (history.changes if history else ()))
    return replace(observe(root, library), now=max(moments, default=None))
