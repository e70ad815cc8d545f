"""A space on a copy of the example library, served on this machine for tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import uvicorn

from patternbook.web.app import make_app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WHO = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Rita",
    "GIT_AUTHOR_EMAIL": "rita@example.org",
    "GIT_COMMITTER_NAME": "Rita",
    "GIT_COMMITTER_EMAIL": "rita@example.org",
    "GIT_AUTHOR_DATE": "2026-01-01T10:00:00Z",
    "GIT_COMMITTER_DATE": "2026-01-01T10:00:00Z",
}


def git(root: Path, *arguments: str) -> str:
    """Run git in a folder and return what it prints; the test fails when git does."""
    done = subprocess.run(
        ["git", *arguments], cwd=root, env={**os.environ, **WHO}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def under_git(library: Path, root: Path) -> Path:
    """Copy a library into a git repository of its own."""
    shutil.copytree(library, root)
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "Rita")
    git(root, "config", "user.email", "rita@example.org")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Begin")
    return root


def shelf_of_acme(library: Path, folder: Path) -> Path:
    """Begin a shelf of Acme with one pattern of its own over a copy of a library, each a git repository in a folder."""
    under_git(library, folder / "public")
    files = folder / "files"
    (files / "patterns/1-initial").mkdir(parents=True)
    (files / "patternbook.toml").write_text('[shelf]\non = "../public"\nname = "Acme"\n')
    own = "## Title\n\nHelp Desk\n\n## Problem\n\nNobody knows whom to ask.\n"
    (files / "patterns/1-initial/help-desk.md").write_text(own)
    return under_git(files, folder / "acme")


@dataclass(frozen=True)
class Served:
    """A running space: its address, and the folder of its library."""

    address: str
    root: Path


@contextmanager
def serving(root: Path, database: str = "") -> Iterator[Served]:
    """Serve the space of a library until the block ends."""
    with socket.socket(proto=socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        app = make_app(root, database=database)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield Served(f"http://127.0.0.1:{listener.getsockname()[1]}", root)
        server.should_exit = True
        thread.join()
