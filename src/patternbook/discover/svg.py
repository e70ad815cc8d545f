"""What every picture is drawn with: text as XML holds it, how wide it is, lines that fit, and what stands around it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import escape as escape_markup
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PAPER = "#fbfaf7"

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold in any way."""

_ASCII_PIECE = re.compile(r"[^ ]* |[^ ]+")


def escape(text: str) -> str:
    """Return a text as XML holds it, between tags or in an attribute."""
    return escape_markup(_FORBIDDEN.sub("", text))


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is: full-width characters count one em, others a little over half."""
    wide = 0 if text.isascii() else sum(map(_is_wide, text))
    return (wide + (len(text) - wide) * 0.56) * size


@lru_cache(maxsize=8192)
def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _pieces(text: str) -> Iterator[str]:
    """Yield what a line may be broken between: words, and single characters of scripts without spaces."""
    if text.isascii():
        yield from _ASCII_PIECE.findall(text)
        return
    word = ""
    for character in text:
        if _is_wide(character):
            if word:
                yield word
            yield character
            word = ""
        elif character == " ":
            yield f"{word} "
            word = ""
        else:
            word += character
    if word:
        yield word


@lru_cache(maxsize=4096)
def wrap(text: str, width: float, size: float) -> tuple[str, ...]:
    """Break a text into lines that fit a width in pixels."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and text_width((lines[-1] + piece).rstrip(), size) > width:
            lines.append("")
        lines[-1] += piece
    return tuple(line.strip() for line in lines)


def frontispiece(style: str) -> str:
    """Return what a picture that stands alone begins with: its style, and paper to stand on."""
    return f'<style>{style}</style><rect width="100%" height="100%" fill="{PAPER}"/>' if style else ""


def leave_frame(style: str) -> str:
    """Return the attribute by which the links of a picture that another site embeds open in its window."""
    return ' target="_top"' if style else ""
