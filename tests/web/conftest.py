"""Spaces for tests: private data goes into the test's own folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spaces import Served, serving, under_git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a git repository of the example library."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return under_git(example, tmp_path / "library")


@pytest.fixture
def served(library: Path) -> Iterator[Served]:
    """Serve the space of the example library."""
    with serving(library) as running:
        yield running
