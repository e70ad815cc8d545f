"""Which fonts a language is set in, in which order, and what to tell whoever has none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

BOOK = "Libertinus Serif"
"""The font of all that is written in Latin, Greek or Cyrillic; the engine brings it along."""
_SCRIPTS = {"ja": "JP", "ko": "KR", "zh": "SC", "zh-hant": "TC", "zh-hk": "HK", "zh-tw": "TC"}
"""What makers of fonts call the writing of a language."""
_FAMILIES = ("Noto Serif CJK {}", "Source Han Serif {}", "Noto Sans CJK {}", "Source Han Sans {}")
_OTHERS = {
    "JP": ("Hiragino Mincho ProN", "Yu Mincho", "MS Mincho", "IPAexMincho"),
    "KR": ("AppleMyungjo", "Batang"),
    "SC": ("Songti SC", "SimSun"),
    "TC": ("Songti TC", "PMingLiU"),
    "HK": ("Songti TC", "PMingLiU"),
}
_TOO_MANY = 0.01
"""Share of the letters without a font from which on a text cannot be read."""
_SAMPLE = 12


class NoFontError(PatternbookError):
    """This machine has no font for the writing of a book."""


def _script(language: str) -> str:
    return _SCRIPTS.get(language.lower()) or _SCRIPTS.get(language.lower().partition("-")[0], "")


def families(language: str, there: Collection[str]) -> list[str]:
    """Return those fonts for a language that are `there`, the first one first."""
    script = _script(language)
    wanted = (*(name.format(script) for name in _FAMILIES), *_OTHERS.get(script, ())) if script else ()
    return [BOOK, *(name for name in wanted if name in there)]


def locale(language: str) -> dict[str, str]:
    """Return a language tag as the engine takes it: a language, and a region where the tag names one."""
    tongue, _, place = language.lower().partition("-")
    found = {"lang": tongue if re.fullmatch(r"[a-z]{2,3}", tongue) else "en"}
    return {**found, "region": place} if re.fullmatch(r"[a-z]{2}", place) else found


def need_letters(text: str, missing: Sequence[str], language: str) -> None:
    """Raise NoFontError if so many letters of a text are missing from all fonts that it cannot be read."""
    letters = [each for each in missing if each.isalpha()]
    if sum(map(text.count, letters)) <= _TOO_MANY * sum(map(str.isalpha, text)):
        return
    script = _script(language)
    advice = (
        f"install {_FAMILIES[0].format(script)} (on Debian and Ubuntu: apt-get install fonts-noto-cjk)"
        if script
        else "install one that has them, such as one of the Noto fonts"
    )
    message = f"no font on this machine has the letters of {language!r} ({''.join(letters[:_SAMPLE])} …): {advice}"
    raise NoFontError(message)
