"""Look at what the files of patterns do not tell: the time, the ledger of evidence, who may review, git history."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from patternbook.collaborate.history import read_history
from patternbook.mature.committers import code_owners, committers_on_page
from patternbook.mature.ledger import LEDGER, read_ledger
from patternbook.mature.observations import Observations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from patternbook.library import Library
    from patternbook.mature.ledger import Event
    from patternbook.mature.observations import LinkResult

_OWNERS = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")


def _ledger(root: Path) -> dict[str, tuple[Event, ...]]:
    files = sorted((root / LEDGER).glob("*.toml")) if (root / LEDGER).is_dir() else []
    return {file.stem: read_ledger(file.read_text(encoding="utf-8"), f"{LEDGER}/{file.name}") for file in files}


def _committers(root: Path, library: Library) -> tuple[str, ...] | None:
    """Return who may review: as the configuration says, else the committers' page, else CODEOWNERS."""
    people = library.config.options.get("people", {})
    if named := people.get("committers"):
        return tuple(str(name) for name in named)
    page = library.documents.get(library.config.committers)
    if page is not None and (found := committers_on_page(page)):
        return found
    files = (root / place for place in _OWNERS)
    owners = next((file for file in files if file.is_file()), None)
    return code_owners(owners.read_text(encoding="utf-8")) if owners else None


def observe(
    root: Path, library: Library, *, history: bool = False, links: Mapping[str, LinkResult] | None = None
) -> Observations:
    """Return what is known beside the files; git is read only with `history`, the web only through `links`.

    Raises LedgerError when a ledger file cannot be read.
    """
    return Observations(
        now=datetime.now(UTC),
        history=read_history(root) if history else None,
        links=links,
        ledger=_ledger(root),
        committers=_committers(root, library),
    )
