"""From a chat full of names to a commit: none of them is in any byte that is written or printed."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner
from test_privacy import identifier, told

from patternbook.cli import patternbook
from patternbook.collaborate.talk.inbox import Inbox

if TYPE_CHECKING:
    import pytest

LABELLED = Path(__file__).parents[2] / "benchmarks" / "labelled" / "talk-en.txt"
EXAMPLE = Path(__file__).parents[2] / "examples" / "volunteers"


def git(root: Path, *arguments: str) -> bytes:
    """Run git and return what it says."""
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=True).stdout


def test_no_byte_tells_who(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects people to the end: pages, memory, output and every git object are searched for planted names."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    root = tmp_path / "library"
    shutil.copytree(EXAMPLE, root)
    for command in (
        ["init", "-q"],
        ["config", "user.name", "t"],
        ["config", "user.email", "t@t.invalid"],
        ["add", "."],
    ):
        git(root, *command)
    git(root, "commit", "-qm", "begin")
    chance = random.Random(7)
    talk = [line.partition("\t")[2] for line in LABELLED.read_text(encoding="utf-8").splitlines() if line[0] == "w"]
    names = [identifier(chance) for _ in talk]
    lines = [f"# Part\n\n- {text}\n- We heard it from {name} too.\n" for text, name in zip(talk, names, strict=True)]
    (tmp_path / "notes.md").write_text("\n".join(lines), encoding="utf-8")
    runner = CliRunner()
    found = runner.invoke(patternbook, ["-L", str(root), "identify", str(tmp_path / "notes.md"), "--policy", "chatham"])
    assert found.exit_code == 0, found.exception
    inbox = next((tmp_path / "data").rglob("inbox"))
    accepted = [
        runner.invoke(patternbook, ["-L", str(root), "inbox", "accept", each.key, "--commit"])
        for each in Inbox(inbox).open()
    ]
    assert any(done.exit_code == 0 for done in accepted)
    objects = git(root, "cat-file", "--batch-all-objects", "--batch")
    written = [
        path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file() and path.parent.name != "names"
    ]
    texts = [objects.decode(errors="replace"), found.output, *(data.decode() for data in written)]
    leaked = [name for name in names if any(told(name, text) for text in texts)]
    assert not leaked
