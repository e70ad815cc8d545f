"""Edit the small TOML tables below `.patternbook` line by line, so that what people wrote beside them stays."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

from patternbook.library.changes.draft import PlanError

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEY = re.compile(r"[A-Za-z0-9_-]+")


def key(name: str) -> str:
    """Return a name as a TOML key."""
    return name if _KEY.fullmatch(name) else quoted(name)


def quoted(text: str) -> str:
    """Return a text as a TOML string."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _own_lines(lines: list[str], table: tuple[str, ...]) -> tuple[int, int] | None:
    """Return where the lines below a table's header begin and end, None when the table is not there."""
    names = r"\s*\.\s*".join(f"(?:{re.escape(name)}|{re.escape(quoted(name))})" for name in table)
    header = re.compile(rf"\s*\[\s*{names}\s*\]\s*(#.*)?$")
    start = next((i + 1 for i, line in enumerate(lines) if header.match(line)), None)
    if start is None:
        return None
    end = next((i for i in range(start, len(lines)) if lines[i].lstrip().startswith("[")), len(lines))
    while end > start and not lines[end - 1].strip():
        end -= 1
    return start, end


def with_values(text: str, path: str, table: tuple[str, ...], values: Mapping[str, str | None]) -> str:
    """Return a TOML text whose table has some values, None for no value; other lines stay as they are.

    `table` are the parts of the table's name, outermost first. Raises PlanError when the file cannot be edited so.
    """
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    place = _own_lines(lines, table)
    if place is None:
        lines += (["\n"] if lines else []) + [f"[{'.'.join(map(key, table))}]\n"]
        place = len(lines), len(lines)
    start, end = place
    named = re.compile(
        "|".join(rf"\s*{re.escape(spelled)}\s*=" for name in values for spelled in (key(name), quoted(name)))
    )
    kept = [line for line in lines[start:end] if not named.match(line)]
    new = [f"{key(name)} = {quoted(value)}\n" for name, value in values.items() if value is not None]
    result = "".join(lines[:start] + kept + new + lines[end:])
    _check(result, path, table, values)
    return result


def _check(text: str, path: str, table: tuple[str, ...], values: Mapping[str, str | None]) -> None:
    """Raise PlanError unless the table of a TOML text says what it should."""
    try:
        found = tomllib.loads(text)
        for name in table:
            found = found.get(name, {})
    except tomllib.TOMLDecodeError as error:
        message = f"{path} is not valid TOML ({error}); mend it first"
        raise PlanError(message) from error
    if any(found.get(name) != value for name, value in values.items()):
        message = (
            f"{path} writes [{'.'.join(table)}] in a way that cannot be edited; write it as lines of `name = value`"
        )
        raise PlanError(message)
