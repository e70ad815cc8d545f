"""Where a link leads: to a pattern, another file of the library, a place on the same page, the world, or nowhere."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote, urlsplit

from patternbook.pattern.model import Pattern

if TYPE_CHECKING:
    from patternbook.library.model import Document, Library
    from patternbook.pattern.model import Link

SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class ToPattern:
    """A link to a pattern file of the library."""

    slug: str
    language: str
    path: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ToDocument:
    """A link to a Markdown file that is not a pattern."""

    path: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ToFile:
    """A link to an image, another file, or a folder of the library."""

    path: str
    is_directory: bool = False


@dataclass(frozen=True, slots=True)
class ToWorld:
    """A link out of the library: a web address, a mail address ..."""

    address: str


@dataclass(frozen=True, slots=True)
class ToNowhere:
    """A link that leads to nothing; `why` is a sentence without a full stop."""

    why: str
    path: str = ""


Target: TypeAlias = ToPattern | ToDocument | ToFile | ToWorld | ToNowhere


def _place(library: Library, path: str, anchor: str, spoken: str) -> Target:
    """Return the target for a path inside the library."""
    text = library.file(path)
    if text is not None:
        if anchor and not _has_anchor(_anchors(library, text), anchor):
            return ToNowhere(f"{spoken} has no heading for #{anchor}", path)
        return (
            ToPattern(text.slug, text.language, path, anchor) if isinstance(text, Pattern) else ToDocument(path, anchor)
        )
    if path in library.files:
        return ToFile(path)
    if path in {"", "."} or path in library.directories:
        return ToFile(path or ".", is_directory=True)
    return ToNowhere(f"there is no file {spoken}", path)


def _anchors(library: Library, text: Pattern | Document) -> frozenset[str]:
    """Return the places of a page that can be linked to; a pattern and the notes on it are one page."""
    if not library.notes or not isinstance(text, Pattern):
        return text.anchors
    both = library.pattern(text.slug, text.language), library.notes_on(text)
    return frozenset().union(*(each.anchors for each in both if each))


def _has_anchor(anchors: frozenset[str], anchor: str) -> bool:
    return anchor in anchors or unquote(anchor) in anchors or unquote(anchor).lower() in anchors


@lru_cache(maxsize=32768)
def _joined(folder: str, written: str) -> tuple[str, str]:
    """Return a path as a link in a folder writes it, percent signs decoded, and what it is in the library."""
    place = unquote(written)
    base = "" if place.startswith("/") else folder
    return place, posixpath.normpath(posixpath.join(base, place.lstrip("/")))


def path_meant(path: str, destination: str) -> str:
    """Return the path in the library that a destination means, as a file writes it; its anchor and query are dropped.

    Where it leaves the library the result begins with two dots.
    """
    place = destination.strip().partition("#")[0].partition("?")[0]
    return _joined(posixpath.dirname(path), place)[1] if place else path


def target_of(library: Library, path: str, destination: str) -> Target:
    """Return where a link written in a file leads.

    Paths count from the file's folder, or from the library's root when they begin with a slash;
    percent signs are decoded; a path that leaves the library leads nowhere.
    """
    destination = destination.strip()
    if SCHEME.match(destination):
        return ToWorld(destination)
    place, _, anchor = destination.partition("#")
    if not (place := place.partition("?")[0]):
        return _place(library, path, anchor, "this page")
    place, joined = _joined(posixpath.dirname(path), place)
    if joined == ".." or joined.startswith("../"):
        return ToNowhere(f"{place} lies outside the library", joined)
    return _place(library, joined, anchor, place)


def web_host(destination: str) -> str:
    """Return the host of a web address, "" for what is none."""
    try:
        parts = urlsplit(destination)
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.scheme in {"http", "https"} else ""


def targets_of(library: Library, text: Pattern | Document) -> tuple[tuple[Link, Target], ...]:
    """Return the links of a file, in order, each with where it leads in the library."""
    return library.once_of(_targets, text)


def _targets(text: Pattern | Document, library: Library) -> tuple[tuple[Link, Target], ...]:
    return tuple((link, target_of(library, text.path, link.destination)) for link in text.links)
