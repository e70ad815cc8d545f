"""Tell how much two versions of a text differ in words: not at all, in spelling, or in how many words."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from patternbook.pattern.markdown import plain_text

_WORD = re.compile(r"\w+")
_ALIKE = 0.7
"""How alike two words are, as difflib measures, that are one word in two spellings ("organised", "organized")."""


def _words(source: str) -> list[str]:
    """Return the words of a Markdown text, without case, punctuation and formatting."""
    text = unicodedata.normalize("NFKC", plain_text(source)).casefold()
    return [word for word in _WORD.findall(re.sub("['’]", "", text)) if word.strip("_")]


def _is_spelling(before: list[str], after: list[str]) -> bool:
    """Whether words were only spelled otherwise: joined, split, or with a few other letters."""
    if "".join(before) == "".join(after):
        return True
    pairs = zip(before, after, strict=False)
    return len(before) == len(after) and all(SequenceMatcher(None, a, b).ratio() >= _ALIKE for a, b in pairs)


def reworded(before: str, after: str) -> int:
    """Return how many words of a Markdown text are others, new or gone; spelling does not count."""
    old, new = _words(before), _words(after)
    if old == new:
        return 0
    found = 0
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal" and not _is_spelling(old[i:j], new[k:m]):
            found += max(j - i, m - k)
    return found
