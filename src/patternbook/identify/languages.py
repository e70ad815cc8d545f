"""Tell the language of a text by its script and its commonest words."""

from __future__ import annotations

import re

from patternbook.identify.lexicon import words_in

_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u3400-\u9fff]")
_COMMON = {
    "en": "the and of to is that it in we you for not are this with was have but they on be",
    "es": "el la los las y de que en es no un una por con para se pero lo como más nos",
    "gl": "o a os as e de que en non é un unha por con para pero máis coa dos ás nós",
    "pt": "o a os as e de que em não é um uma por com para se mas mais você isso nós",
    "de": "der die das und ist nicht ein eine wir mit für auf den zu es sie aber auch",
    "fr": "le la les et de que en est ne pas un une pour avec nous mais sur dans des",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
EVERYDAY = frozenset().union(*_WORDS.values())
"""The commonest words of all these languages, which name nobody."""


def language_of(text: str) -> str:
    """Return the code of the likeliest language, "" for a text without a hint."""
    if _KANA.search(text):
        return "ja"
    if _HAN.search(text):
        return "zh"
    words = words_in(text)
    counts = {language: sum(word in common for word in words) for language, common in _WORDS.items()}
    best = max(counts, key=lambda language: (counts[language], language == "en"))
    return best if counts[best] else ""
