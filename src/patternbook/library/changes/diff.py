"""Show a change as a unified diff that git can apply."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from patternbook.library.changes.changeset import apply

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from patternbook.library.changes.changeset import ChangeSet

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_NO_END = "\n\\ No newline at end of file\n"


def _hunks(before: str, after: str, old: str, new: str) -> Iterator[str]:
    """Yield the lines of a diff, headers first; lines end only at a line feed, as git sees it."""
    for line in difflib.unified_diff(_LINES.findall(before), _LINES.findall(after), old, new):
        yield line if line.endswith("\n") else line + _NO_END


def _is_text(data: bytes) -> bool:
    """Whether git would show a file's lines."""
    return b"\0" not in data


def _file(old: str | None, new: str | None, before: bytes, after: bytes) -> Iterator[str]:
    yield f"diff --git a/{old or new} b/{new or old}\n"
    if old is None:
        yield "new file mode 100644\n"
    elif new is None:
        yield "deleted file mode 100644\n"
    elif old != new:
        yield f"rename from {old}\nrename to {new}\n"
    if not _is_text(before) or not _is_text(after):
        yield f"Binary files {f'a/{old}' if old else '/dev/null'} and {f'b/{new}' if new else '/dev/null'} differ\n"
        return
    a, b = f"a/{old}" if old else "/dev/null", f"b/{new}" if new else "/dev/null"
    yield from _hunks(before.decode(errors="replace"), after.decode(errors="replace"), a, b)


def unified_diff(changes: ChangeSet, files: Mapping[str, bytes]) -> str:
    """Return what a change does to files, as text for people and for `git apply`; "" when it does nothing.

    Of a picture it says no more than that it is there.

    Raises StaleChangeError when the files are not what the change expects.
    """
    after = apply(changes, files)
    origin = {move.new: move.old for move in changes.moves}
    gone = {move.old for move in changes.moves}
    written = (*(edit.path for edit in changes.edits), *(new.path for new in changes.additions))
    touched = sorted({*origin, *written})
    parts: list[str] = []
    for path in touched:
        old = origin.get(path, path)
        left = old in gone and old == path
        old_data, new_data = None if left else files.get(old), after.get(path)
        if old == path and old_data == new_data:
            continue
        sides = (old if old_data is not None else None, path if new_data is not None else None)
        parts += _file(*sides, old_data or b"", new_data or b"")
    return "".join(parts)
