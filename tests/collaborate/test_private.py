"""Private files are for their owner alone, and a broken one is told, not begun anew."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.disk.private import PrivateFileError, load, save

if TYPE_CHECKING:
    from pathlib import Path


def test_nobody_else_may_read(tmp_path: Path) -> None:
    """Protects what people said in confidence: file and folder are closed to others, also when written again."""
    file = tmp_path / "library" / "said.json"
    save(file, '{"a": 1}')
    file.chmod(0o644)
    save(file, '{"a": 2}')
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert load(file) == {"a": 2}
    assert list(file.parent.iterdir()) == [file]


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    """Protects consent and decisions: half a file is an error that names it, while no file is an empty beginning."""
    file = tmp_path / "decisions.json"
    assert load(file) == {}
    file.write_text('{"a": ')
    with pytest.raises(PrivateFileError, match=r"decisions\.json cannot be read .*put a copy back"):
        load(file)
