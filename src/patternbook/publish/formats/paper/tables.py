"""Tables on paper: as many columns as the widest row, short rows filled up, heads repeated on the next page."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from patternbook.publish.formats.paper.source import array, call

_ALIGNS = {"center": "center", "right": "right", "left": "left"}
_WIDEST = 12
"""Columns that one cell may take."""


_TEXT = re.compile(r'(?:#|#code\()"((?:[^"\\]|\\.)*)"')
_NARROW, _WIDE = 4, 40
"""Letters that a column is at least made for, and at most."""


class Cell(NamedTuple):
    """A cell of a table: its content and the attributes of its element."""

    content: str
    attributes: dict[str, str]
    is_head: bool

    @property
    def width(self) -> int:
        """Return how many columns the cell takes."""
        wide = self.attributes.get("colspan", "")
        return max(1, min(int(wide), _WIDEST)) if wide.isdecimal() else 1

    @property
    def text(self) -> str:
        """Return the words of the cell."""
        return " ".join(_TEXT.findall(self.content))


def table(rows: list[list[Cell]]) -> str:
    """Return rows of cells as a table."""
    filled = [row for row in rows if row]
    if not filled:
        return ""
    columns = max(sum(cell.width for cell in row) for row in filled)
    heads = list(takewhile(lambda row: all(cell.is_head for cell in row), filled))
    heads = heads if len(heads) < len(filled) else []
    cells = [source for row in filled[len(heads) :] for source in _row(row, columns)]
    head = [source for row in heads for source in _row(row, columns)]
    widths = array(f"{width}fr" for width in _widths(filled, columns))
    return call("grid-of", widths, array(head), array(cells))


def _widths(rows: list[list[Cell]], columns: int) -> list[int]:
    """Return the share of each column, by its longest word and its longest text."""
    found = [_NARROW] * columns
    for row in rows:
        for at, cell in enumerate(row[:columns]):
            word = max(map(len, cell.text.split()), default=0)
            found[at] = max(found[at], min(_WIDE, max(word, len(cell.text) // 2)))
    return found


def _row(row: list[Cell], columns: int) -> list[str]:
    """Return the cells of a row as source, exactly as many columns as the table has."""
    found = []
    for cell in row:
        align = _ALIGNS.get(cell.attributes.get("align", ""), "start")
        found.append(f"table.cell(colspan: {cell.width}, align: {align}, in-cell[{cell.content}])")
    return found + ["[]"] * (columns - sum(cell.width for cell in row))
