"""Cues: words by which people tell of problems, attempts, solutions and teams, in the languages we can read."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from patternbook.identify.lexicon import en, es, ja, pt, zh

if TYPE_CHECKING:
    from collections.abc import Mapping

_ADDRESS = re.compile(r"https?://\S+|\bwww\.\S+|\S+\.(?:com|org|io|net)/\S*")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


class _Cue(NamedTuple):
    kind: str
    words: tuple[str, ...]


class _Opening(NamedTuple):
    """What a word may open: cues that end with it, and longer ones by their second word, or by all beginnings of it."""

    kinds: tuple[str, ...]
    longer: Mapping[str, tuple[_Cue, ...]]
    begun: tuple[_Cue, ...]


def _entries(text: str) -> list[str]:
    return [" ".join(entry.split()) for entry in text.split(",")]


def _collected() -> tuple[dict[str, list[_Cue]], dict[str, list[_Cue]]]:
    """Return the cues by their first word, and those whose first word is a beginning, by that."""
    exact: dict[str, list[_Cue]] = {}
    begun: dict[str, list[_Cue]] = {}
    for language in (en, es, pt):
        for kind, text in language.CUES.items():
            for entry in _entries(text):
                words = tuple(entry.split())
                if words[0].endswith("*"):
                    begun.setdefault(words[0][:-1], []).append(_Cue(kind, words))
                else:
                    exact.setdefault(words[0], []).append(_Cue(kind, words))
    return exact, begun


_EXACT, _BEGUN = _collected()
_LONG = 6
_LENGTHS = sorted({len(beginning) for beginning in _BEGUN})
_ANYWHERE = tuple(
    (kind, cue) for language in (ja, zh) for kind, text in language.CUES.items() for cue in _entries(text)
)
_NOTHING = _Opening((), {}, ())


@lru_cache(maxsize=200_000)
def _opening(word: str) -> _Opening:
    """Return the cues that a word may open; most words open none."""
    if word.isdigit():
        return _NOTHING
    begun = (cue for length in _LENGTHS for cue in _BEGUN.get(word[:length], ()) if len(word) >= length)
    cues = tuple(dict.fromkeys((*_EXACT.get(word, ()), *begun)))
    if not cues:
        return _NOTHING
    longer: dict[str, tuple[_Cue, ...]] = {}
    for cue in cues:
        if len(cue.words) > 1 and not cue.words[1].endswith("*"):
            longer[cue.words[1]] = (*longer.get(cue.words[1], ()), cue)
    kinds = tuple(cue.kind for cue in cues if len(cue.words) == 1)
    return _Opening(kinds, longer, tuple(cue for cue in cues if cue.words[1:2] and cue.words[1].endswith("*")))


def is_cue(word: str) -> bool:
    """Whether a word in lower case is one of the lexicon's: it stands there, or a long beginning of it does."""
    return word in _EXACT or any(word[:length] in _BEGUN for length in _LENGTHS if _LONG <= length <= len(word))


def _continues(words: list[str], at: int, cue: _Cue) -> bool:
    for offset, wanted in enumerate(cue.words[1:], 1):
        if at + offset >= len(words):
            return False
        word = words[at + offset]
        if not (word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted):
            return False
    return True


def words_in(text: str) -> list[str]:
    """Return the words of a text in lower case, with straight apostrophes."""
    return _WORD.findall(text.lower().replace("’", "'"))


def said_in(text: str) -> list[str]:
    """Return the words of a text without the addresses in it."""
    return words_in(_ADDRESS.sub(" ", text) if "/" in text else text)


def cues_in(text: str, said: list[str] | None = None) -> Counter[str]:
    """Return how many cues of each kind a text holds, whatever language it is in; `said` are its words if known."""
    words = said_in(text) if said is None else said
    found: Counter[str] = Counter()
    for at, word in enumerate(words):
        opening = _opening(word)
        if opening is not _NOTHING:
            for kind in opening.kinds:
                found[kind] += 1
            following = words[at + 1] if at + 1 < len(words) else ""
            for cue in (*opening.longer.get(following, ()), *opening.begun):
                if _continues(words, at, cue):
                    found[cue.kind] += 1
    if not text.isascii() and _CJK.search(text):
        for kind, cue_text in _ANYWHERE:
            if cue_text in text:
                found[kind] += text.count(cue_text)
    return found
