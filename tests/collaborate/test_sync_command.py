"""The command that keeps lists in step, run as a person and as a build server runs it."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from test_promote_command import patternbook

if TYPE_CHECKING:
    from gitlibrary import GitLibrary

MAP = "pattern-categorization/mind-map.md"


def test_a_build_server_sees_drift(volunteers: GitLibrary) -> None:
    """Protects the exit code: 1 with every difference named, nothing changed; 0 once it was mended."""
    volunteers.write("README.md", "# Ours\n\n* [The Door](patterns/1-initial/open-door.md) - *Come in.*\n")
    before = volunteers.read("README.md")
    shown = patternbook(volunteers, "sync", "--check")
    assert shown.returncode == 1
    assert 'README.md:3: title: "The Door" is called "Open Door"' in shown.stdout
    assert volunteers.read("README.md") == before
    rows = json.loads(patternbook(volunteers, "sync", "--check", "--json").stdout)["drift"]
    assert {(row["path"], row["line"], row["slug"], row["kind"]) for row in rows} == {
        ("README.md", 1, "guide", "missing"),
        ("README.md", 3, "open-door", "title"),
        ("README.md", 3, "open-door", "patlet"),
    }
    assert patternbook(volunteers, "sync").returncode == 0
    assert patternbook(volunteers, "sync", "--check").returncode == 0
    assert patternbook(volunteers, "sync").stdout == "Nothing to change.\n"


def test_dry_run_is_the_exact_difference(volunteers: GitLibrary) -> None:
    """What --dry-run shows is what happens, and --json changes the files too while it tells."""
    volunteers.write("README.md", "# Ours\n\n* [The Door](patterns/1-initial/open-door.md) - *Come in.*")
    volunteers.commit("Drift")
    shown = patternbook(volunteers, "sync", "--dry-run").stdout
    assert volunteers.git("status", "--porcelain") == ""
    assert json.loads(patternbook(volunteers, "sync", "--json").stdout)["drift"]
    done = volunteers.read("README.md")
    volunteers.git("checkout", "-q", ".")
    subprocess.run(["git", "apply", "-"], cwd=volunteers.root, input=shown, text=True, check=True)
    assert volunteers.read("README.md") == done


def test_what_only_a_person_can_mend_is_no_success(volunteers: GitLibrary) -> None:
    """A pattern without a place on the map keeps the check red, and sync says what to do."""
    volunteers.write(MAP, "# Map\n\n## Begin\n\n### Doors\n\n#### Doors are shut\n")
    patternbook(volunteers, "sync")
    left = patternbook(volunteers, "sync", "--check")
    assert left.returncode == 1
    assert left.stdout.endswith("A person has to mend that.\n")
    assert f"put Guide into {MAP}" in patternbook(volunteers, "sync").stderr
