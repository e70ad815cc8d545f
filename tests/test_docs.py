"""The documentation keeps step with the program."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from patternbook.cli import COMMANDS
from patternbook.identify.sources import built_in

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def test_the_command_reference_is_what_the_commands_say() -> None:
    """Protects readers of docs/commands.md: it is written by `make docs`, and must be written again after a change."""
    done = subprocess.run([sys.executable, "scripts/write_docs.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "docs/commands.md is out of date: run `make docs`"


def test_the_readme_names_every_command() -> None:
    """Protects newcomers: what the program can do is found from its first page."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [name for name in COMMANDS if not re.search(rf"`(?:patternbook )?{name}\b", text)]
    assert not missing, f"the README does not name: {', '.join(missing)}"


def test_links_between_documents_lead_somewhere() -> None:
    """Protects readers of the documentation from links to files that do not exist."""
    broken = []
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")]:
        text = re.sub(r"(```|~~~~).*?\1", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        destinations = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", re.sub(r"`[^`]*`", "", text))
        lost = (destination for destination in destinations if not (page.parent / destination).exists())
        broken += [f"{page.relative_to(ROOT)}: {destination}" for destination in lost]
    assert not broken, broken


def test_the_picture_of_the_rooms_is_of_this_house() -> None:
    """Protects whoever reads the code for the first time: each room that the picture names is there, with its door."""
    source, text = ROOT / "src/patternbook", (DOCS / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*?/`) \|.*\| (`.*\.py`) \|$", text, re.MULTILINE)
    lost = []
    for named, begin in rows:
        first, *beside = re.findall(r"`(.*?)/`", named)
        rooms = [source / first, *((source / first).parent / name for name in beside)]
        lost += [room for room in rooms if not (room / "__init__.py").is_file()]
        near = (source / first.partition("/")[0], *rooms)
        lost += [door for door in re.findall(r"`(.*?)`", begin) if not any((room / door).is_file() for room in near)]
    assert {path.name for path in source.iterdir() if (path / "__init__.py").is_file()} <= {
        first for named, _ in rows for first in re.findall(r"`(\w+)/", named)
    }, "a room is not in the picture"
    assert not lost, f"the picture names what is not there: {lost}"


def test_files_that_the_architecture_names_are_there() -> None:
    """Protects readers of a decision: the file that it names is where it says, whatever has moved since."""
    lines = (DOCS / "architecture.md").read_text(encoding="utf-8").splitlines()
    named = {name for line in lines if line[:1] != "|" for name in re.findall(r"`([\w/]+/\w+\.py)`", line)}
    examples = {name for name in named if Path(name).stem in {"vague_title", "slides", "pager"}}
    assert examples, "the recipes name the files that they add"
    there = {name for name in named if (ROOT / name).is_file() or (ROOT / "src/patternbook" / name).is_file()}
    assert not named - examples - there, f"docs/architecture.md names {named - examples - there}, which is not there"


def test_the_changelog_tells_of_every_command() -> None:
    """Protects users who upgrade: a command that appears is told of."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    missing = [name for name in COMMANDS if f"patternbook {name}" not in text and f"`{name}`" not in text]
    assert not missing, f"the changelog does not tell of: {', '.join(missing)}"


@pytest.mark.parametrize("source", built_in(), ids=lambda source: source.NAME)
def test_a_source_has_its_parts(source: ModuleType) -> None:
    """Protects whoever trusts a source with talk: a sample is read in the tests, what is dropped is told twice."""
    assert "Dropped:" in (source.__doc__ or ""), f"{source.__name__} does not say what it drops"
    expected = (ROOT / "tests/identify/samples").glob("*.expected")
    samples = [page for page in expected if page.read_text(encoding="utf-8").startswith(f"{source.NAME},")]
    assert samples, f"tests/identify/samples has none that {source.__name__} reads"
    rows = re.findall(r"(?m)^\| (.*?) \|", (DOCS / "identify.md").read_text(encoding="utf-8"))
    told = [row for row in rows if source.NAME.replace("-", " ") in row.lower()]
    assert told, f"the sources in docs/identify.md lack {source.NAME}"
