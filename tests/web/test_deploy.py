"""What lies in deploy/ names files, programs and options that there are."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from patternbook.cli.serve import serve

if TYPE_CHECKING:
    from pathlib import Path


def instructions(root: Path) -> list[tuple[str, str]]:
    """Return the container file's instructions, continued lines joined."""
    text = (root / "deploy" / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [(line.split(" ", 1)[0], line.split(" ", 1)[1]) for line in text.splitlines() if re.match(r"[A-Z]+ ", line)]


def options() -> set[str]:
    """Return the options of `patternbook serve`."""
    return {name for parameter in serve.params for name in parameter.opts}


def test_systemd_reads_the_unit(root: Path, tmp_path: Path) -> None:
    """Protects operators from a unit that does not start: systemd understands each line, and so does the program."""
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd is not installed")
    text = (root / "deploy" / "patternbook@.service").read_text(encoding="utf-8")
    command = re.search(r"^ExecStart=(\S+)(.*)$", text, re.MULTILINE)
    assert command
    assert set(re.findall(r"--[\w-]+", command[2])) <= options()
    unit = tmp_path / "patternbook@8001.service"
    unit.write_text(text.replace(command[1], sys.executable), encoding="utf-8")
    done = subprocess.run([analyze, "verify", "--man=no", unit], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_container_starts_a_command_that_there_is(root: Path) -> None:
    """Protects operators from an image that ends at once: its command line is one of `patternbook serve`."""
    commands = [json.loads(value) for name, value in instructions(root) if name == "CMD"]
    assert len(commands) == 1
    program, *arguments = commands[0]
    assert program == "patternbook"
    assert {each for each in arguments if each.startswith("--")} <= options()
    assert arguments[:3] == ["-L", "/library", "serve"]


@pytest.mark.slow
def test_the_package_is_built_from_what_the_container_copies(root: Path, tmp_path: Path) -> None:
    """Protects the image from a file that was moved: what is copied is there, and is enough to build the package."""
    place = tmp_path / "build"
    for name, value in instructions(root):
        if name == "COPY":
            *sources, target = value.split()
            for source in sources:
                to = place / target if len(sources) == 1 else place / target / source
                to.parent.mkdir(parents=True, exist_ok=True)
                (shutil.copytree if (root / source).is_dir() else shutil.copy)(root / source, to)
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-index", "--no-deps", "--no-build-isolation", "."]
    subprocess.run(build, cwd=place, check=True)
    assert len(list(place.glob("patternbook-*.whl"))) == 1
