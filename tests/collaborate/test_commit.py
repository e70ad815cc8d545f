"""A change becomes one commit, beside whatever else is going on in the working tree."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from gitlibrary import GitLibrary, start
from test_apply import AFTER, BEFORE, CHANGES, by_step, content, deaths, fill

from patternbook.collaborate.disk.journal import finish, is_unfinished
from patternbook.collaborate.git import commit as committing
from patternbook.collaborate.git.commit import commit
from patternbook.collaborate.git.repository import RepositoryError
from patternbook.library import ChangeSet, Edit, StaleChangeError, content_hash

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def repository(root: Path) -> GitLibrary:
    """Return a repository whose one commit holds the files before the change."""
    library = start(root)
    library.git("config", "user.name", "Rita")
    library.git("config", "user.email", "rita@example.org")
    fill(root)
    library.commit("Begin")
    return library


@pytest.fixture
def library(tmp_path: Path) -> GitLibrary:
    """Make a repository with the files before the change."""
    return repository(tmp_path / "library")


def test_one_commit(library: GitLibrary) -> None:
    """The commit has the change's words, its author and its files, and the working tree follows."""
    parent = library.git("rev-parse", "HEAD")
    name = commit(CHANGES, library.root)
    assert library.git("rev-parse", "main") == name
    assert (
        library.git("log", "-1", "--format=%an <%ae> %s %P") == f"Rita <rita@example.org> Everything at once {parent}"
    )
    assert library.git("ls-tree", "-r", "--name-only", "HEAD").split() == sorted(AFTER)
    assert content(library.root) == AFTER
    assert library.git("status", "--porcelain") == ""
    assert library.git("fsck", "--strict") == ""


def test_dirty_tree_stays_as_it_is(library: GitLibrary) -> None:
    """Staged, unstaged and new files of other topics are neither committed nor touched."""
    library.write("mine.md", "mine\n")
    library.commit("Mine")
    library.write("mine.md", "changed\n")
    library.write("staged.md", "staged\n")
    library.git("add", "staged.md")
    library.write("untracked.md", "untracked\n")
    before = library.git("status", "--porcelain")
    commit(CHANGES, library.root)
    assert library.git("status", "--porcelain") == before
    assert library.read("mine.md") == "changed\n"
    assert library.git("show", "--name-only", "--format=", "--no-renames", "HEAD").split() == sorted({*BEFORE, *AFTER})


def test_uncommitted_file_of_the_change_is_refused(library: GitLibrary) -> None:
    """A change over words that nobody committed would lose or publish them."""
    library.write("c.md", "draft\n")
    with pytest.raises(RepositoryError, match=r"c\.md has changes that are not committed"):
        commit(CHANGES, library.root)
    assert library.read("c.md") == "draft\n"
    assert library.git("log", "--format=%s") == "Begin"


def test_branch_that_moves_meanwhile(library: GitLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another commit that lands between reading and writing is not overwritten."""
    real: Callable[..., None] = committing.swap  # the instant between reading and writing

    def late(*arguments: object) -> None:
        made = library.git("commit-tree", "HEAD^{tree}", "-p", "HEAD", "-m", "Faster")
        library.git("update-ref", "refs/heads/main", made)
        real(*arguments)

    monkeypatch.setattr(committing, "swap", late)
    with pytest.raises(StaleChangeError, match="another commit"):
        commit(CHANGES, library.root)
    assert library.git("log", "--format=%s").split() == ["Faster", "Begin"]
    assert content(library.root) == BEFORE
    assert not is_unfinished(library.root)


def test_expected_base(library: GitLibrary) -> None:
    """A change made on an older state of the branch is refused when its author asks for that."""
    base = library.git("rev-parse", "HEAD")
    library.git("commit", "-q", "--allow-empty", "-m", "Next")
    with pytest.raises(StaleChangeError, match="no longer at"):
        commit(CHANGES, library.root, base=base)
    commit(CHANGES, library.root, base=library.git("rev-parse", "HEAD"))


def test_bare_repository(library: GitLibrary, tmp_path: Path) -> None:
    """A server's repository without files gets the commit too."""
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(library.root), str(bare)], check=True)
    for key, value in (("user.name", "Rita"), ("user.email", "rita@example.org")):
        subprocess.run(["git", "-C", str(bare), "config", key, value], check=True)
    commit(CHANGES, bare)
    listed = subprocess.run(
        ["git", "-C", str(bare), "ls-tree", "-r", "--name-only", "main"], capture_output=True, check=True
    )
    assert listed.stdout.decode().split() == sorted(AFTER)


def test_detached_head(library: GitLibrary) -> None:
    """On a detached head the commit moves the head and no branch."""
    library.git("checkout", "-q", "--detach")
    name = commit(CHANGES, library.root)
    assert library.git("rev-parse", "HEAD") == name
    assert library.git("log", "--format=%s", "main") == "Begin"


def test_library_in_a_folder(library: GitLibrary) -> None:
    """A library that is a folder of a repository commits its paths at their place."""
    inner = library.root / "folder"
    commit(ChangeSet("Inner", edits=(Edit("b.md", content_hash(b"two\n"), "2\n"),)), inner)
    assert library.git("show", "HEAD:folder/b.md") == "2"
    assert library.git("status", "--porcelain") == ""


def test_no_repository_and_no_commit(tmp_path: Path) -> None:
    """Where there is nothing to commit to, the message says what to do."""
    with pytest.raises(RepositoryError, match="git init"):
        commit(CHANGES, tmp_path)
    with pytest.raises(RepositoryError, match="no commit yet"):
        commit(CHANGES, start(tmp_path / "empty").root)


def test_killed_at_every_step(tmp_path: Path) -> None:
    """Whenever the process dies, branch and files are both as before or both as after, and clean."""
    outcomes = []
    for root in sorted(deaths(repository(tmp_path / "library").root, "commit"), key=by_step):
        library = GitLibrary(root)
        assert finish(root) == ()
        committed = library.git("log", "-1", "--format=%s") == "Everything at once"
        assert content(root) == (AFTER if committed else BEFORE)
        assert library.git("status", "--porcelain") == ""
        assert not is_unfinished(root)
        outcomes.append(committed)
    assert outcomes == sorted(outcomes)
    assert outcomes.count(False) > 3
    assert outcomes.count(True) > 10
