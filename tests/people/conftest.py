"""Spaces with people who sign in: private data goes into the test's own folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spaces import under_git

from patternbook.collaborate.disk.private import data_folder
from patternbook.collaborate.store.database import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def root(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example library under git, with its private data in a folder of the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return under_git(example, tmp_path / "library")


@pytest.fixture
def store(root: Path) -> Iterator[Store]:
    """The store of the space."""
    store = Store(f"sqlite:///{data_folder(root) / 'space.db'}")
    yield store
    store.close()


@pytest.fixture
def either(database: str) -> Iterator[Store]:
    """A store in a database of either kind."""
    store = Store(database)
    yield store
    store.close()
