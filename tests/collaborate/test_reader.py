"""A folder that is read again and again: what changed is seen, and what did not is not read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.disk import worktree
from patternbook.collaborate.disk.worktree import Stamps, read_files
from patternbook.collaborate.opening import Reader, open_library
from patternbook.library import ConfigError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library of two patterns."""
    folder = tmp_path / "library" / "patterns" / "1-initial"
    folder.mkdir(parents=True)
    for name in ("bell", "door"):
        (folder / f"{name}.md").write_text(f"# {name.title()}\n\n## Problem\n\nNobody hears.\n")
    return tmp_path / "library"


@pytest.fixture
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files count as settled as soon as they are written."""
    monkeypatch.setattr(worktree, "_SETTLED", 0)


@pytest.mark.usefixtures("_at_once")
def test_a_file_that_did_not_change_is_not_read_again(root: Path) -> None:
    """Protects large libraries from reading every file for each change of one."""
    stamps = Stamps()
    stamps.begin({})
    first = read_files(root, stamps=stamps)
    assert len(first.contents) == 2
    stamps.begin({path: data.decode() for path, data in first.contents.items()})
    door = root / "patterns/1-initial/door.md"
    door.write_text("# Door\n\n## Problem\n\nIt is shut.\n")
    second = read_files(root, stamps=stamps)
    assert list(second.contents) == ["patterns/1-initial/door.md"]
    assert list(second.texts) == ["patterns/1-initial/bell.md"]
    assert second.paths == first.paths


def test_a_file_that_has_only_just_changed_is_read_again(root: Path) -> None:
    """Protects the second of two quick edits, for which the clock of a disk may have one time."""
    stamps = Stamps()
    stamps.begin({})
    texts = {path: data.decode() for path, data in read_files(root, stamps=stamps).contents.items()}
    stamps.begin(texts)
    assert not read_files(root, stamps=stamps).texts


@pytest.mark.usefixtures("_at_once")
def test_every_change_is_seen(root: Path) -> None:
    """Protects pages from files of yesterday: same size and set-back times, moves, links and deletions are all seen."""
    reader = Reader(root)
    assert reader.library() == open_library(root)
    folder = root / "patterns" / "1-initial"
    bell, door = folder / "bell.md", folder / "door.md"

    def same_size() -> None:
        times = bell.stat()
        bell.write_text(bell.read_text().replace("hears", "rings"))
        os.utime(bell, ns=(times.st_atime_ns, times.st_mtime_ns))

    def swap() -> None:
        (folder / "spare.md").write_text(door.read_text().replace("Nobody", "Nobodi"))
        (folder / "spare.md").replace(door)

    def link() -> None:
        door.unlink()
        door.symlink_to("bell.md")

    def mend() -> None:
        (root / "patternbook.toml").unlink()

    for change in (same_size, swap, link, door.unlink, lambda: bell.write_bytes(b"caf\xe9"), lambda: None):
        change()
        assert reader.library() == open_library(root)
        assert reader.library() == open_library(root)
    bell.write_text("# Bell\n")
    reader.library()
    (root / "patternbook.toml").write_text("[library]\npatterns = 3\n")
    bell.write_text("# Bells\n")
    with pytest.raises(ConfigError):
        reader.library()
    mend()
    assert reader.library() == open_library(root)
    assert reader.library().by_slug["bell"].source == "# Bells\n"
