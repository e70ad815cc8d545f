"""What may be forgotten: small files in the user's cache folder, never beside an author's files."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket


def cache_folder() -> Path:
    """Return the folder for what Patternbook can make again, as the system wants it; it may not exist yet."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "patternbook"


def keep_templates(environment: Environment) -> None:
    """Let an environment keep its page templates compiled, as Python keeps modules; without a folder it does not."""
    from jinja2 import FileSystemBytecodeCache  # noqa: PLC0415 - few commands fill templates

    class Kept(FileSystemBytecodeCache):
        def dump_bytecode(self, bucket: Bucket) -> None:
            with suppress(OSError):  # a folder that cannot be written, or a full disk, is no reason to make no book
                super().dump_bytecode(bucket)

    try:
        folder = cache_folder() / "templates"
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return
    environment.bytecode_cache = Kept(str(folder))


def read_cache(name: str) -> dict[str, Any]:
    """Return what was kept under a name, an empty table when there is nothing that can be read."""
    try:
        found = json.loads((cache_folder() / name).read_bytes())
    except (OSError, ValueError, RuntimeError):
        return {}
    return found if isinstance(found, dict) else {}


def write_cache(name: str, table: dict[str, Any]) -> None:
    """Keep a table under a name, whole or not at all; a folder that cannot be written is no error."""
    try:
        place = cache_folder() / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=place.parent, delete=False, encoding="utf-8") as file:
            json.dump(table, file, ensure_ascii=False, separators=(",", ":"))
        Path(file.name).replace(place)
    except (OSError, RuntimeError):
        return
