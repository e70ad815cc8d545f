"""Words as a search sees them: folded, and cut so that every script can be found. `search.js` does exactly the same."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]")
_RUN = re.compile(r"[^\W_]+")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_SHORT = 3


def fold(text: str) -> str:
    """Return a text in the form in which it is compared: lower case, accents off, one space for any white space.

    Only the accents of Latin, Greek and Cyrillic letters fall; the voicing marks of kana stay, since
    they make other words.
    """
    decomposed = unicodedata.normalize("NFKD", text).lower()
    return " ".join(unicodedata.normalize("NFC", _MARKS.sub("", decomposed)).split())


def _stem(word: str) -> str:
    """Drop the plural s of a word in Latin letters, so that "patterns" finds "pattern"."""
    if len(word) > _SHORT and word.isascii() and word[-1] == "s" and word[-2] not in "siu":
        return word[:-1]
    return word


def _of_run(run: str) -> list[str]:
    words = []
    position = 0
    for match in _CJK.finditer(run):
        if match.start() > position:
            words.append(_stem(run[position : match.start()]))
        characters = match.group()
        if len(characters) == 1:
            words.append(characters)
        words += [characters[i : i + 2] for i in range(len(characters) - 1)]
        position = match.end()
    if position < len(run):
        words.append(_stem(run[position:]))
    return words


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text, in order; Chinese and Japanese text gives every two neighboring characters."""
    if folded.isascii():
        return [_stem(run) for run in _RUN.findall(folded)]
    return [word for run in _RUN.findall(folded) for word in _of_run(run)]


def is_pair(word: str) -> bool:
    """Whether a word is a piece of Chinese or Japanese text, which has no spaces to cut at."""
    return _CJK.match(word) is not None
