"""Read only the part of a library that a few files need, so that checking one file does not read ten thousand."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from patternbook.library.assemble import make_library

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from patternbook.library.assemble import Files
    from patternbook.library.config import Config
    from patternbook.library.model import Library


def _linked(library: Library, path: str) -> Iterator[str]:
    """Yield the paths that a file's links may lead to."""
    page = library.by_path.get(path) or library.documents.get(path)
    for link in page.links if page else ():
        place = unquote(link.destination.partition("#")[0].partition("?")[0])
        base = "" if place.startswith("/") else posixpath.dirname(path)
        yield posixpath.normpath(posixpath.join(base, place.lstrip("/")))


def _mentions(library: Library, paths: Collection[str]) -> re.Pattern[bytes] | None:
    """Return what another file contains that may share a name with the given ones, or link into them."""
    spoken: set[str] = set()
    for path in paths:
        spoken.add(re.escape(posixpath.basename(path) + "#"))
        if pattern := library.by_path.get(path):
            names = (re.findall(r"\w+", name) for name in (pattern.title, *pattern.aliases))
            spoken.update(r"[\W_]+".join(words) for words in names if words)
    return re.compile("|".join(sorted(spoken)).encode(), re.IGNORECASE) if spoken else None


def make_part(files: Files, config: Config, paths: Collection[str], always: Collection[str] = ()) -> Library:
    """Read the given files and everything that what is said of them depends on.

    These are the files they link to, other languages of the same pattern, files that contain their
    titles or link into them, and the files that `always` names. A path that is no file is left out.
    """
    own = {path: data for path, data in files.contents.items() if path in paths}
    asked = make_library(replace(files, contents=own), config)
    names = {posixpath.basename(path) for path in paths}
    near = {*paths, *always, *(target for path in own for target in _linked(asked, path))}
    mentions = _mentions(asked, paths)
    needed = {
        path: data
        for path, data in files.contents.items()
        if path in near or not path.endswith(".md") or posixpath.basename(path) in names
        or (mentions is not None and mentions.search(data))
    }  # fmt: skip
    return make_library(replace(files, contents=needed), config, asked)
