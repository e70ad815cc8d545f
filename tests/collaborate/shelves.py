"""What tests of shelves share: a shelf of Acme on a copy of the example library."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from click.testing import CliRunner

from patternbook.cli import patternbook
from patternbook.collaborate.opening import open_library

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.library import Library

NOTES = """## Title

Two-Hour Task

## Solution

Ask [the desk](../1-initial/help-desk.md) first.

## Known Instances

* **Acme Payments** - uses it since 2024
* **Acme Retail** - is planning to use it

## Our Rollout

Week by week.
"""
OWN = "## Title\n\nHelp Desk\n\n## Problem\n\nSee [tasks](../3-validated/two-hour-task.md).\n"


class Shelf:
    """A shelf of Acme beside a copy of the example library."""

    def __init__(self, folder: Path, example: Path) -> None:
        self.public = shutil.copytree(example, folder / "public")
        self.root = folder / "acme"
        self.root.mkdir()
        self.write("patternbook.toml", '[shelf]\non = "../public"\nname = "Acme"\n')

    def write(self, path: str, text: str) -> None:
        """Write a file of the shelf."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def read(self) -> Library:
        """Read the library as it is now."""
        return open_library(self.root)

    def run(self, *arguments: str) -> tuple[int, str]:
        """Run a command on the shelf; return its exit code and what it printed, or why it was refused."""
        done = CliRunner().invoke(patternbook, ["-L", str(self.root), *arguments])
        return done.exit_code, done.output or str(done.exception)


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def filled(folder: Path, example: Path) -> Shelf:
    """Return a shelf that has a pattern and notes of its own."""
    shelf = Shelf(folder, example)
    shelf.write("patterns/1-initial/help-desk.md", OWN)
    shelf.write("patterns/3-validated/two-hour-task.md", NOTES)
    return shelf
