"""What all sources need: bytes to text, and JSON that may be half written or hostile."""

from __future__ import annotations

import json
from typing import Any

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECODER = json.JSONDecoder()
_BETWEEN = " \t\r\n,"


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text of some bytes, and what is doubtful about it, "" for nothing.

    UTF-8 and UTF-16 are told by themselves; anything else is taken for Windows' Western encoding,
    which fits every byte.
    """
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding), ""
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        return text, "it is not UTF-8 and was read as Windows-1252; save it as UTF-8 if letters are wrong"


def parsed(data: bytes) -> tuple[Any, str]:
    """Return the value of some JSON, and what is wrong with it, "" for nothing.

    Of an array that breaks off, the whole elements are returned; None when nothing can be saved.
    """
    try:
        return json.loads(data), ""
    except RecursionError:
        return None, "it is nested too deep to be an export; nothing of it was read"
    except (json.JSONDecodeError, UnicodeDecodeError):
        return _salvaged(data)


def _salvaged(data: bytes) -> tuple[Any, str]:
    text, doubt = decoded(data)
    try:
        return json.loads(text), doubt
    except (json.JSONDecodeError, RecursionError) as error:
        where = f"it is not valid JSON (line {getattr(error, 'lineno', 1)})"
    if (several := _several(text)) is not None:
        return several, doubt
    at = len(text) - len(text.lstrip()) + 1
    if not text.lstrip().startswith("["):
        return None, f"{where}; nothing of it was read"
    found = []
    while at < len(text):
        while at < len(text) and text[at] in _BETWEEN:
            at += 1
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError):
            break
        found.append(value)
    return found, f"{where}; its first {len(found)} elements were read"


def _several(text: str) -> list[Any] | None:
    """Return all values of some JSON texts one after the other, as programs that ask for pages write; else None."""
    found: list[Any] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError):
            return None
        found += value if isinstance(value, list) else [value]
    return found or None
