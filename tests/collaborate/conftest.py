"""Libraries in real git repositories."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from gitlibrary import GitLibrary, pattern_text, start

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def volunteers(tmp_path: Path) -> GitLibrary:
    """Make a library of two patterns, one commit each, that link to each other."""
    library = start(tmp_path / "library")
    library.write(
        "patterns/1-initial/open-door.md", pattern_text("Open Door", "See [Guide](../2-structured/guide.md).")
    )
    library.write("README.md", "# Ours\n\n* [Open Door](patterns/1-initial/open-door.md) - *Come in.*\n")
    library.commit("Open Door", date="2024-01-01T10:00:00+02:00")
    link = "See [Open Door](../1-initial/open-door.md)."
    library.write("patterns/2-structured/guide.md", pattern_text("Guide", link, "Structured"))
    library.commit("Guide", date="2024-02-01T10:00:00+02:00", author="Bela")
    return library


@pytest.fixture(scope="session")
def real_history(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a clone of the real library with its history."""
    bundle = shared / "corpora" / "innersource-patterns.bundle"
    if not bundle.is_file():
        pytest.skip(f"no {bundle.name} beside the corpora: the real history is not part of the repository")
    place = tmp_path_factory.mktemp("history") / "innersource-patterns"
    subprocess.run(["git", "clone", "-q", str(bundle), str(place)], check=True)
    return place
