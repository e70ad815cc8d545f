"""Make a picture that somebody uploads harmless: decoded, drawn anew, without whatever else its file carried."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_FILE = 8_000_000
"""Bytes of a picture as a camera makes it."""

MOST_PIXELS = 40_000_000
"""Pixels that are decoded: a file of few bytes can hold far more."""

LONGEST_SIDE = 2_000
LARGEST_KEPT = 2_000_000
"""Bytes of a picture as the library keeps it."""

_KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF87a": "gif", b"GIF89a": "gif"}
_QUALITY = 88


class PictureError(PatternbookError):
    """A picture is not taken; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture drawn anew: its bytes, and how names of such files end."""

    data: bytes
    ending: str


def kind_of(data: bytes) -> str:
    """Return what a file is by its first bytes, as the name of an image type; "" for everything else, SVG included."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for beginning, kind in _KINDS.items() if data.startswith(beginning)), "")


def _refuse_file(data: bytes) -> None:
    """Raise PictureError for a file that is not even opened."""
    if not data:
        message = "Choose a picture first: a PNG, JPEG, WebP or GIF file."
        raise PictureError(message)
    if len(data) > LARGEST_FILE:
        message = f"The picture has {len(data) / 1e6:.1f} MB; save it smaller, at most {LARGEST_FILE // 1_000_000} MB."
        raise PictureError(message)
    if kind_of(data):
        return
    if b"<svg" in data[:2000].lower():
        message = "SVG is not taken, because a drawing of that kind can hold script; save it as PNG and send that."
        raise PictureError(message)
    message = "This file is no picture that browsers show; save it as PNG, JPEG, WebP or GIF and send that."
    raise PictureError(message)


def _opened(data: bytes) -> Image:
    """Return a picture of which no more than the head is read. Raises PictureError."""
    from PIL import Image  # noqa: PLC0415 - only an upload needs it

    found = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP", "GIF"))
    if found.width * found.height > MOST_PIXELS:
        message = f"The picture has {found.width} x {found.height} pixels; make it smaller, {LONGEST_SIDE} will do."
        raise PictureError(message)
    if getattr(found, "n_frames", 1) > 1:
        message = "This picture moves; a book shows one still of it, so save that one as PNG."
        raise PictureError(message)
    return found


def _bare(picture: Image) -> Image:
    """Return a picture upright, at most as large as a page shows, and without metadata."""
    from PIL import ImageOps  # noqa: PLC0415

    upright = ImageOps.exif_transpose(picture)
    has_alpha = upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info
    bare = upright.convert("RGBA" if has_alpha else "L" if upright.mode in {"1", "L"} else "RGB")
    bare.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare.info.clear()
    return bare


def redrawn(data: bytes) -> Drawn:
    """Return a PNG, JPEG, WebP or GIF drawn anew: photographs as JPEG, everything else as PNG. Raises PictureError."""
    _refuse_file(data)
    from PIL import Image  # noqa: PLC0415

    try:
        bare = _bare(_opened(data))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        message = "The picture cannot be read to its end; open it in a drawing program, save it again, and send that."
        raise PictureError(message) from error
    is_photograph = kind_of(data) in {"jpeg", "webp"} and bare.mode != "RGBA"
    out = io.BytesIO()
    if is_photograph:
        bare.save(out, "JPEG", quality=_QUALITY, optimize=True)
    else:
        bare.save(out, "PNG", optimize=True)
    if out.tell() > LARGEST_KEPT:
        message = "The picture stays too large for a book; save it with fewer pixels or colors, or as JPEG."
        raise PictureError(message)
    return Drawn(out.getvalue(), "jpg" if is_photograph else "png")
