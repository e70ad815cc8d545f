"""Read what is kept below `.patternbook` in a library: names, translations, the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ".patternbook"


class RecordError(PatternbookError):
    """A file below `.patternbook` cannot be read."""


def read_records(root: Path) -> dict[str, str]:
    """Return the texts of the TOML files below a library's `.patternbook` folder, by path. Raises RecordError."""
    found = {}
    for file in sorted((root / FOLDER).rglob("*.toml")):
        path = file.relative_to(root).as_posix()
        try:
            found[path] = file.read_bytes().decode()
        except (OSError, UnicodeDecodeError) as error:
            message = f"{path} cannot be read ({error}); mend or delete it"
            raise RecordError(message) from error
    return found
