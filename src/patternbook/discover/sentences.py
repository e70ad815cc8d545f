"""The sentences of a Markdown text, each where it stands and without markup."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from patternbook.pattern import Span
from patternbook.pattern.markdown import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")
_SKIPPED = re.compile(r"[ \t]*(?:#|!\[|<|\||```|~~~|---|===)")
_END = re.compile(r"(?<=[.!?])[\"'”’)*_]*\s+(?![\sa-z])|(?<=[。！？])\s*")
"""Where a sentence ends; after "e.g." and the like the next word is small, and the sentence goes on."""
_SHORTEST = 4


def _blocks(body: str) -> Iterator[Span]:
    """Yield the paragraphs and list items of a text, list marks left out."""
    start: int | None = None
    position = 0
    for line in body.splitlines(keepends=True):
        mark = _MARK.match(line)
        ends = mark or not line.strip() or _SKIPPED.match(line)
        if ends and start is not None:
            yield Span(start, position)
            start = None
        if mark:
            start = position + mark.end()
        elif start is None and not ends:
            start = position + len(line) - len(line.lstrip())
        position += len(line)
    if start is not None:
        yield Span(start, position)


def _sentences(body: str) -> Iterator[Span]:
    """Yield the sentences of a text without the white space around them."""
    for block in _blocks(body):
        cuts = [block.start, *(match.end() for match in _END.finditer(body, block.start, block.end)), block.end]
        for start, end in pairwise(cuts):
            kept = body[start:end].rstrip()
            if len(kept) >= _SHORTEST:
                yield Span(start, start + len(kept))


@lru_cache(maxsize=4096)
def sentences_told(body: str, defined: str) -> tuple[tuple[int, int, str], ...]:
    """Return start, end and words of what can be quoted of a section; kept, as `words_of_markdown` is."""
    said = ((start, end, " ".join(plain_text(body[start:end], defined).split())) for start, end in _sentences(body))
    return tuple(one for one in said if one[2])


def sentences(body: str, defined: str = "") -> tuple[str, ...]:
    """Return the sentences and list items of a text without markup, in order; `defined` as for `plain_text`."""
    return tuple(words for _, _, words in sentences_told(body, defined))
