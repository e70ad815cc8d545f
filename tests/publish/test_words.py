"""The book speaks to its readers in their language, and calls a language as they do."""

from __future__ import annotations

from patternbook.publish.formats.words import words


def test_languages_without_words_of_the_book_have_their_name() -> None:
    """Protects the first translator into German from a menu that says "de"."""
    german = words("de")
    assert german["language_name"] == "Deutsch"
    assert german["patterns"] == words("en")["patterns"]
    assert words("de-at")["language_name"] == "Deutsch"
    assert words("tlh")["language_name"] == "tlh"


def test_a_kind_of_a_language_has_its_words() -> None:
    """Protects readers of a kind of a language from English."""
    assert words("es-mx")["patterns"] == words("es")["patterns"] != words("en")["patterns"]
