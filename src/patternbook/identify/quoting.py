"""Quotes that are true by construction: slices of what was said, checked again against it before they leave."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from patternbook.identify.printing import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SENTENCE = re.compile(r"[^.!?。！？\n]*(?:[.!?](?!\s|$)[^.!?。！？\n]*)*(?:[.!?。！？]+[\"'”’)\]]*|\n|$)")
_LONGEST = 420
_SHORTEST = 3


def normal(text: str) -> str:
    """Return a text in the form in which quote and source are compared: Unicode and white space normalized."""
    return " ".join(unicodedata.normalize("NFKC", printable(text)).split())


class Sentence(NamedTuple):
    """A sentence as said, and the number of the utterance that it stands in (its first, when it runs over several)."""

    text: str
    utterance: int


def sentences(texts: Iterable[str], *, joined: bool = False) -> Iterator[Sentence]:
    """Yield the sentences of some utterances; each is a piece of the source, nothing added and nothing left out.

    Captions are `joined`: their sentences run over several cues.
    """
    parts = list(texts)
    if not joined:
        for number, text in enumerate(parts):
            yield from (Sentence(found, number) for found in _cut(text))
        return
    starts, whole = [], ""
    for text in parts:
        starts.append(len(whole))
        whole += f"{text} "
    position = 0
    for found in _cut(whole):
        position = whole.index(found, position)
        yield Sentence(found, max(n for n, start in enumerate(starts) if start <= position))
        position += len(found)


def _cut(text: str) -> Iterator[str]:
    for match in _SENTENCE.finditer(text):
        sentence = match.group().strip()
        if len(sentence) > _LONGEST:
            sentence = sentence[:_LONGEST].rsplit(" ", 1)[0]
        if len(sentence.split()) >= _SHORTEST or any(character >= "\u3040" for character in sentence):
            yield sentence


def is_quote(quote: str, source: str) -> bool:
    """Whether a quote stands in a source word for word, Unicode and white space aside."""
    wanted = normal(quote)
    return bool(wanted) and wanted in normal(source)
