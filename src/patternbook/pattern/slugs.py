"""Names for addresses: the anchor that a heading gets on GitHub, on GitBook, and the file name of a title."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_GITHUB = re.compile(r"[^\w\- ]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HEPBURN = {"SI": "SHI", "TI": "CHI", "TU": "TSU", "HU": "FU", "ZI": "JI", "DI": "JI", "DU": "ZU"}
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=8192)
def github_anchor(heading: str) -> str:
    """Return the anchor GitHub gives a heading: lower case, letters of any script kept, spaces to hyphens."""
    return _NOT_GITHUB.sub("", heading.strip().lower()).replace(" ", "-")


def _kana(text: str) -> str:
    """Romanize kana as Unicode names them; kanji fall away, as they do on GitBook."""
    letters: list[str] = []
    for character in text:
        name = unicodedata.name(character, "")
        if "KATAKANA-HIRAGANA PROLONGED" in name:
            letters = [*letters[:-1], letters[-1][:-1]] if letters else letters
        elif name.startswith(("HIRAGANA LETTER", "KATAKANA LETTER")):
            letters.append(_HEPBURN.get(name.split()[-1], name.split()[-1]).lower())
        elif character.isascii():
            letters.append(character)
    return "".join(letters)


def _romanized(text: str) -> str:
    """Return a text in Latin letters: kana by sound, Chinese characters as separate pinyin syllables."""
    if _KANA.search(text):
        return _kana(text)
    if not _HAN.search(text):
        return text
    from anyascii import anyascii  # noqa: PLC0415 - its tables are loaded only for Chinese

    return _HAN.sub(lambda match: f" {anyascii(match.group())} ", text)


@lru_cache(maxsize=8192)
def gitbook_anchor(heading: str) -> str:
    """Return the anchor GitBook gives a heading: romanized, accents folded, everything else to single hyphens."""
    romanized = heading if heading.isascii() else _romanized(heading)
    folded = unicodedata.normalize("NFKD", romanized).encode("ascii", "ignore").decode().lower()
    return _NOT_ASCII_WORD.sub("-", folded).strip("-")


@lru_cache(maxsize=16384)
def title_slug(title: str) -> str:
    """Return the file name, without extension, that a title asks for.

    Accents fold to ASCII where there are any; letters of other scripts stay as they are.
    """
    decomposed = unicodedata.normalize("NFKD", title).lower()
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", kept.replace("_", "-").replace("'", "").replace("’", "")).strip("-")


def anchors_of(headings: tuple[str, ...]) -> frozenset[str]:
    """Return every anchor, in both dialects, that the headings of one page give; repeats are numbered."""
    found: set[str] = set()
    for dialect in (github_anchor, gitbook_anchor):
        seen: dict[str, int] = {}
        for heading in headings:
            anchor = dialect(heading)
            if not anchor:
                continue
            again = seen.get(anchor, 0)
            seen[anchor] = again + 1
            found.add(f"{anchor}-{again}" if again else anchor)
    return frozenset(found)
