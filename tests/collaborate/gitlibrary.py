"""A small library of our own words in a real git repository, for tests of what reads and writes git."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Carl",
    "GIT_COMMITTER_EMAIL": "carl@example.org",
}


def pattern_text(
    title: str, links: str = "", status: str = "Initial", instances: str = "* **Harbor Works** - uses it"
) -> str:
    """Return the text of a pattern that has every section."""
    parts = {
        "Title": title,
        "Patlet": f"Teams wait for each other. {title} lets them help themselves.",
        "Problem": "Work stands still until another team has time.",
        "Context": "Many teams build on one product.",
        "Forces": "* Everybody is busy\n* Nobody wants to ask twice",
        "Solutions": f"Invite people in. {links}",
        "Resulting Context": "Work goes on.",
        "Known Instances": instances,
        "Status": status,
        "Author(s)": "Ada",
    }
    return "\n\n".join(f"## {heading}\n\n{body}" for heading, body in parts.items()) + "\n"


@dataclass(frozen=True)
class GitLibrary:
    """A folder under git, and how to change it."""

    root: Path

    def git(self, *arguments: str, date: str = "2024-01-01T10:00:00+02:00", author: str = "Ada") -> str:
        """Run git and return what it prints; the test fails when git does."""
        dated = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "GIT_AUTHOR_NAME": author}
        answer = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**os.environ, **ENVIRONMENT, **dated},
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stderr
        return answer.stdout.strip()

    def write(self, path: str, text: str) -> None:
        """Write a file, with the folders it needs."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def read(self, path: str) -> str:
        """Return the text of a file."""
        return (self.root / path).read_bytes().decode()

    def commit(self, title: str, date: str = "2024-01-01T10:00:00+02:00", author: str = "Ada") -> str:
        """Commit everything and return the commit's name."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", title, date=date, author=author)
        return self.git("rev-parse", "HEAD")


def start(root: Path) -> GitLibrary:
    """Begin an empty repository in a folder."""
    root.mkdir(parents=True, exist_ok=True)
    library = GitLibrary(root)
    library.git("init", "-q", "-b", "main")
    return library
