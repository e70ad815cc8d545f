"""Text that can be shown anywhere: without what steers a terminal, and without halves of characters."""

from __future__ import annotations

import re

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters but tab and newline, and surrogates, which no file can hold."""


def printable(text: str) -> str:
    """Return a text with a space for whatever cannot be shown."""
    return _UNFIT.sub(" ", text)


def plain_name(name: str) -> str:
    """Return the name of a file in one line, with an escape for whatever cannot be shown."""
    if name.isprintable():
        return name
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in name)
