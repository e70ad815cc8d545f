"""Lines that fit a terminal: long ones go on below their beginning, names stand in a column that leaves room.

A width of 0 stands for no terminal: whoever reads is a program, and every entry stays on one line.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NARROWEST = 40
_GAP = "  "


def folded(text: str, width: int, *, lead: str = "", hang: str = "") -> str:
    """Return a text behind `lead`, its further lines behind `hang`."""
    if not width:
        return lead + text
    broad = max(width, _NARROWEST)
    return textwrap.fill(
        text, broad, initial_indent=lead, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
    )


def beside(rows: Iterable[tuple[str, str]], width: int, column: int) -> Iterator[str]:
    """Yield names and what there is to say of each; names are `column` characters long where there is room.

    In a terminal the column takes at most half of the line, and a longer name has a line of its own.
    """
    own = min(column, max(width, _NARROWEST) // 2) if width else column
    for name, words in rows:
        if len(name) > own:
            yield name
            yield folded(words, width, lead=" " * own + _GAP, hang=" " * own + _GAP)
        else:
            yield folded(words, width, lead=f"{name:<{own}}{_GAP}", hang=" " * own + _GAP)
