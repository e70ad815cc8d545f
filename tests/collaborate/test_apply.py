"""A change reaches the working tree whole or not at all, whatever happens on the way."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.disk import journal
from patternbook.collaborate.disk.apply import apply
from patternbook.collaborate.disk.journal import UnsafePathError, WriteError, finish, is_unfinished
from patternbook.collaborate.disk.lock import LockedError, locked
from patternbook.library import ChangeSet, Edit, Move, StaleChangeError, content_hash

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = {"a.md": b"one\n", "folder/b.md": b"two\n", "c.md": b"three\n"}
AFTER = {"new/a.md": b"ONE\n", "folder/deep/d.md": b"four\n", "c.md": b"THREE\n"}
CHANGES = ChangeSet(
    "Everything at once",
    edits=(
        Edit("new/a.md", content_hash(b"one\n"), "ONE\n"),
        Edit("folder/deep/d.md", None, "four\n"),
        Edit("folder/b.md", content_hash(b"two\n"), None),
        Edit("c.md", content_hash(b"three\n"), "THREE\n"),
    ),
    moves=(Move("a.md", "new/a.md"),),
)

DEATHS = """
import importlib, os, pathlib, shutil, signal, sys
template, how, tests, source = sys.argv[1:]
sys.path.insert(0, tests)
CHANGES = importlib.import_module(source).CHANGES
from patternbook.collaborate.disk.apply import apply
from patternbook.collaborate.git.commit import commit

count = last = 0

def counted(function):
    def call(*arguments, **named):
        global count
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **named)
    return call

for last in range(1, 200):
    root = pathlib.Path(template + "-" + str(last))
    shutil.copytree(template, root, symlinks=True)
    child = os.fork()
    if child == 0:
        for place, name in ((os, "replace"), (os, "unlink"), (os, "rmdir"), (os, "mkdir"), (os, "fsync"), (os, "open"),
                            (os, "close"), (os, "chmod"), (pathlib.Path, "open"), (pathlib.Path, "replace")):
            setattr(place, name, counted(getattr(place, name)))
        commit(CHANGES, root) if how == "commit" else apply(CHANGES, root)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    print(root)
    if status != signal.SIGKILL:
        sys.exit(status)
"""
"""Makes a change again and again, each time in a copy of the library and in a process killed one step later."""


def fill(root: Path) -> None:
    """Write the files of the library before the change."""
    for path, data in BEFORE.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def content(root: Path) -> dict[str, bytes]:
    """Return every file of a folder but git's."""
    files = (file for file in sorted(root.rglob("*")) if file.is_file() and ".git" not in file.parts)
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def deaths(template: Path, how: str = "apply", source: str = "test_apply") -> list[Path]:
    """Make the CHANGES of a module in copies of a library, killed at every step, the last one not at all."""
    command = [sys.executable, "-c", DEATHS, str(template), how, os.path.dirname(__file__), source]  # noqa: PTH120
    answer = subprocess.run(command, capture_output=True, check=False, text=True)
    assert answer.returncode == 0, answer.stderr
    return [root for root in template.parent.glob(f"{template.name}-*") if str(root) in answer.stdout.split()]


def by_step(root: Path) -> int:
    """Return the step at which the change in a copy was killed."""
    return int(root.name.rpartition("-")[2])


def test_whole_change(tmp_path: Path) -> None:
    """Moves, edits, new and deleted files happen together; emptied folders go, nothing is left behind."""
    fill(tmp_path)
    apply(CHANGES, tmp_path)
    assert content(tmp_path) == AFTER
    assert not (tmp_path / ".patternbook").exists()


def test_killed_at_every_step(tmp_path: Path) -> None:
    """Whenever the process dies, the next command finds the library as before or as after, and no litter."""
    template = tmp_path / "library"
    fill(template)
    outcomes = []
    for root in sorted(deaths(template), key=by_step):
        assert finish(root) == ()
        assert content(root) in (BEFORE, AFTER)
        assert not is_unfinished(root)
        outcomes.append(content(root) == AFTER)
    assert outcomes == sorted(outcomes), "once the change is certain it stays certain"
    assert outcomes.count(False) > 3
    assert outcomes.count(True) > 10


def test_stale_change_changes_nothing(tmp_path: Path) -> None:
    """A file edited since it was read stops the whole change."""
    fill(tmp_path)
    (tmp_path / "c.md").write_bytes(b"somebody was here\n")
    before = content(tmp_path)
    with pytest.raises(StaleChangeError, match=r"c\.md"):
        apply(CHANGES, tmp_path)
    assert content(tmp_path) == before


def test_edit_between_death_and_next_command(tmp_path: Path) -> None:
    """What a person wrote after a command was killed is never overwritten, and is reported."""
    fill(tmp_path)
    after = {"c.md": b"THREE\n", "d.md": b"four\n"}
    journal.write_down(journal.Journal({"c.md": b"three\n", "d.md": None}, after, {}), tmp_path)
    (tmp_path / "c.md").write_bytes(b"mine\n")
    assert finish(tmp_path) == ("c.md",)
    assert content(tmp_path)["c.md"] == b"mine\n"
    assert content(tmp_path)["d.md"] == b"four\n"
    assert finish(tmp_path) == ()


def test_disk_that_refuses(tmp_path: Path) -> None:
    """A folder where a file should go stops the change, and what was done before is put back."""
    fill(tmp_path)
    (tmp_path / "zz").write_bytes(b"a file where a folder is needed")
    before = content(tmp_path)
    changes = ChangeSet("x", edits=(Edit("c.md", content_hash(b"three\n"), "3"), Edit("zz/e.md", None, "5")))
    with pytest.raises(WriteError, match="nothing was changed"):
        apply(changes, tmp_path)
    assert content(tmp_path) == before


@pytest.mark.parametrize(
    "path", ["../out.md", "/etc/out.md", "a/../../out.md", ".git/hooks/x", "", "a//b.md", "door/x.md"]
)
def test_places_outside(tmp_path: Path, path: str) -> None:
    """No change reaches a file that is none of the library's."""
    root = tmp_path / "library"
    root.mkdir()
    (root / "door").symlink_to(tmp_path)
    with pytest.raises(UnsafePathError):
        apply(ChangeSet("x", edits=(Edit(path, None, "x"),)), root)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["library"]


def test_symbolic_link_is_not_written_through(tmp_path: Path) -> None:
    """A link is named instead of replaced by a file."""
    (tmp_path / "real.md").write_text("x")
    (tmp_path / "link.md").symlink_to("real.md")
    with pytest.raises(UnsafePathError, match="symbolic link"):
        apply(ChangeSet("x", edits=(Edit("link.md", content_hash(b"x"), "y"),)), tmp_path)


def test_permissions_stay(tmp_path: Path) -> None:
    """A file that moves or changes keeps its permissions."""
    fill(tmp_path)
    (tmp_path / "a.md").chmod(0o640)
    (tmp_path / "c.md").chmod(0o755)
    apply(CHANGES, tmp_path)
    assert (tmp_path / "new/a.md").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "c.md").stat().st_mode & 0o777 == 0o755


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    """A second writer waits and then says so; the lock is gone with its holder and leaves no file."""
    with locked(tmp_path), pytest.raises(LockedError, match="another command"), locked(tmp_path, patience=0.05):
        pass
    with locked(tmp_path, patience=0):
        assert list(tmp_path.iterdir()) == []
