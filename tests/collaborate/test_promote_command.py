"""The commands that move patterns, run as a person runs them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from patternbook.collaborate.disk.journal import Journal, write_down

if TYPE_CHECKING:
    from gitlibrary import GitLibrary

DOOR, HIGHER = "patterns/1-initial/open-door.md", "patterns/2-structured/open-door.md"


def patternbook(library: GitLibrary, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line on a library."""
    program = "from patternbook.cli import main; main()"
    command = [sys.executable, "-c", program, "-L", str(library.root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_refused_with_what_is_missing(volunteers: GitLibrary) -> None:
    """A promotion without evidence changes nothing, ends with 1 and lists every gap."""
    answer = patternbook(volunteers, "promote", "guide")
    assert answer.returncode == 1
    assert "asks people: " in answer.stderr
    assert "--force REASON" in answer.stderr
    assert volunteers.git("status", "--porcelain") == ""


def test_forced_and_committed(volunteers: GitLibrary) -> None:
    """A forced promotion is one commit that tells why and what was missing."""
    volunteers.git("config", "user.name", "Rita")
    volunteers.git("config", "user.email", "rita@example.org")
    answer = patternbook(volunteers, "promote", "guide", "--force", "The summit agreed", "--commit")
    assert answer.returncode == 0, answer.stderr
    message = volunteers.git("log", "-1", "--format=%B")
    assert message.startswith("Promote Guide to Validated\n\nThe summit agreed\n\nNot met:\n- ")
    assert volunteers.git("status", "--porcelain") == ""
    assert "](../3-validated/guide.md)" in volunteers.read(DOOR)


def test_dry_run_is_the_exact_difference(volunteers: GitLibrary) -> None:
    """What --dry-run shows is what happens: git makes the same files of it."""
    arguments = ("rename", DOOR, "wide-door", "--title", "Wide Door")
    shown = patternbook(volunteers, *arguments, "--dry-run")
    assert volunteers.git("status", "--porcelain") == ""
    patternbook(volunteers, *arguments)
    volunteers.git("add", "-A")
    done = volunteers.git("write-tree")
    volunteers.git("reset", "-q", "--hard")
    applied = ["git", "apply", "--index", "-"]
    subprocess.run(applied, cwd=volunteers.root, input=shown.stdout, text=True, check=True)
    assert volunteers.git("write-tree") == done


def test_next_command_ends_interrupted_work(volunteers: GitLibrary) -> None:
    """A journal left by a killed command is carried out before the next command reads anything."""
    text = volunteers.read(DOOR).encode()
    write_down(Journal({DOOR: text, HIGHER: None}, {DOOR: None, HIGHER: text}, {}), volunteers.root)
    answer = patternbook(volunteers, "demote", "open-door")
    assert answer.returncode == 0, answer.stderr
    assert not (volunteers.root / HIGHER).exists()
    assert volunteers.read(DOOR).encode() == text


def test_mistakes_are_told_in_a_line(volunteers: GitLibrary) -> None:
    """An unknown pattern and a taken name end with 2 and one line."""
    for arguments in (
        ("demote", "nobody"),
        ("rename", "guide", "open-door"),
        ("retire", "guide", "--replaced-by", "x"),
    ):
        answer = patternbook(volunteers, *arguments)
        assert answer.returncode == 2
        assert answer.stderr.startswith("patternbook: ")
        assert answer.stderr.count("\n") == 1
