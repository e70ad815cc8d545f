"""Where a library lives on the web, told from the addresses by which it links to its own files."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from patternbook.library.model import Document, Library
    from patternbook.pattern import Pattern

_FILE = re.compile(r"(https://[^/\s]+/[^\s?#]+?)(?:/-)?/(?:blob|tree|edit)/([^/\s?#]+)/([^\s?#]+)")
_ENOUGH = 3
"""Links to different files that exist here, from which on a repository is taken for the library's own."""


def home_by_links(library: Library) -> tuple[str, str] | None:
    """Return the repository's address and branch to which a library links for most files of its own.

    None when fewer than three of its files are linked that way: a copy of somebody else's page
    may mention theirs.
    """
    found = {named for page in library.pages for named in library.once_of(_files_named, page)}
    files = Counter((address, branch) for address, branch, path in found if path in library.files)
    if not files:
        return None
    home, count = min(files.items(), key=lambda item: (-item[1], item[0]))
    return home if count >= _ENOUGH else None


def _files_named(page: Pattern | Document, _: Library) -> tuple[tuple[str, str, str], ...]:
    """Return what a page's web links name if they lead to files: a repository's address, a branch, a path."""
    matches = (_FILE.match(link.destination) for link in page.links)
    return tuple((m[1], m[2], unquote(m[3]).rstrip("/")) for m in matches if m)
