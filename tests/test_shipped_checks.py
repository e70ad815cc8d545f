"""What other repositories run of this one: the hooks for pre-commit and the action name commands that exist."""

from __future__ import annotations

import re
import shlex
import subprocess
from typing import TYPE_CHECKING

import click
import pytest
import yaml

from patternbook.cli import COMMANDS, patternbook

if TYPE_CHECKING:
    from pathlib import Path

OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def options_of(name: str) -> set[str]:
    """Return the options that a command understands."""
    command = patternbook.get_command(click.Context(patternbook), name)
    assert command is not None
    return {spelling for parameter in command.params for spelling in (*parameter.opts, *parameter.secondary_opts)}


def test_hooks_call_what_exists(root: Path) -> None:
    """Protects everybody who commits with the hooks: each names a command and options that are there."""
    hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text())
    assert {hook["id"] for hook in hooks} == {"patternbook", "patternbook-fix"}
    for hook in hooks:
        program, command, *options = shlex.split(hook["entry"])
        assert program == "patternbook"
        assert command in COMMANDS
        assert set(options) <= options_of(command)
        assert hook["types"] == ["markdown"]


def test_the_action_calls_what_exists(root: Path) -> None:
    """Protects builds that use the action: its command, its options and its extras exist, every input is used."""
    text = (root / "action.yml").read_text()
    action = yaml.safe_load(text)
    assert action["runs"]["using"] == "composite"
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    call = next(line for script in scripts for line in script.splitlines() if line.startswith("patternbook "))
    assert "check" in call
    assert set(OPTION.findall(call)) <= options_of("check")
    described = OPTION.findall(action["inputs"]["arguments"]["description"])
    assert set(described) <= options_of("check")
    assert all(text.count(f"inputs.{name}") > 0 for name in action["inputs"])
    extras = re.search(r"\[([\w,]+)\]", next(script for script in scripts if "pip install" in script))
    assert extras
    project = (root / "pyproject.toml").read_text()
    assert all(f"\n{extra} = [" in project for extra in extras[1].split(","))


def test_scripts_of_the_action_are_shell(root: Path) -> None:
    """Protects the action from a slip of the pen: bash can read each of its scripts."""
    action = yaml.safe_load((root / "action.yml").read_text())
    for step in action["runs"]["steps"]:
        if "run" in step:
            done = subprocess.run(["bash", "-n"], input=step["run"], text=True, capture_output=True, check=False)
            assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["action.yml", ".pre-commit-hooks.yaml"])
def test_the_documentation_tells_of_it(root: Path, name: str) -> None:
    """Protects people who look for it: the page on checks shows how to use each."""
    assert name in (root / "docs" / "checks.md").read_text(encoding="utf-8")
