"""What the tests of identifying share: a small library, a reader for a policy, and ways to make discussions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.opening import open_library
from patternbook.collaborate.talk.reader import knowledge_of
from patternbook.identify.candidates import Reader
from patternbook.identify.judging.linking import Links
from patternbook.identify.privacy.hiding import Pseudonyms
from patternbook.identify.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from patternbook.identify.model import Policy
    from patternbook.library import Library

EXAMPLE = Path(__file__).parents[2] / "examples" / "volunteers"


@pytest.fixture(scope="session")
def library() -> Library:
    """The example library, opened."""
    return open_library(EXAMPLE)


@pytest.fixture
def reader(library: Library) -> Callable[[Policy], Reader]:
    """A function from policy to what reads under it, with the same key for pseudonyms each time."""

    def make(policy: Policy) -> Reader:
        pseudonyms = Pseudonyms(b"k" * 32, knowledge_of(library))
        return Reader(policy, Settings(), Links(library), pseudonyms)

    return make
