"""Texts and lists in the front matter of a file: title, summary, tags, categories, related patterns ..."""

from __future__ import annotations

import re
from functools import lru_cache

from patternbook.pattern.model import Span

_BLOCK = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_VALUE = re.compile(r"""[ \t]*("[^"\n]*"|'[^'\n]*'|[^,\n"']+)""")
_ITEM = re.compile(r"""[ \t]*-[ \t]+("[^"\n]*"|'[^'\n]*'|\S[^\n]*)\r?(?:\n|\Z)""")


_FOLDED = re.compile(r"[>|][+-]?\d?[ \t]*\r?\Z")


@lru_cache(maxsize=64)
def _key(name: str) -> re.Pattern[str]:
    return re.compile(rf"^{re.escape(name)}:[ \t]*(\[)?", re.MULTILINE)


def front_matter_text(source: str, key: str) -> str:
    """Return the text of a key on one line, without quotes; "" if there is none.

    It may go on in lines that are indented, as it does after `>` or `|`.
    """
    block = _BLOCK.match(source) if source.startswith("---") else None
    found = _key(key).search(source, block.start(1), block.end(1)) if block else None
    if block is None or found is None:
        return ""
    first, *rest = source[found.end(0) - len(found.group(1) or "") : block.end(1)].split("\n")
    lines = [] if _FOLDED.match(first) else [first]
    for line in rest:
        if line.strip() and line[0] not in " \t":
            break
        lines.append(line)
    return " ".join(" ".join(lines).split()).strip("'\"")


def front_matter_list(source: str, key: str) -> tuple[tuple[str, Span], ...]:
    """Return the values of a key, each with its place in the source.

    They may be written as one value, as `[a, b]` on one line, or one a line after a dash.
    """
    block = _BLOCK.match(source) if source.startswith("---") else None
    found = _key(key).search(source, block.start(1), block.end(1)) if block else None
    if block is None or found is None:
        return ()
    line_end = source.find("\n", found.end(), block.end(1))
    values, position = [], found.end()
    if found.group(1):
        end = source.find("]", position, line_end)
        values = [(m.group(1), m.start(1)) for m in _VALUE.finditer(source, position, end if end >= 0 else line_end)]
    elif line := source[position:line_end].strip():
        values = [(line, source.index(line, position))]
    else:
        position = line_end + 1
        while item := _ITEM.match(source, position, block.end(1)):
            values.append((item.group(1), item.start(1)))
            position = item.end()
    return tuple(_bare(text, start) for text, start in values if text.strip("'\" \t\r"))


def _bare(text: str, start: int) -> tuple[str, Span]:
    """Return a value without quotes and spaces around it, and where that stands."""
    bare = text.strip().strip("'\"").strip()
    begin = start + text.index(bare)
    return bare, Span(begin, begin + len(bare))


def without_front_matter(source: str) -> str:
    """Return what a file says below its front matter."""
    block = _BLOCK.match(source) if source.startswith("---") else None
    return source[block.end() :] if block else source
