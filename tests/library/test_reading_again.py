"""A library read again from an earlier reading is the library read anew, whatever happened to its files meanwhile."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.opening import preset
from patternbook.library import Files, make_library, parse_config

if TYPE_CHECKING:
    from patternbook.library import Library

PATHS = (
    "patterns/1-initial/bell.md",
    "patterns/1-initial/door.md",
    "patterns/2-structured/bell.md",
    "translation/es/patterns/door.md",
    "README.md",
    "book/en/introduction.md",
    ".patternbook/names.toml",
    "pattern-categorization/innersource-program-mind-map.md",
    "meta/other.toml",
)
TEXTS = (
    b"## Title\n\nBell\n\n## Patlet\n\nNobody hears. Ring.\n\n[see](../1-initial/door.md)\n",
    b"## Title\n\nBell\n\n## Patlet\n\nNobody hears. Ring loud.\n",
    b"# Door\n\n## Problem\n\nIt is shut.\n",
    b"<<<<<<< ours\n# Door\n=======\n# Gate\n>>>>>>> theirs\n",
    b'[renamed]\nchime = "bell"\n',
    b"  \n",
    b"caf\xe9",
    "caf\ufffd".encode(),
)
BEGUN: dict[str, bytes | None] = {
    PATHS[0]: TEXTS[0],
    PATHS[1]: TEXTS[2],
    PATHS[3]: TEXTS[1],
    PATHS[4]: TEXTS[2],
    PATHS[6]: TEXTS[4],
}
CONFIG = parse_config("", preset())


def read(contents: dict[str, bytes | None], previous: Library | None = None, *, unread: str = "") -> Library:
    """Return the library that lies in files, None for one that is not there; `unread` cannot be read."""
    there = {path: data for path, data in contents.items() if data is not None}
    why = {unread: "it cannot be read: it is locked"} if unread else {}
    read = {path: data for path, data in there.items() if path != unread}
    return make_library(Files(read, frozenset(there), why), CONFIG, previous)


@pytest.mark.parametrize("path", PATHS)
def test_it_is_the_library_read_anew(path: str) -> None:
    """Protects pages and rules from files of yesterday: texts, findings, old names and all else are those of today."""
    for one, other in product((*TEXTS, None), repeat=2):
        before, after = ({**BEGUN, path: text} for text in (one, other))
        for unread in ("", path, "attic"):
            library = read(after, read(before), unread=unread)
            assert library == read(after, unread=unread)
            assert read(before, library) == read(before)


def test_what_stays_is_not_read_again() -> None:
    """Protects large libraries from waiting: where one pattern has other words, all the rest are the same objects."""
    before = read(BEGUN)
    after = read({**BEGUN, PATHS[0]: TEXTS[1]}, before)
    assert [path for path, page in after.by_path.items() if page is not before.by_path[path]] == [PATHS[0]]
    assert after.documents is before.documents
