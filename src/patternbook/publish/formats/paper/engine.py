"""The engine: Typst sets a manuscript. It is given everything in memory and sees fonts, but no file of the machine."""

from __future__ import annotations

import json
import re
import unicodedata
from contextlib import suppress
from functools import lru_cache
from importlib import import_module, resources
from typing import TYPE_CHECKING, Any, cast

from patternbook.errors import PatternbookError
from patternbook.publish.formats.paper.fonts import families, locale, need_letters
from patternbook.publish.formats.paper.source import string

if TYPE_CHECKING:
    from collections.abc import Mapping

    import typst

    from patternbook.publish.formats.paper.manuscript import Manuscript

_UNSHOWN = re.compile(r'the text `"(.*)"` could not be displayed')
_CODED = re.compile(r"\\u\{([0-9a-f]+)\}")
_WRITTEN = ("L", "N", "P", "S", "Cn", "Co")
"""How the categories of characters begin that have a look of their own, and of those that nobody knows."""

_FOR_ALL = "ua-1"
"""The standard of files that screen readers read well, PDF/UA-1."""
_KEPT = 10
"""Documents that what the engine has worked out outlives."""


class NoEngineError(PatternbookError):
    """The package that sets books on paper is not installed."""


class NotSetError(PatternbookError):
    """The engine refuses a manuscript."""


def need_engine() -> None:
    """Raise NoEngineError unless Typst is installed."""
    try:
        import_module("typst")
    except ImportError as error:
        message = 'books and cards on paper need one more package: pip install "patternbook[print]"'
        raise NoEngineError(message) from error


def typeset(manuscript: Manuscript) -> bytes:
    """Return a manuscript as PDF. Equal manuscripts give equal bytes on a machine with the same fonts.

    A picture that the engine cannot read becomes a note, a sign without a font is called by its
    name. Raises NoFontError when the letters of the language have no font, NotSetError when the
    engine refuses the source.
    """
    told: dict[str, Any] = {
        "fonts": families(manuscript.language, _fonts().families()),
        **locale(manuscript.language),
    }
    missing = _without_font(manuscript.source, told)
    need_letters(manuscript.source, missing, manuscript.language)
    told["signs"] = {each: unicodedata.name(each, "").lower() or f"U+{ord(each):04X}" for each in missing}
    try:
        return _set(manuscript, told)
    finally:
        _forget()


def _set(manuscript: Manuscript, told: dict[str, Any]) -> bytes:
    """Return a manuscript as PDF, at a second try without the pictures that cannot be read.

    It is held to the standard for screen readers, unless an author did what the standard forbids.
    """
    import typst  # noqa: PLC0415 - an extra

    pictures = {name: _as_text(data) for name, data in manuscript.pictures}
    with suppress(typst.TypstError):
        return compile_source(manuscript.source, pictures, told, pdf_standards=_FOR_ALL)
    told["unreadable"] = [name for name in pictures if not _is_readable(name, pictures, told)]
    with suppress(typst.TypstError):
        return compile_source(manuscript.source, pictures, told, pdf_standards=_FOR_ALL)
    try:
        return compile_source(manuscript.source, pictures, told)
    except typst.TypstError as error:
        message = f"Typst cannot set the book in {manuscript.language!r}: {error.message}; please report this"
        raise NotSetError(message) from error


def _forget() -> None:
    """Give back the memory of the last document, which the engine keeps until it has set ten more."""
    for _ in range(_KEPT):
        compile_source("", {}, {})


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    import typst  # noqa: PLC0415 - an extra

    return typst.Fonts()


@lru_cache(maxsize=1)
def _theme() -> dict[str, bytes]:
    folder = resources.files(__package__).joinpath("theme")
    return {entry.name: entry.read_bytes() for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)}


def compile_source(main: str, files: Mapping[str, bytes], told: dict[str, Any], **options: Any) -> bytes:  # noqa: ANN401 - those of the engine
    """Return what the engine makes of a source. Its root is the folder of our theme, so that it finds nothing else."""
    import typst  # noqa: PLC0415 - an extra

    with resources.as_file(resources.files(__package__).joinpath("theme")) as root:
        made, _ = typst.compile_with_warnings(
            {"main.typ": main.encode(), **_theme(), **files},
            root=str(root),
            font_paths=_fonts(),
            sys_inputs={"told": json.dumps(told)},
            **options,
        )
    return cast("bytes", made)


def _without_font(source: str, told: dict[str, Any]) -> list[str]:
    """Return the characters of a source that no font of the machine has, in order.

    The engine shows a box for such a character and says nothing, unless it is asked for an archive.
    """
    import typst  # noqa: PLC0415 - an extra

    asked = "".join(
        sorted({each for each in source if not each.isascii() and unicodedata.category(each).startswith(_WRITTEN)})
    )
    probe = f'#import "paper.typ": plain\n#show: plain\n#for each in {string(asked)}.codepoints() [#each ]'
    try:
        compile_source(probe, {}, told, pdf_standards="a-2u")
    except typst.TypstError as error:
        found = _UNSHOWN.findall(error.diagnostic)
        unshown = set("".join(_CODED.sub(lambda code: chr(int(code[1], 16)), quoted) for quoted in found))
        return [each for each in asked if each in unshown]
    return []


def _as_text(data: bytes) -> bytes:
    """Return bytes as a text of one character for each: the engine takes nothing but text from memory."""
    return data.decode("latin-1").encode()


def _is_readable(name: str, pictures: Mapping[str, bytes], told: dict[str, Any]) -> bool:
    import typst  # noqa: PLC0415 - an extra

    try:
        compile_source(f'#import "paper.typ": picture\n#picture({string(name)}, "", "")', {name: pictures[name]}, told)
    except typst.TypstError:
        return False
    return True
