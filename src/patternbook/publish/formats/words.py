"""The words of the book itself, in the reader's language."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

_ENGLISH = "en"


@lru_cache(maxsize=4)
def _tables(package: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(package).joinpath("words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def words(language: str, package: str = __package__) -> dict[str, str]:
    """Return the words of a language by name; what it lacks is in the tongue it is a kind of, else in English.

    They are the book's own unless another `package` is named that has words to set beside them.
    """
    tables = _tables(package)
    own = tables.get(language) or tables.get(language.partition("-")[0], {})
    return {**tables[_ENGLISH], "language_name": language, **own}


def language_names() -> dict[str, str]:
    """Return what readers call each language whose name the book knows, by code, in the order of the names."""
    names = {code: table["language_name"] for code, table in _tables(__package__).items()}
    return dict(sorted(names.items(), key=lambda named: named[1].casefold()))
