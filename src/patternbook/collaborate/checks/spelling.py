"""The dictionaries for a library: one for each of its languages, widened by the words that its other tools accept."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING

from patternbook.collaborate.checks.dictionaries import HunspellDictionary, find_dictionary
from patternbook.collaborate.shelf import folders_of
from patternbook.mature.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from patternbook.library import Config, Library
    from patternbook.mature.observations import Dictionary

_UNSPACED = frozenset({"ja", "zh", "th"})
"""Languages that write no spaces between words, for which no dictionary can be installed."""


@dataclass(frozen=True, slots=True)
class Widened:
    """A dictionary and the words that a library accepts besides, as regular expressions."""

    dictionary: HunspellDictionary
    accepted: tuple[re.Pattern[str], ...]

    def knows(self, word: str) -> bool:
        """Whether the library accepts a word, or the dictionary has it."""
        return any(entry.fullmatch(word) for entry in self.accepted) or self.dictionary.knows(word)

    def load_ahead(self) -> None:
        """Begin to load the dictionary, for words will soon be asked for."""
        self.dictionary.load_ahead()

    def suggestion(self, word: str) -> str:
        """Return a word near an unknown one."""
        return self.dictionary.suggestion(word)


@dataclass(frozen=True, slots=True)
class Spelling:
    """The dictionaries of a library by language, and for each language without one the reason."""

    dictionaries: Mapping[str, Dictionary] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    opened: tuple[HunspellDictionary, ...] = ()

    def remember(self) -> None:
        """Keep what the dictionaries were asked for the next run."""
        for dictionary in self.opened:
            dictionary.remember()


def _words(text: str, name: str) -> Iterator[str]:
    """Yield the entries of a vocabulary: the `words` of a JSON file as of cspell, else one a line."""
    if name.endswith(".json"):
        try:
            listed = json.loads(text)
        except ValueError:
            return
        words = listed.get("words", []) if isinstance(listed, dict) else []
        yield from (word for word in words if isinstance(word, str))
    else:
        lines = (line.strip() for line in text.splitlines())
        yield from (line for line in lines if line and not line.startswith(("#", "-")))


def _expression(entry: str) -> re.Pattern[str]:
    """Return an entry as a regular expression; Vale reads its entries so, and most are plain words anyway."""
    try:
        return re.compile(entry, re.IGNORECASE)
    except re.error:
        return re.compile(re.escape(entry), re.IGNORECASE)


def vocabularies(root: Path, config: Config) -> list[Path]:
    """Return the vocabulary files of a library, on a shelf those underneath included."""
    templates = read_settings(config).vocabularies
    found = {file for folder in folders_of(root) for template in templates for file in folder.glob(template)}
    return sorted(file for file in found if file.is_file())


def accepted_words(root: Path, library: Library) -> tuple[re.Pattern[str], ...]:
    """Return what matches the words of the library's vocabulary files."""
    files = vocabularies(root, library.config)
    texts = ((file.read_text(encoding="utf-8", errors="replace"), file.name) for file in files)
    return tuple(_expression(entry) for text, name in texts for entry in _words(text, name))


def _why_missing(language: str) -> str:
    if language.partition("-")[0] in _UNSPACED:
        return "Hunspell has no dictionaries of languages that are written without spaces"
    return f"no dictionary is installed (Debian and Ubuntu: hunspell-{language})"


def open_spelling(root: Path, library: Library) -> Spelling:
    """Find a dictionary for every language of a library; none is loaded before a word is asked for."""
    languages = sorted({pattern.language for pattern in library.by_path.values()})
    if find_spec("spylls") is None:
        why = "the package spylls is not installed (`pip install patternbook[spelling]`)"
        return Spelling(missing=dict.fromkeys(languages, why))
    found = {language: find_dictionary(language) for language in languages}
    opened = {language: HunspellDictionary(place) for language, place in found.items() if place}
    accepted = accepted_words(root, library)
    missing = {language: _why_missing(language) for language in languages if language not in opened}
    widened = {language: Widened(dictionary, accepted) for language, dictionary in opened.items()}
    return Spelling(widened, missing, tuple(opened.values()))
