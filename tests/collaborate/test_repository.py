"""The library as it was at a revision."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.git.repository import RepositoryError, open_library_at
from patternbook.collaborate.opening import open_library

if TYPE_CHECKING:
    from pathlib import Path

    from gitlibrary import GitLibrary


def test_earlier_revision(volunteers: GitLibrary) -> None:
    """A revision shows what the files were then, whatever the working tree holds now."""
    (volunteers.root / "README.md").write_text("changed and not committed")
    before = open_library_at(volunteers.root, "HEAD~1")
    assert list(before.by_slug) == ["open-door"]
    assert before.documents["README.md"].source.startswith("# Ours")


def test_head_is_the_clean_working_tree(volunteers: GitLibrary) -> None:
    """Reading the head gives what reading the disk gives, links and hidden folders included."""
    volunteers.write(".patternbook/names.toml", '[renamed]\nold = "guide"\n')
    volunteers.write(".github/notes.md", "hidden")
    (volunteers.root / "alias.md").symlink_to("README.md")
    volunteers.commit("More")
    there, here = open_library_at(volunteers.root, "HEAD"), open_library(volunteers.root)
    assert there.files == here.files
    assert there.renamed == here.renamed == {"old": "guide"}
    assert {p: d.source for p, d in there.documents.items()} == {p: d.source for p, d in here.documents.items()}
    assert there.problems == here.problems


def test_a_reading_from_the_one_before_is_a_reading_made_anew(volunteers: GitLibrary) -> None:
    """Protects pages from texts of an earlier commit: edited, moved, deleted and linked files are all followed."""
    (volunteers.root / "alias.md").symlink_to("README.md")
    volunteers.write("torn.md", "<<<<<<< ours\nA\n=======\nB\n>>>>>>> theirs\n")
    (volunteers.root / "latin.md").write_bytes(b"caf\xe9")
    volunteers.commit("Link")
    at = volunteers.git("rev-parse", "HEAD").strip()
    before = open_library_at(volunteers.root, at)
    volunteers.write("README.md", "# Theirs\n")
    volunteers.write("new.md", "# New\n")
    volunteers.git("mv", "patterns/1-initial/open-door.md", "patterns/2-structured/open-door.md")
    volunteers.commit("Change")
    for revision in ("HEAD", at, "HEAD~2"):
        one, other = (
            open_library_at(volunteers.root, revision, before, at=at),
            open_library_at(volunteers.root, revision),
        )
        assert one.files == other.files
        assert one.problems == other.problems
        for there, here in ((one.by_path, other.by_path), (one.documents, other.documents)):
            assert {p: text.source for p, text in there.items()} == {p: text.source for p, text in here.items()}
    assert open_library_at(volunteers.root, at, before, at=at).by_slug["guide"] is before.by_slug["guide"]


def test_link_out_of_the_library_is_not_followed(volunteers: GitLibrary) -> None:
    """A symbolic link in a commit never leads to a file of the machine."""
    os.symlink("../../../../etc/hostname", volunteers.root / "patterns" / "1-initial" / "evil.md")  # noqa: PTH211
    volunteers.commit("Evil")
    library = open_library_at(volunteers.root, "HEAD")
    assert "evil" not in library.by_slug
    assert [problem.path for problem in library.problems] == ["patterns/1-initial/evil.md"]


def test_folder_of_a_repository(volunteers: GitLibrary) -> None:
    """A library that is a folder of a repository is read from that folder, and empty before it existed."""
    inner = volunteers.root / "team" / "library"
    volunteers.write("team/library/patterns/1-initial/lantern.md", "## Title\n\nLantern\n")
    volunteers.commit("Inner")
    assert list(open_library_at(inner, "HEAD").by_slug) == ["lantern"]
    assert open_library_at(inner, "HEAD~1").patterns == ()


def test_what_git_does_not_have(volunteers: GitLibrary, tmp_path: Path) -> None:
    """No repository and no such revision are said in words; missing contents are problems of their files."""
    with pytest.raises(RepositoryError, match="git init"):
        open_library_at(tmp_path, "HEAD")
    with pytest.raises(RepositoryError, match="no commit 'nonsense'"):
        open_library_at(volunteers.root, "nonsense")
    volunteers.git("config", "uploadpack.allowFilter", "true")
    partial = tmp_path / "partial"
    command = ["git", "clone", "-q", "--no-checkout", "--filter=blob:none", volunteers.root.as_uri(), str(partial)]
    subprocess.run(command, check=True)
    library = open_library_at(partial, "HEAD")
    assert library.patterns == ()
    assert all("partial clone" in problem.message for problem in library.problems)
    assert library.problems
