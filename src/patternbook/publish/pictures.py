"""The width and height of a picture, from the first bytes of its file, so that pages do not jump while loading."""

from __future__ import annotations

import re
import struct

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
"""How the names of files end that a page can show."""

_PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_SVG_SIZE = re.compile(rb'<svg\b[^>]*?\swidth="([\d.]+)(?:px)?"[^>]*?\sheight="([\d.]+)(?:px)?"', re.DOTALL)
_SVG_BOX = re.compile(rb'<svg\b[^>]*?\sviewBox="[\d.-]+[ ,]+[\d.-]+[ ,]+([\d.]+)[ ,]+([\d.]+)"', re.DOTALL)

Size = tuple[int, int]


def _jpeg(data: bytes) -> Size | None:
    """Walk the segments of a JPEG to the one that opens the frame."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 - the byte that opens a segment
        marker = data[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return None


def _svg(data: bytes) -> Size | None:
    head = data[:4096]
    found = _SVG_SIZE.search(head) or _SVG_BOX.search(head)
    return (round(float(found.group(1))), round(float(found.group(2)))) if found else None


def picture_size(data: bytes) -> Size | None:
    """Return width and height in pixels of a PNG, JPEG, GIF or SVG; None for what cannot be read."""
    if data.startswith(_PNG) and len(data) >= 24:  # noqa: PLR2004 - signature and first chunk
        return struct.unpack(">II", data[16:24])
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.startswith((b"GIF87a", b"GIF89a")) and len(data) >= 10:  # noqa: PLR2004 - header with both sizes
        return struct.unpack("<HH", data[6:10])
    return _svg(data)
