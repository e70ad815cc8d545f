"""Cut what was said into passages of about one remark; each is judged by itself, or what matters would drown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from patternbook.identify.judging.scoring import length_of
from patternbook.identify.quoting import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PASSAGE = 50.0
"""Words from which a passage ends with the utterance or sentence that is under way; half of them are no passage."""


class Passage(NamedTuple):
    """What was said in a row, and the numbers of its first and last utterance."""

    text: str
    first: int
    last: int


class _Piece(NamedTuple):
    text: str
    length: float
    utterance: int


def _pieces(texts: Sequence[str]) -> Iterator[_Piece]:
    """Yield utterances, and long ones sentence by sentence."""
    for number, text in enumerate(texts):
        length = length_of(text)
        if length <= 2 * PASSAGE:
            yield _Piece(text, length, number)
        else:
            yield from (_Piece(said, length_of(said), number) for said, _ in sentences([text]))


def _passage(run: Sequence[_Piece]) -> Passage:
    return Passage("\n".join(piece.text for piece in run), run[0].utterance, run[-1].utterance)


def passages(texts: Sequence[str]) -> Iterator[Passage]:
    """Yield the passages of some utterances; a short rest belongs to the one before it."""
    held: list[_Piece] = []
    run: list[_Piece] = []
    length = 0.0
    for piece in _pieces(texts):
        run.append(piece)
        length += piece.length
        if length >= PASSAGE:
            if held:
                yield _passage(held)
            held, run, length = run, [], 0.0
    if held and length < PASSAGE / 2:
        yield _passage([*held, *run])
    else:
        yield from (_passage(part) for part in (held, run) if part)
