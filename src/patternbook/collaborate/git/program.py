"""Call the git program: quiet, in plain English, and never over the network unless asked."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LOCATIONS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
_ENVIRONMENT = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}


def _environment() -> dict[str, str]:
    """Return the environment for git, without what a hook or an alias would make it look at instead of the library."""
    kept = {name: value for name, value in os.environ.items() if name not in _LOCATIONS}
    return kept | _ENVIRONMENT


def git(root: Path, *arguments: str, index: Path | None = None) -> subprocess.CompletedProcess[str] | None:
    """Run git in a folder, perhaps with an index beside its own, and return what came of it.

    None when git is not installed. Output that is not UTF-8 keeps its place as replacement characters.
    """
    environment = _environment() | ({"GIT_INDEX_FILE": str(index)} if index else {})
    command = ["git", "-C", str(root), "--no-pager", "--literal-pathspecs", *arguments]
    try:
        return subprocess.run(  # noqa: S603 - the program is git, the arguments are ours
            command,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        return None


def git_text(root: Path, *arguments: str) -> str:
    """Return what git prints, without space around it; "" when it fails."""
    answer = git(root, *arguments)
    return answer.stdout.strip() if answer is not None and answer.returncode == 0 else ""
