"""Several formats may be built into one folder, and none takes away what another one made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.disk.output import OutputError, Written, write_files

if TYPE_CHECKING:
    from pathlib import Path


def test_formats_share_a_folder(tmp_path: Path) -> None:
    """Protects a website from the PDF that is offered beside it: a build removes only files of its own format."""
    assert write_files({"index.html": b"web", "same.json": b"{}"}, tmp_path) == Written(2, 0, 0)
    assert write_files({"book.pdf": b"pdf", "same.json": b"{}"}, tmp_path, "pdf") == Written(2, 0, 0)
    assert write_files({"book.pdf": b"pdf"}, tmp_path, "pdf") == Written(0, 1, 0)
    assert {path.name for path in tmp_path.iterdir()} >= {"index.html", "book.pdf", "same.json"}
    assert write_files({"index.html": b"web"}, tmp_path) == Written(0, 1, 1)
    assert not (tmp_path / "same.json").exists()
    assert (tmp_path / "book.pdf").read_bytes() == b"pdf"


def test_a_file_of_somebody_else_is_never_overwritten(tmp_path: Path) -> None:
    """Protects what people put into the folder themselves."""
    (tmp_path / "book.pdf").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"book\.pdf was not written by Patternbook"):
        write_files({"book.pdf": b"pdf"}, tmp_path, "pdf")
