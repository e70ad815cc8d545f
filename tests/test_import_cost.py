"""The command line starts fast: what a command does not need is not imported."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

HEAVY = [
    "aiohttp",
    "asyncio",
    "jinja2",
    "nh3",
    "pygit2",
    "pyromark",
    "rich",
    "slack_bolt",
    "slack_sdk",
    "starlette",
    "uvicorn",
    "watchfiles",
    "spylls",
    "anyascii",
    "daft",
    "ray",
    "typst",
]


def imported_by(statement: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter holds after a statement."""
    program = f"{statement}\nimport sys\nprint(' '.join({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_command_line_imports_nothing_heavy() -> None:
    """Protects `patternbook --help` and shell completion from the weight of commands that were not called."""
    assert not imported_by("import patternbook.cli") & set(HEAVY)


def test_reading_a_library_needs_the_parser_alone() -> None:
    """Protects a pre-commit hook's start: reading needs no templates, servers, git or tables for romanizing."""
    loaded = imported_by("import patternbook.collaborate.opening")
    assert "pyromark" in loaded
    assert not loaded & (set(HEAVY) - {"pyromark"})


def test_checking_one_file_stays_light() -> None:
    """Protects commits from waiting: the check of one file loads no network, no dictionaries, no servers, no git."""
    folder = Path(__file__).parent.parent / "examples" / "volunteers"
    arguments = ["-L", str(folder), "check", "--no-spelling", str(folder / "patterns/2-structured/first-friday.md")]
    call = f"try:\n    patternbook({arguments!r})\nexcept SystemExit:\n    pass"
    loaded = imported_by(f"from patternbook.cli import patternbook\n{call}")
    assert "patternbook" in loaded
    assert not loaded & (set(HEAVY) - {"pyromark"})


def test_identifying_a_note_loads_nothing_that_many_need() -> None:
    """Protects small sources: what shares work among processes or machines is loaded when there is much of it."""
    loaded = imported_by("import patternbook.cli.identify, patternbook.collaborate.talk.identifying")
    assert not loaded & {"daft", "ray", "multiprocessing"}


def test_a_space_without_github_holds_no_client_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a worker's memory: what brings a database up to date, and what asks GitHub, is not there unused."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    root = tmp_path / "library"
    shutil.copytree(Path(__file__).parent.parent / "examples" / "volunteers", root)
    who = ["-c", "user.name=Rita", "-c", "user.email=rita@example.org"]
    for arguments in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "Begin"]):
        subprocess.run(["git", *arguments], cwd=root, check=True)
    statement = f"from pathlib import Path\nfrom patternbook.web.app import make_app\nmake_app(Path({str(root)!r}))"
    assert {"alembic", "sqlalchemy"} <= imported_by(statement), "the first start makes the tables"
    loaded = imported_by(statement)
    assert "sqlalchemy" in loaded
    assert not loaded & {"alembic", "mako", "httpx", "rich", "pygments", "authlib", "spylls", "PIL", "aiohttp", "typst"}
