"""Look at the web for a library: which addresses are asked, what is remembered of them, what rules may know."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from patternbook.collaborate.disk.caches import read_cache, write_cache
from patternbook.collaborate.links.memory import forgotten, from_table, to_table
from patternbook.library.links.targets import web_host
from patternbook.mature.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from patternbook.collaborate.links.check import Manners
    from patternbook.library import Document, Library
    from patternbook.mature.observations import LinkResult
    from patternbook.pattern import Pattern

IGNORED = ".lycheeignore"
"""The file with one regular expression a line for addresses that are not asked, as the link checker lychee has it."""

MEMORY = "links.json"
_RESERVED = re.compile(r"(?:.+\.)?(?:example\.(?:com|net|org)|example|test|invalid|localhost)\.?", re.IGNORECASE)
"""Hosts that stand in documentation for others and that nobody can reach."""


def _expressions(root: Path, library: Library) -> re.Pattern[str] | None:
    file = root / IGNORED
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines() if file.is_file() else []
    entries = [*(line.strip() for line in lines), *read_settings(library.config).ignored_links]
    found = [_readable(entry) for entry in entries if entry and not entry.startswith("#")]
    return re.compile("|".join(f"(?:{entry})" for entry in found)) if found else None


def _readable(entry: str) -> str:
    try:
        re.compile(entry)
    except re.error:
        return re.escape(entry)
    return entry


def addresses_of(root: Path, library: Library, paths: Collection[str] | None = None) -> Iterator[str]:
    """Yield the web addresses that the files link to, without fragments; ignored and reserved ones are left out."""
    ignored = _expressions(root, library)
    for page in library.own_pages if paths is None else (page for page in library.own_pages if page.path in paths):
        for destination in library.once_of(_on_the_web, page):
            if not (ignored and ignored.search(destination)):
                yield destination.partition("#")[0]


def _on_the_web(page: Pattern | Document, _: Library) -> tuple[str, ...]:
    """Return where the links of a file lead that can be asked at all."""
    hosts = ((link.destination, web_host(link.destination.partition("#")[0])) for link in page.links)
    return tuple(destination for destination, host in hosts if host and not _RESERVED.fullmatch(host))


def observe_links(
    root: Path, library: Library, paths: Collection[str] | None = None, manners: Manners | None = None
) -> Mapping[str, LinkResult]:
    """Ask the addresses of a library that were not asked lately, and return what is known of each."""
    now = datetime.now(UTC)
    wanted = sorted(set(addresses_of(root, library, paths)))
    memory = forgotten(from_table(read_cache(MEMORY)), now)
    if stale := memory.stale(wanted, now):
        from patternbook.collaborate.links.check import Manners, check_links  # noqa: PLC0415 - loads the HTTP client

        memory.note(check_links(stale, manners or Manners()), now)
        write_cache(MEMORY, to_table(memory))
    return memory.results(wanted, read_settings(library.config).link_days)
