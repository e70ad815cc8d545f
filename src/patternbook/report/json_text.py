"""JSON as every command prints it."""

from __future__ import annotations

import json


def json_text(value: object) -> str:
    """Return a value as JSON with two spaces a level, letters of any script as they are, and a line end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
