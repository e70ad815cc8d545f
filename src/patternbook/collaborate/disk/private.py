"""What nobody else on the machine may read: files in the user's data folder, each library's by itself."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from pathlib import Path
from typing import Any

from patternbook.errors import PatternbookError

_FOLDER, _FILE = 0o700, 0o600


class PrivateFileError(PatternbookError):
    """A private file is not what Patternbook wrote."""


def data_folder(root: Path) -> Path:
    """Return the folder for the private things of a library, in the user's data folder; it may not exist yet."""
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    name = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:8]
    return Path(home) / "patternbook" / f"{root.resolve().name or 'library'}-{name}"


def make_private(folder: Path) -> None:
    """Make a folder that only its owner may enter; one that is there stays as it is."""
    folder.mkdir(parents=True, exist_ok=True, mode=_FOLDER)


def save(file: Path, data: str) -> None:
    """Write a file that only its owner may read; it appears whole or not at all."""
    make_private(file.parent)
    fresh = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _FILE), "w", encoding="utf-8") as out:
        out.write(data)
    fresh.replace(file)


def keep_first(file: Path, data: bytes) -> bool:
    """Write a file that only its owner may read, unless there is one; return whether it is ours.

    It appears whole. Of many who write it at once one succeeds, and all read what that one wrote.
    """
    make_private(file.parent)
    fresh = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE), "wb") as out:
        out.write(data)
    try:
        file.hardlink_to(fresh)  # A link, unlike a move, never takes the place of what is there.
    except FileExistsError:
        return False
    finally:
        fresh.unlink()
    return True


def load(file: Path) -> dict[str, Any]:
    """Return the table in a JSON file, an empty one when there is no file. Raises PrivateFileError for a broken one."""
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        message = f"{file} cannot be read ({error}); put a copy back, or move it away to begin anew"
        raise PrivateFileError(message) from error
    return value if isinstance(value, dict) else {}
