"""Typst source whose every word stands in a string literal, so that no text of a library is ever a command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LITERAL = re.compile(r'[\\"]')
_INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u200b\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\ufffe\uffff]"
)
"""Signs without a look of their own: paper shows none, and who searches the file would look for them in vain."""


def visible(text: str) -> str:
    """Return a text without signs that nobody sees."""
    return _INVISIBLE.sub("", text)


def string(text: str) -> str:
    """Return a text as a string literal."""
    return '"' + _LITERAL.sub(r"\\\g<0>", visible(text)) + '"'


def words(text: str) -> str:
    """Return a text as content, its white space collapsed."""
    if not (inner := " ".join(text.split())):
        return " " if text else ""
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    return f"{before}#{string(inner)}{after}"


def array(items: Iterable[str]) -> str:
    """Return values of source as an array."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def call(name: str, *values: str, body: str | None = None, **named: str) -> str:
    """Return a call as content: values and named values are source, `body` is content."""
    told = ", ".join((*values, *(f"{key.replace('_', '-')}: {value}" for key, value in named.items())))
    inside = "" if body is None else f"[{body}]"
    return f"#{name}({told}){inside}"
