"""Whoever publishes a book is told what its readers will miss."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from click.testing import CliRunner

from patternbook.cli import patternbook

if TYPE_CHECKING:
    from pathlib import Path


def test_a_build_names_damaged_files(example: Path, tmp_path: Path) -> None:
    """Protects readers from a book with half of a merge, or without a pattern, that nobody was told of."""
    root = tmp_path / "library"
    shutil.copytree(example, root)
    merged = next(root.glob("patterns/2-*/named-greeter.md"))
    merged.write_text(
        merged.read_text().replace("## Context", "<<<<<<< ours\n=======\n>>>>>>> theirs\n\n## Context", 1)
    )
    (root / "patterns" / "1-initial" / "odd.md").write_bytes(b"## Title\n\n\xff\n")
    arguments = ["-L", str(root), "build", "--out", str(tmp_path / "site")]
    result = CliRunner().invoke(patternbook, arguments)
    assert result.exit_code == 0
    assert "named-greeter.md:" in result.stderr
    assert "patterns/1-initial/odd.md:3:1: the file is not UTF-8" in result.stderr
    assert "errors in 2 files" in result.stderr
    assert CliRunner().invoke(patternbook, [*arguments, "--strict"]).exit_code == 1
