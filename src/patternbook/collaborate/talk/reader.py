"""What reads talk on behalf of a library: with its settings, its links, and the names that it knows to hide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.collaborate.talk.pseudonyms import pseudonym_key
from patternbook.identify.candidates import Reader
from patternbook.identify.judging.linking import Links
from patternbook.identify.privacy.hiding import Pseudonyms, companies_of, vocabulary_of
from patternbook.identify.privacy.identifiers import Knowledge
from patternbook.identify.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.identify.model import Policy
    from patternbook.library import Library


def knowledge_of(library: Library) -> Knowledge:
    """Return what a library tells of names and of words that name nobody."""
    settings = read_settings(library.config)
    kept = frozenset(word.lower() for word in settings.keep_words)
    return Knowledge(companies=companies_of(library), vocabulary=vocabulary_of(library) | kept)


def reader_for(library: Library, policy: Policy, folder: Path) -> Reader:
    """Return what reads under a policy for a library whose private things are in a folder."""
    pseudonyms = Pseudonyms(pseudonym_key(folder), knowledge_of(library))
    return Reader(policy, read_settings(library.config), Links(library), pseudonyms)
