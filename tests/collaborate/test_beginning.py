"""A library and a pattern are begun so that every command works on them at once."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.opening import open_library
from patternbook.library.changes.draft import PlanError
from patternbook.mature.checking.engine import check
from patternbook.mature.lifecycle.beginning import plan_new, request

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.library import Library


def patternbook(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command line."""
    command = [sys.executable, "-c", "from patternbook.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Start a library."""
    root = tmp_path_factory.mktemp("start") / "our-ways"
    done = patternbook("init", root)
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture(scope="module")
def library(started: Path) -> Library:
    """Read the library that was started."""
    return open_library(started)


def test_a_started_library_is_in_order(started: Path, library: Library, tmp_path: Path) -> None:
    """Nothing is to be mended in what nobody has touched yet, and the book shows the first pattern."""
    assert check(library) == ()
    assert patternbook("-L", started, "sync", "--check").returncode == 0
    built = patternbook("-L", started, "build", "--strict", "--out", tmp_path / "site")
    assert built.returncode == 0, built.stderr
    assert "<title>Our Ways" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert (tmp_path / "site" / "p" / "begin-with-one-page" / "index.html").is_file()


def test_a_library_starts_where_the_command_line_says(tmp_path: Path) -> None:
    """A folder named for all commands is the one that is filled, and not the one that somebody happens to be in."""
    (tmp_path / "there").mkdir()
    shown = patternbook("-L", tmp_path / "there", "init")
    assert shown.returncode == 0, shown.stderr
    assert (tmp_path / "there" / "patternbook.toml").is_file()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["translation", "status"], "`patternbook translation start LANGUAGE PATTERN` begins"),
        (["instance", "list"], "1 instance, 1 counts."),
        (["build"], "1 pattern page in 1 language;"),
    ],
)
def test_a_small_library_is_spoken_of_in_words(started: Path, tmp_path: Path, command: list[str], said: str) -> None:
    """Protects whoever begins from silence, and from "1 languages"."""
    run = [sys.executable, "-m", "patternbook", "-L", str(started), *command]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert said in done.stdout + done.stderr


def test_nothing_is_overwritten(started: Path, tmp_path: Path) -> None:
    """A library is not started twice, and a README that is there stays."""
    again = patternbook("init", started)
    assert again.returncode == 2
    assert "is a pattern library already" in again.stderr
    (tmp_path / "README.md").write_text("Mine.\n", encoding="utf-8")
    shown = patternbook("init", tmp_path, "--dry-run")
    assert "+++ b/patternbook.toml" in shown.stdout
    assert [file.name for file in tmp_path.iterdir()] == ["README.md"]
    assert patternbook("init", tmp_path, "--title", "Old Ways").returncode == 0
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "Mine.\n"
    assert patternbook("init", tmp_path / "x", "--title", 'A "B"').returncode == 2


def test_a_new_pattern_has_the_form(library: Library) -> None:
    """The file has every section of the template in order, what each is for, and nothing that a reader would see."""
    (edit,) = plan_new("  Two   Keys ", library, problem="Nobody has a key.", author="Ada").edits
    assert (edit.path, edit.seen) == ("patterns/1-initial/two-keys.md", None)
    text = edit.text or ""
    template = library.config.template("en")
    headings = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    kinds = [form.kind for form in template.forms if form.kind not in {"acknowledgments", "alias"}]
    assert headings == [template.heading(kind) for kind in kinds]
    assert text.startswith("## Title\n\nTwo Keys\n\n## Patlet\n\n<!-- ")
    assert "-->\n\nNobody has a key.\n\n## Story" in text
    assert text.endswith("-->\n\n* Ada\n")
    assert all(form.purpose in text for form in template.forms if form.kind in kinds and form.kind != "title")


def test_levels_and_donuts(library: Library) -> None:
    """A pattern may begin on another level, and a donut says that its solution is missing."""
    (edit,) = plan_new("Two Keys", library, level=library.config.level(2), donut=True).edits
    assert edit.path == "patterns/2-structured/two-keys.md"
    assert "-->\n\nTBD\n\n## Resulting Context" in (edit.text or "")
    assert "-->\n\nStructured\n" in (edit.text or "")


@pytest.mark.parametrize("title", ["Begin With One Page", "begin-with-one-page", "!?", " "])
def test_titles_that_cannot_be(library: Library, title: str) -> None:
    """A name that a pattern bears, and one without letters, are refused."""
    with pytest.raises(PlanError):
        plan_new(title, library)


def test_before_you_write(started: Path) -> None:
    """What exists already is told first; the new file is written, and only that."""
    done = patternbook("-L", started, "new", "Page by Page", "--problem", "Nobody writes a practice down", "--dry-run")
    assert done.stdout.startswith("diff --git a/patterns/1-initial/page-by-page.md")
    assert "Begin with One Page (patterns/1-initial/begin-with-one-page.md)" in done.stderr
    assert patternbook("-L", started, "new", "X", "--level", "9").returncode == 2


def test_a_request_to_an_assistant(library: Library) -> None:
    """The request names every section, the patterns to link to, and the problem; it asks to invent nothing."""
    text = request("Two Keys", library, ("begin-with-one-page",), problem="Nobody has a key.")
    assert '"Two Keys"' in text
    assert "- `## Solutions`: " in text
    assert "- [Begin with One Page](begin-with-one-page.md): " in text
    assert "Invent no" in text
    assert text.endswith("\n\nNobody has a key.\n")
