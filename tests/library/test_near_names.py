"""A misspelled name is answered with the one that was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from patternbook.cli import CHAPTERS, COMMANDS, patternbook
from patternbook.collaborate.opening import open_library
from patternbook.library.near_names import near_names, no_such_pattern

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("typed", ["two-hour-tsk", "twohourtask", "Two-Hour Task", "TWO-HOUR-TASK"])
def test_the_pattern_that_was_meant_is_named_first(example: Path, typed: str) -> None:
    """Protects whoever mistypes a name, or knows a pattern by its title only."""
    assert near_names(typed, open_library(example))[0] == "two-hour-task"


def test_nothing_is_guessed_from_nothing(example: Path) -> None:
    """Protects from wild guesses, and from a message as long as what was typed."""
    said = no_such_pattern("qx" * 900, open_library(example), "look around")
    assert said.endswith("; look around")
    assert len(said) < 150


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "there is no command 'chek'; did you mean check"),
        (["xyzzy"], "`patternbook --help` lists all"),
        (["rule", "missing-sectoin"], "did you mean missing-section"),
        (["check", "--rule", "nothing"], "`patternbook rule` lists all"),
        (["level", "two-hour-tsk"], "did you mean two-hour-task?"),
        (["translation", "start", "de", "two-hour-tsk"], "did you mean two-hour-task?"),
        (["relations", "--like", "two-hour-tsk"], "did you mean two-hour-task?"),
    ],
)
def test_commands_ask_what_was_meant(example: Path, arguments: list[str], said: str) -> None:
    """Protects whoever mistypes a command or its pattern from having to look up how it is written."""
    result = CliRunner().invoke(patternbook, ["-L", str(example), *arguments])
    assert said in (result.stderr or str(result.exception))


def test_lists_of_commands_cut_no_sentence() -> None:
    """Protects whoever asks what a command below a command does: click cuts after 45 characters."""
    shown = CliRunner().invoke(patternbook, ["instance", "--help"]).output
    assert "..." not in shown.partition("Commands:")[2]
    assert "names nobody" in shown


def test_every_command_is_listed_once() -> None:
    """Protects a command from being in nobody's list."""
    assert sorted(name for names in CHAPTERS.values() for name in names) == sorted(COMMANDS)
    shown = CliRunner().invoke(patternbook, ["--help"]).output
    assert all(f"\n  {name} " in shown for name in COMMANDS)


@pytest.mark.parametrize("command", [["check", "--no-spelling"], ["level"], ["search", "door"], ["map"], ["build"]])
def test_a_library_whose_patterns_lie_elsewhere_is_told_so(tmp_path: Path, command: list[str]) -> None:
    """Protects whoever tries the program on a library of another form from empty answers; the advice works."""
    (tmp_path / "patterns").mkdir()
    (tmp_path / "patterns" / "open-door.md").write_text("## Title\n\nOpen Door\n\n## Problem\n\nNobody asks.\n")
    arguments = ["-L", str(tmp_path), *command, *(["--out", str(tmp_path / "site")] if command == ["build"] else [])]
    said = CliRunner().invoke(patternbook, arguments).stderr
    assert "no file lies where patterns are looked for (patterns/{level}/{slug}.md" in said
    _, _, advice = said.partition("\n\n")
    (tmp_path / "patternbook.toml").write_text(advice.partition("\n\n")[0])
    assert "no file lies" not in CliRunner().invoke(patternbook, arguments).stderr


def test_a_library_without_a_flaw_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    """Protects whoever has nothing to mend: what a check remembers of a clean library has no pattern in it."""
    run = CliRunner()
    run.invoke(patternbook, ["init", str(tmp_path / "ours")])
    for _ in range(2):
        result = run.invoke(patternbook, ["-L", str(tmp_path / "ours"), "check", "--no-spelling"])
        assert result.output == "Nothing to mend.\n"


def test_a_path_may_count_from_the_library(example: Path) -> None:
    """Protects whoever names the library from naming it again in every path."""
    arguments = ["-L", str(example), "check", "--no-spelling", "patterns/3-validated/two-hour-task.md"]
    assert "two-hour-task.md:" in CliRunner().invoke(patternbook, arguments).output
