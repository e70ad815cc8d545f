"""A change shown as a diff is the change: git makes the same files of it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from patternbook.library import ChangeSet, Edit, Move, apply, content_hash
from patternbook.library.changes.diff import unified_diff

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

TEXTS = st.text(st.sampled_from("ab\n\r é"), min_size=1, max_size=12).filter(str.strip)


def applied_by_git(diff: str, files: dict[str, bytes], root: Path) -> dict[str, bytes]:
    """Return what `git apply` makes of files."""
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    command = ["git", "apply", "--whitespace=nowarn", "-"]
    answer = subprocess.run(command, cwd=root, input=diff.encode(), capture_output=True, check=False)
    assert answer.returncode == 0, (answer.stderr, diff)
    found = (file for file in root.rglob("*") if file.is_file() and ".git" not in file.parts)
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in found}


@given(before=TEXTS, after=TEXTS, new=TEXTS)
def test_git_agrees(tmp_path_factory: pytest.TempPathFactory, before: str, after: str, new: str) -> None:
    """Moves, edits, new and deleted files, any line end, a missing last line end: git applies them alike."""
    files = {"moved.md": before.encode(), "edited.md": before.encode(), "gone.md": before.encode(), "same.md": b"x"}
    seen = content_hash(before.encode())
    edits = (
        Edit("there/moved.md", seen, after),
        Edit("edited.md", seen, after),
        Edit("gone.md", seen, None),
        Edit("new.md", None, new),
    )
    changes = ChangeSet(
        "all", edits=edits, moves=(Move("moved.md", "there/moved.md"), Move("same.md", "there/same.md"))
    )
    diff = unified_diff(changes, files)
    assert applied_by_git(diff, files, tmp_path_factory.mktemp("git")) == apply(changes, files)


def test_no_change_no_diff() -> None:
    """An edit that changes nothing shows nothing."""
    assert unified_diff(ChangeSet("x", edits=(Edit("a.md", content_hash(b"x"), "x"),)), {"a.md": b"x"}) == ""
