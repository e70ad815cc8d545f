"""Checks from the disk: remembered while nothing changes, narrowed to what a change introduced, joined by a linter."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from patternbook.cli import patternbook
from patternbook.collaborate.checks.checking import Question, answer
from patternbook.collaborate.checks.looking import Outlook
from patternbook.collaborate.disk.caches import cache_folder
from patternbook.report import FORMATS, writer

if TYPE_CHECKING:
    from pathlib import Path

QUICK = Outlook(spelling=False)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def library(tmp_path: Path, example: Path) -> Path:
    """A copy of the example library with some things to find."""
    folder = tmp_path / "library"
    shutil.copytree(example, folder)
    draft = folder / "patterns/1-initial/skills-shelf.md"
    draft.write_text(draft.read_text() + "\n## Solution\n\n[gone](gone.md), inner source\n")
    return folder


def kept(folder: Path) -> list[Path]:
    """Return the files that hold remembered checks."""
    return sorted((folder / "patternbook/check").glob("*.json"))


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_remembered_is_what_was_found(library: Path, cache: Path, form: str) -> None:
    """Protects whoever checks twice: the second answer is the first, byte for byte, in every format."""
    question = Question(library, outlook=QUICK)
    texts = []
    for _ in range(2):
        found = answer(question)
        texts.append(writer(form)(found.findings, found.library))
    assert len(kept(cache)) == 1
    assert texts[0] == texts[1]
    assert answer(question).findings == answer(replace(question, remembered=False)).findings
    assert answer(question).library.patterns == (), "the second answer should come from memory"


@pytest.mark.parametrize(
    "path",
    ["patterns/1-initial/tool-pact.md", "patternbook.toml", "README.md", ".patternbook/names.toml", "assets/new.png",
     ".github/CODEOWNERS"],
)  # fmt: skip
def test_any_change_is_noticed(library: Path, path: str) -> None:
    """Protects from stale answers: another text, another setting, another file, and the answer is made anew."""
    question = Question(library, outlook=QUICK)
    assert answer(question).library.patterns
    assert not answer(question).library.patterns
    file = library / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{file.read_text() if file.exists() else ''}\n")
    assert answer(question).library.patterns
    assert answer(question).findings == answer(replace(question, remembered=False)).findings


@pytest.mark.parametrize("rubbish", ["", "{", "[]", '{"key": 5}'])
def test_a_broken_memory_is_no_memory(library: Path, cache: Path, rubbish: str) -> None:
    """Protects checks from a cache that was cut off: it is made again."""
    question = Question(library, outlook=QUICK)
    first = answer(question).findings
    kept(cache)[0].write_text(rubbish)
    assert answer(question).findings == first


def test_a_folder_that_cannot_be_written_is_no_error(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects machines without a home: a check works without memory."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(library / "README.md"))
    assert answer(Question(library, outlook=QUICK)).findings
    assert not cache_folder().is_dir()


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run `patternbook check` without dictionaries; return exit code and output."""
    done = CliRunner().invoke(patternbook, ["-L", str(folder), "check", "--no-spelling", *arguments])
    return done.exit_code, done.stdout


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody."""
    someone = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    subprocess.run(["git", *someone, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def committed(library: Path) -> Path:
    """The library as a git repository with one commit."""
    git(library, "init", "-q")
    git(library, "add", ".")
    git(library, "commit", "-qm", "Begin")
    return library


def test_since_shows_what_is_new(committed: Path) -> None:
    """Protects newcomers from old rot: only what their change introduced is reported."""
    assert "gone.md" in run(committed)[1]
    assert run(committed, "--since", "HEAD") == (0, "Nothing to mend.\n")
    file = committed / "patterns/2-structured/first-friday.md"
    file.write_text(file.read_text().replace("## Status", "See [there](nowhere.md).\n\n## Status"))
    code, said = run(committed, "--since", "HEAD", "--json")
    assert code == 1
    assert [finding["name"] for finding in json.loads(said)["findings"]] == ["broken-link"]


def test_fixes_are_shown_and_made(committed: Path) -> None:
    """Protects authors: --diff changes nothing and shows what --fix does, after which nothing safe is left to do."""
    code, diff = run(committed, "--diff")
    assert code == 1
    assert "-## Solution\n+## Solutions" in diff
    subprocess.run(["git", "diff", "--quiet"], cwd=committed, check=True)
    run(committed, "--fix")
    assert run(committed, "--diff") == (0, "")
    subprocess.run(["git", "stash", "-q"], cwd=committed, check=True)
    subprocess.run(["git", "apply"], cwd=committed, input=diff.encode(), check=True)
    assert run(committed, "--diff") == (0, "")


def test_the_linter_is_heard(library: Path) -> None:
    """Protects the library's own settings of style: what they allow is not reported, what they forbid is."""
    file = library / "patterns/1-initial/tool-pact.md"
    file.write_text(file.read_text() + "\nÄ  line" + " long" * 40 + "\n")
    (library / ".markdownlint.json").write_text('{"default": true, "MD013": false}')
    found = answer(
        Question(library, frozenset({"patterns/1-initial/tool-pact.md"}), outlook=Outlook(spelling=False, style=True))
    )
    remarks = [finding for finding in found.findings if finding.rule == "PAT305"]
    assert not [finding for finding in remarks if "MD013" in finding.message]
    spaces = next(finding for finding in remarks if "MD064" in finding.message)
    assert spaces.column == 2
    assert spaces.fix is not None
    assert file.read_text()[slice(*spaces.fix.replacements[0].span)] == "  "


def test_old_style_is_no_news(committed: Path) -> None:
    """Protects newcomers from remarks on lines that they did not write."""
    outlook = Outlook(spelling=False, style=True)
    assert answer(Question(committed, outlook=outlook)).findings
    assert answer(Question(committed, since="HEAD", outlook=outlook)).findings == ()


def test_history_outside_of_git_is_unknown(library: Path) -> None:
    """Protects from false comfort: where git knows nothing, a check that asks for history says so."""
    found = answer(Question(library, outlook=Outlook(spelling=False, history=True)))
    assert found.unknown == ("history is unknown: the library is not in git",)
