"""Recall what an earlier check learned of links to the web, without asking the web again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from patternbook.collaborate.disk.caches import read_cache
from patternbook.collaborate.links.memory import from_table
from patternbook.collaborate.links.observing import MEMORY, addresses_of
from patternbook.mature.observations import LinkResult, LinkState
from patternbook.mature.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from patternbook.library import Library


def recalled_links(root: Path, library: Library) -> Mapping[str, LinkResult] | None:
    """Return what is still known of the web addresses in a library, None when nobody looked lately.

    Addresses that the library does not want asked are taken as they are.
    """
    now = datetime.now(UTC)
    memory = from_table(read_cache(MEMORY))
    known = {address for address, link in memory.links.items() if link.is_fresh(now)}
    asked = set(addresses_of(root, library)) if known else set()
    if not (fresh := known & asked):
        return None
    linked = {link.destination.partition("#")[0] for page in library.pages for link in page.links}
    settled = {address: LinkResult(LinkState.ALIVE, "not asked, as the library wants") for address in linked - asked}
    return {**settled, **memory.results(fresh, read_settings(library.config).link_days)}
