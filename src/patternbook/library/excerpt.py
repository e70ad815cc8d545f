"""Read only the part of a library that a few files need, so that checking one file does not read ten thousand."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from patternbook.library.assemble import make_library
from patternbook.library.links.targets import path_meant

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from patternbook.library.assemble import Files
    from patternbook.library.config import Config
    from patternbook.library.model import Library

_WORD = re.compile(r"[^\W_]+")
_LINE = rb"(?m)^[^\w\n]*(?:title[^\w\n]+)?%s[^\w\n]*$"
"""A line that may be a title or an alias: nothing but the name, its markup, and the key of front matter."""


def _linked(library: Library, path: str) -> Iterator[str]:
    """Yield the paths that a file's links may lead to."""
    page = library.file(path)
    yield from (path_meant(path, link.destination) for link in (page.links if page else ()))


def _spoken(library: Library, paths: Collection[str]) -> tuple[list[list[bytes]], list[bytes]]:
    """Return the words of every name that the given files have, and the ends of links into them, in lower case."""
    names: set[str] = set()
    for path in paths:
        if pattern := library.by_path.get(path):
            names.update((pattern.title, *pattern.aliases))
    words = [[word.encode() for word in _WORD.findall(name.lower())] for name in sorted(names)]
    return [spoken for spoken in words if spoken], [
        f"{posixpath.basename(path)}#".lower().replace("_", " ").encode() for path in paths
    ]


def _mentions(data: bytes, words: list[list[bytes]], ends: list[bytes]) -> bool:
    """Whether a file may share a name with others, or link into them: a line of it consists of the name's words."""
    low = data.lower().replace(b"_", b" ")
    if any(end in low for end in ends):
        return True
    # Looking for the longest word first spares most files the slower search.
    near = (spoken for spoken in words if max(spoken, key=len) in low)
    return any(re.search(_LINE % rb"[^\w\n]+".join(map(re.escape, spoken)), low) for spoken in near)


def make_excerpt(files: Files, config: Config, paths: Collection[str], always: Collection[str] = ()) -> Library:
    """Read the given files and everything that what is said of them depends on.

    These are the files they link to, other languages of the same pattern, files that contain their
    titles or link into them, and the files that `always` names. A path that is no file is left out.
    """
    own = {path: data for path, data in files.contents.items() if path in paths}
    asked = make_library(replace(files, contents=own), config)
    linked = {target for path in own for target in _linked(asked, path)}
    beside = {posixpath.join(posixpath.dirname(path), posixpath.basename(to)) for path in own for to in linked}
    near = {*paths, *always, *linked, *beside}
    # Files of the same name are other languages of a pattern, or where a broken link may have meant to lead.
    names = {posixpath.basename(path) for path in (*paths, *(linked - files.paths))}
    words, ends = _spoken(asked, paths)
    needed = {
        path: data
        for path, data in files.contents.items()
        if path in near or not path.endswith(".md") or posixpath.basename(path) in names
        or _mentions(data, words, ends)
    }  # fmt: skip
    return make_library(replace(files, contents=needed), config, asked)
