"""The pure rooms stay pure: no files, network, processes, clock or chance."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parent.parent / "src" / "patternbook"
PURE = ("pattern", "library", "discover", "mature", "identify", "publish")
OUTSIDE = frozenset(
    [
        "aiohttp",
        "asyncio",
        "glob",
        "httpx",
        "importlib.metadata",
        "io",
        "multiprocessing",
        "os",
        "pathlib",
        "pygit2",
        "random",
        "requests",
        "secrets",
        "shutil",
        "signal",
        "socket",
        "sqlite3",
        "starlette",
        "subprocess",
        "tempfile",
        "threading",
        "time",
        "urllib.request",
        "uvicorn",
        "watchfiles",
    ]
)
CLOCK = frozenset({"now", "today", "utcnow"})
RESOURCES = SOURCE / "publish" / "formats"
"""The one place that may read files: the templates and scripts that are part of the package itself."""


def outside_names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and name of everything in a module that reaches out of the program."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name in OUTSIDE)
        elif isinstance(node, ast.ImportFrom) and (node.module or "") in OUTSIDE:
            if {alias.name for alias in node.names} - {"PurePath", "PurePosixPath", "StringIO", "BytesIO"}:
                yield node.lineno, node.module or ""
        elif isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id in {"open", "input", "print"}:
                yield node.lineno, node.func.id
            elif isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK and not node.args:
                yield node.lineno, node.func.attr


def pure_modules() -> list[Path]:
    """Return the modules of the pure rooms."""
    return sorted(path for room in PURE for path in (SOURCE / room).rglob("*.py"))


@pytest.mark.parametrize("module", pure_modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_pure_rooms_do_not_reach_out(module: Path) -> None:
    """Protects that the core can be tested, cached and run anywhere with values alone."""
    found = list(outside_names(ast.parse(module.read_text(encoding="utf-8"))))
    assert not found, f"{module.relative_to(SOURCE)} reaches outside: {found}; pass the fact in as a value"


@pytest.mark.parametrize(
    "line",
    [
        "import os",
        "from pathlib import Path",
        "import random",
        "from subprocess import run",
        "open('x')",
        "from datetime import datetime\ndatetime.now()",
        "from datetime import date\ndate.today()",
        "from importlib.metadata import entry_points",
    ],
)
def test_the_purity_check_sees(line: str) -> None:
    """Protects the check above from passing because it is blind."""
    assert list(outside_names(ast.parse(line)))


def test_pure_paths_are_allowed() -> None:
    """Protects computing with paths, which touches no disk."""
    assert not list(outside_names(ast.parse("from pathlib import PurePosixPath\nfrom io import StringIO")))


def test_only_formats_read_the_package_itself() -> None:
    """Protects that package resources (templates, scripts) are read by the formats that own them, and nowhere else."""
    readers = [m for m in pure_modules() if "resources.files(" in m.read_text() or "PackageLoader" in m.read_text()]
    assert readers
    assert all(RESOURCES in module.parents for module in readers), readers
