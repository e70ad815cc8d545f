"""What all sources need: bytes to text, and JSON that may be half written or hostile."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

from patternbook.identify.model import LATEST

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECODER = json.JSONDecoder()
_BETWEEN = " \t\r\n,"
_KIND = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}\Z")


def _encoding(data: bytes) -> str:
    return next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text of some bytes, and what is doubtful about it, "" for nothing.

    UTF-8 and UTF-16 are told by themselves; anything else is taken for Windows' Western encoding,
    which fits every byte.
    """
    try:
        return data.decode(_encoding(data)), ""
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        return text, "it is not UTF-8 and was read as Windows-1252; save it as UTF-8 if letters are wrong"


def moment(stamp: object) -> float:
    """Return the seconds since 1970 that something tells, 0 when it tells no moment before the year 10,000."""
    try:
        seconds = float(stamp) if isinstance(stamp, str | int | float) else 0.0
    except (ValueError, OverflowError):
        return 0.0
    return seconds if 0 <= seconds < LATEST else 0.0


def moment_of(date: object) -> float:
    """Return the seconds since 1970 at a date in the form of ISO 8601, 0 when it is none."""
    try:
        return moment(datetime.fromisoformat(str(date)).timestamp())
    except (ValueError, OverflowError, OSError):
        return 0.0


def kind(told: object) -> str:
    """Return how a source names a kind of message, to be counted and shown; never a word that somebody said."""
    return told if isinstance(told, str) and _KIND.match(told) else "of an unknown kind"


def starts_with(head: bytes, *signs: str) -> bool:
    """Whether a file begins with one of some signs, whatever its encoding, byte order mark and white space."""
    return head.decode(_encoding(head), errors="ignore").lstrip("\ufeff \t\r\n").startswith(signs)


def parsed(data: bytes) -> tuple[Any, str]:
    """Return the value of some JSON, and what is wrong with it, "" for nothing.

    Of an array that breaks off, the whole elements are returned; None when nothing can be saved.
    """
    try:
        return json.loads(data), ""
    except (ValueError, RecursionError) as error:
        return _salvaged(data, error)


def _why(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deep to be an export"
    return f"it is not valid JSON (line {getattr(error, 'lineno', 1)})"


def _salvaged(data: bytes, error: ValueError | RecursionError) -> tuple[Any, str]:
    text, doubt = decoded(data)
    try:
        return json.loads(text), doubt
    except (ValueError, RecursionError):
        where = _why(error)
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
        except (ValueError, RecursionError):
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
        except (ValueError, RecursionError):
            return None
        found += value if isinstance(value, list) else [value]
    return found or None
