"""Look at what the files of patterns do not tell: the time, the ledger of evidence, who may review, git history."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from patternbook.collaborate.git.history import read_history
from patternbook.collaborate.records import read_records
from patternbook.collaborate.shelf import UnderneathError, shelf_of
from patternbook.library.config import texts
from patternbook.mature.evidence.committers import code_owners, committers_on_page
from patternbook.mature.ledger import LEDGER, read_ledger
from patternbook.mature.observations import Observations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from patternbook.library import Library
    from patternbook.mature.ledger import Event
    from patternbook.mature.observations import LinkResult

OWNERS = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")


def ledger_of(texts: Mapping[str, str]) -> dict[str, tuple[Event, ...]]:
    """Return the evidence that files below `.patternbook` hold, by the slug of the pattern. Raises LedgerError."""
    files = {path: text for path, text in sorted(texts.items()) if path.startswith(f"{LEDGER}/")}
    return {PurePosixPath(path).stem: read_ledger(text, path) for path, text in files.items()}


def committers_of(library: Library, read: Callable[[str], str]) -> tuple[str, ...] | None:
    """Return who may review: as the configuration says, else the committers' page, else CODEOWNERS.

    `read` gives the text of a file, "" when there is none.
    """
    people = library.config.options.get("people", {})
    if named := people.get("committers"):
        return texts(named, "people.committers")
    page = library.documents.get(library.config.committers)
    if page is not None and library.is_own(page) and (found := committers_on_page(page)):
        return found
    owners = next(filter(None, map(read, OWNERS)), "")
    return code_owners(owners) if owners else None


def _text(root: Path, path: str) -> str:
    file = root / path
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _evidence(root: Path) -> dict[str, tuple[Event, ...]]:
    """Return the evidence that a library holds, on a shelf also what the one underneath says of its patterns.

    A space may be asked while the folder underneath is away; then nobody knows what evidence is there.
    """
    found, shelf = ledger_of(read_records(root)), None
    with suppress(UnderneathError):
        shelf = shelf_of(root)
    below = ledger_of(read_records(shelf.below)) if shelf else {}
    return {slug: (*below.get(slug, ()), *found.get(slug, ())) for slug in {**below, **found}}


def observe(
    root: Path, library: Library, *, history: bool = False, links: Mapping[str, LinkResult] | None = None
) -> Observations:
    """Return what is known beside the files; git is read only with `history`, the web only through `links`.

    Raises LedgerError or RecordError when a ledger file cannot be read.
    """
    return Observations(
        now=datetime.now(UTC),
        history=read_history(root) if history else None,
        links=links,
        ledger=_evidence(root),
        committers=committers_of(library, partial(_text, root)),
    )
