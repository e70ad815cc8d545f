"""Hunspell dictionaries of this machine: find one for a language, look words up, and remember the verdicts."""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from io import StringIO
from itertools import islice
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.disk.caches import read_cache, write_cache

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell", "/Library/Spelling")
"""Where systems keep dictionaries; the folders of the variable DICPATH come first."""

_USUAL = {"en": "en_US", "es": "es_ES", "gl": "gl_ES", "pt": "pt_PT"}
"""The country that is meant when a language names none and several are installed."""

_CANDIDATES = 400
"""Likely misspellings that are tried to suggest a word; slow dictionaries look up a thousand words a second."""

_MOST_REMEMBERED = 200_000
"""Words whose verdicts are remembered, some 20 MB: all of a large library, and no end of what visitors may type."""


def installed_dictionaries() -> Iterator[Path]:
    """Yield every dictionary of this machine, as its path without the ending."""
    places = (*os.environ.get("DICPATH", "").split(os.pathsep), *FOLDERS)
    for folder in (Path(place) for place in places if place):
        files = sorted(folder.glob("*.dic")) if folder.is_dir() else []
        yield from (file.with_suffix("") for file in files if file.with_suffix(".aff").is_file())


def find_dictionary(language: str) -> Path | None:
    """Return a dictionary of the very language, else of any country that speaks it, None if there is none."""
    base, _, country = language.replace("_", "-").partition("-")
    wanted = f"{base}_{country.upper()}" if country else _USUAL.get(base, base)
    found = [place for place in installed_dictionaries() if place.name == base or place.name.startswith(f"{base}_")]
    exact = (place for place in found if place.name in {wanted, base})
    return next(exact, next(iter(found), None))


def _load(place: Path) -> Any:  # noqa: ANN401 - spylls has no types
    from spylls.hunspell import Dictionary, readers  # type: ignore[import-untyped]  # noqa: PLC0415 - takes seconds

    class Whole(readers.FileReader):  # type: ignore[misc]
        """A file read at once; those that spylls opens wait for the garbage collector to be closed."""

        def _open(self, path: str, encoding: str) -> StringIO:
            return StringIO(Path(path).read_text(encoding, "surrogateescape"))

    # Half a million objects that stay: looked through for garbage, they would halt whoever writes again and again.
    gc.disable()
    try:
        aff, context = readers.read_aff(Whole(f"{place}.aff"))
        return Dictionary(aff, readers.read_dic(Whole(f"{place}.dic", context.encoding), aff=aff, context=context))
    finally:
        gc.freeze()
        gc.enable()


class HunspellDictionary:
    """One dictionary, loaded only when a word is asked for that no earlier run has asked for."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._cache = f"spelling/{place.name}.json"
        states = [place.with_suffix(ending).stat() for ending in (".dic", ".aff")]
        self._key = [str(place), *(number for s in states for number in (s.st_size, s.st_mtime_ns))]
        kept = read_cache(self._cache)
        same = kept.get("key") == self._key
        self._verdicts: dict[str, bool] = kept.get("verdicts", {}) if same else {}
        self._suggestions: dict[str, str] = kept.get("suggestions", {}) if same else {}
        self._before = len(self._verdicts) + len(self._suggestions)
        self._loading, self._loaded = Lock(), None

    @property
    def is_loaded(self) -> bool:
        """Whether it can answer for any word at once."""
        return self._loaded is not None

    @property
    def _engine(self) -> Any:  # noqa: ANN401 - spylls has no types
        with self._loading:
            if self._loaded is None:
                self._loaded = _load(self.place)
            return self._loaded

    def load_ahead(self) -> None:
        """Begin to load it beside everything else, since somebody will soon ask for a word that it was never asked."""
        if self._loaded is None and not self._loading.locked():
            Thread(target=self._begin, daemon=True).start()

    def _begin(self) -> None:
        # Whoever asks for a word gets the error.
        with suppress(Exception):
            _ = self._engine

    def knows(self, word: str) -> bool:
        """Whether the dictionary has a word."""
        known = self._verdicts.get(word)
        if known is None:
            known = bool(self._engine.lookup(word))
            if len(self._verdicts) < _MOST_REMEMBERED:
                self._verdicts[word] = known
        return known

    def suggestion(self, word: str) -> str:
        """Return the first word of the dictionary that is one slip away from a word, "" when none is."""
        if word not in self._suggestions:
            edits = islice(self._engine.suggester.edits(word), _CANDIDATES)
            texts = (getattr(edit, "text", "") for edit in edits)
            near = (text for text in texts if text.replace("'", "").isalpha() and self._engine.lookup(text))
            suggested = next(near, "")
            if len(self._suggestions) >= _MOST_REMEMBERED:
                return suggested
            self._suggestions[word] = suggested
        return self._suggestions[word]

    def remember(self) -> None:
        """Keep the verdicts for the next run."""
        if len(self._verdicts) + len(self._suggestions) > self._before:
            table = {"key": self._key, "verdicts": self._verdicts, "suggestions": self._suggestions}
            write_cache(self._cache, table)
