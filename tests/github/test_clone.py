"""The clone that is served: it fetches commits by name, many at once, and nothing else."""

from __future__ import annotations

import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.github.clone import Clone
from patternbook.collaborate.github.objects import Objects
from patternbook.collaborate.proposals.forge import ForgeError

if TYPE_CHECKING:
    from pathlib import Path

WHO = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")


def git(root: Path, *arguments: str) -> str:
    """Run git in a folder."""
    return subprocess.run(
        ["git", *WHO, *arguments], cwd=root, capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository with three pull requests, as GitHub keeps them."""
    root = tmp_path / "origin"
    git(tmp_path, "init", "-q", "-b", "main", str(root))
    (root / "README.md").write_text("# Here\n")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Begin")
    for number in (1, 2, 3):
        (root / "README.md").write_text(f"# {number}\n")
        git(root, "commit", "-qam", f"Change {number}")
        git(root, "update-ref", f"refs/pull/{number}/head", "HEAD")
        git(root, "reset", "-q", "--hard", "HEAD~")
    return root


def test_pull_requests_are_fetched_at_once_and_one_that_is_gone_keeps_no_other(origin: Path, tmp_path: Path) -> None:
    """A repository with a long past is read with git, whatever became of some of its pull requests."""
    heads = {number: git(origin, "rev-parse", f"refs/pull/{number}/head") for number in (1, 2, 3)}
    git(tmp_path, "clone", "-q", "--no-local", str(origin), "clone")
    clone = Clone(tmp_path / "clone")
    assert all(clone.find(head) is None for head in heads.values())
    clone.bring_pulls(heads | {4: "a" * 40})
    assert all(clone.find(head) is not None for head in heads.values())


def test_what_the_clone_has_is_not_asked_for(origin: Path, tmp_path: Path) -> None:
    """Trees, files and kinship of commits that are there cost no request."""
    git(tmp_path, "clone", "-q", "--no-local", str(origin), "clone")
    clone = Clone(tmp_path / "clone")
    head = git(origin, "rev-parse", "refs/pull/2/head")
    clone.bring_pulls({2: head})
    tip = git(origin, "rev-parse", "main")

    def ask(_: object) -> object:
        raise AssertionError

    objects = Objects(ask, clone)
    assert objects.text("ada/patterns", head, "README.md") == "# 2\n"
    assert (objects.kin("ada/patterns", tip, head).ancestor, objects.kin("ada/patterns", tip, head).behind) == (tip, 0)


def test_a_clone_asks_git_for_nothing_but_commits(tmp_path: Path) -> None:
    """A name that a forge makes up is never an option of git, and a commit that is nowhere is told."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    for name in ("--upload-pack=touch x", "HEAD", "a" * 40):
        with pytest.raises(ForgeError, match="cannot be fetched"):
            Clone(tmp_path).bring(name)
    assert list(tmp_path.iterdir()) == [tmp_path / ".git"]


def test_two_workers_that_follow_at_once_do_not_stumble(origin: Path, tmp_path: Path) -> None:
    """Protects visitors from an error because another worker was bringing the same folder forward."""
    root = tmp_path / "clone"
    git(tmp_path, "clone", "-q", str(origin), str(root))
    tips = []
    for number in range(12):
        (origin / "README.md").write_text(f"# Next {number}\n")
        git(origin, "commit", "-qam", f"Next {number}")
        tips.append(git(origin, "rev-parse", "HEAD"))
    git(root, "fetch", "-q")

    def follow(_worker: int) -> None:
        clone = Clone(root)
        for tip in tips:
            clone.follow(tip)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(follow, range(3)))
    assert git(root, "rev-parse", "HEAD") == tips[-1]
    assert git(root, "status", "--porcelain") == ""
