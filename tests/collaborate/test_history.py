"""What git says of a library's files: dates, people, moves, and silence where it cannot know."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from gitlibrary import GitLibrary, pattern_text, start

from patternbook.collaborate.git.history import read_history, remote_url, web_address
from patternbook.collaborate.opening import open_library
from patternbook.library.history import Act

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.library.history import History

DOOR = "patterns/1-initial/open-door.md"
GUIDE = "patterns/2-structured/guide.md"


def history(library: GitLibrary) -> History:
    """Return the history of a library that has one."""
    found = read_history(library.root)
    assert found is not None
    return found


def test_first_and_last_change(volunteers: GitLibrary) -> None:
    """A file's dates are those of its own commits, with the author's offset."""
    volunteers.write(DOOR, pattern_text("Open Door", "Better."))
    head = volunteers.commit("Better words", date="2024-03-05T08:00:00-05:00", author="Zoe")
    known = history(volunteers)
    assert known.head == head
    assert known.gap == ""
    last, first = known.last(DOOR), known.first(DOOR)
    assert last is not None
    assert (last.date, last.author, last.act) == ("2024-03-05T08:00:00-05:00", "Zoe", Act.EDITED)
    assert last.commit.title == "Better words"
    assert first is not None
    assert (first.date, first.act) == ("2024-01-01T10:00:00+02:00", Act.ADDED)
    assert known.people(DOOR) == ("Ada", "Zoe")
    assert known.people(GUIDE) == ("Bela",)


def test_coauthors_are_people_too(volunteers: GitLibrary) -> None:
    """Whoever is named in a Co-authored-by line contributed."""
    volunteers.write(GUIDE, pattern_text("Guide", "New."))
    volunteers.commit("Together\n\nCo-authored-by: Mia Berg <mia@example.org>\nCo-authored-by: Ada <ada@example.org>")
    assert history(volunteers).people(GUIDE) == ("Bela", "Ada", "Mia Berg")


def test_moves_are_followed(volunteers: GitLibrary) -> None:
    """A promoted file keeps its history, and a new file at its old place does not get it."""
    moved = "patterns/2-structured/open-door.md"
    volunteers.git("mv", DOOR, moved)
    volunteers.commit("Promote", date="2024-03-01T10:00:00+02:00")
    volunteers.write(DOOR, "## Title\n\nSomething else entirely\n")
    volunteers.commit("Same name, other pattern", date="2024-04-01T10:00:00+02:00")
    known = history(volunteers)
    assert [change.act for change in known.of(moved)] == [Act.MOVED, Act.ADDED]
    assert known.of(moved)[0].previous == DOOR
    assert [change.date[:7] for change in known.of(DOOR)] == ["2024-04"]


def test_rewritten_move_is_recognized_by_name(volunteers: GitLibrary) -> None:
    """A file rewritten beyond recognition while it moved is the same file when its name says so."""
    moved = "patterns/2-structured/open-door.md"
    (volunteers.root / DOOR).unlink()
    volunteers.write(moved, "Nothing is left of it.\n" * 40)
    volunteers.commit("Rewrite and promote")
    change = history(volunteers).last(moved)
    assert change is not None
    assert (change.act, change.previous) == (Act.MOVED, DOOR)


def test_branches_that_meet(volunteers: GitLibrary) -> None:
    """An edit made on a branch that had not heard of a move belongs to the moved file."""
    volunteers.git("checkout", "-q", "-b", "side")
    volunteers.write(DOOR, volunteers.read(DOOR).replace("Come", "Walk").replace("Work goes on.", "Work flows."))
    volunteers.commit("Edit on a branch", date="2024-03-02T10:00:00+02:00", author="Zoe")
    volunteers.git("checkout", "-q", "main")
    moved = "patterns/2-structured/open-door.md"
    volunteers.git("mv", DOOR, moved)
    volunteers.commit("Promote", date="2024-03-01T10:00:00+02:00")
    volunteers.git("merge", "-q", "--no-edit", "side", date="2024-03-03T10:00:00+02:00")
    known = history(volunteers)
    assert known.people(moved) == ("Ada", "Zoe")
    first = known.first(moved)
    assert first is not None
    assert first.date.startswith("2024-01-01")


def test_strange_file_names(volunteers: GitLibrary) -> None:
    """Names with spaces, quotes, line ends and letters of any script survive."""
    name = 'patterns/1-initial/größe "und"\n日本.md'
    volunteers.write(name, "## Title\n\nOdd\n")
    volunteers.commit("Odd")
    assert history(volunteers).last(name) is not None


def test_folder_within_a_repository(volunteers: GitLibrary) -> None:
    """A library in a folder of a larger repository sees paths of its own."""
    known = read_history(volunteers.root / "patterns")
    assert known is not None
    assert known.last("2-structured/guide.md") is not None
    assert known.last(GUIDE) is None


def test_nothing_is_said_without_git(tmp_path: Path) -> None:
    """Outside git there is no history, in an empty repository there is a reason."""
    assert read_history(tmp_path) is None
    empty = start(tmp_path / "empty")
    assert "no commit" in history(empty).gap


def test_shallow_clone_never_guesses(volunteers: GitLibrary, tmp_path: Path) -> None:
    """The commit at which a clone was cut seems to add every file; nothing is believed of it."""
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", volunteers.root.as_uri(), str(shallow)], check=True)
    known = read_history(shallow)
    assert known is not None
    assert "shallow" in known.gap
    assert known.last(DOOR) is None
    assert known.first(GUIDE) is None


def test_partial_clone_tells_no_first_change(volunteers: GitLibrary, tmp_path: Path) -> None:
    """Where contents are missing, moves may go unseen, so no change is called the first."""
    volunteers.git("config", "uploadpack.allowFilter", "true")
    partial = tmp_path / "partial"
    command = ["git", "clone", "-q", "--no-checkout", "--filter=blob:none", volunteers.root.as_uri(), str(partial)]
    subprocess.run(command, check=True)
    known = read_history(partial)
    assert known is not None
    assert not known.moves_known
    assert known.last(DOOR) is not None
    assert known.first(DOOR) is None


def test_bare_and_detached(volunteers: GitLibrary, tmp_path: Path) -> None:
    """A bare clone and a detached head tell the same history."""
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(volunteers.root), str(bare)], check=True)
    expected = history(volunteers).changes
    assert read_history(bare).changes == expected  # type: ignore[union-attr]
    volunteers.git("checkout", "-q", "--detach")
    assert history(volunteers).changes == expected


def test_damaged_repository_is_a_gap(volunteers: GitLibrary) -> None:
    """A repository that lost objects gives a reason, not an exception and not half a history."""
    parent = volunteers.git("rev-parse", "HEAD~1")
    (volunteers.root / ".git" / "objects" / parent[:2] / parent[2:]).unlink()
    known = history(volunteers)
    assert "could not read its history" in known.gap
    assert known.changes == ()


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("git@github.com:ours/patterns.git", "https://github.com/ours/patterns"),
        ("ssh://git@example.org:2222/ours/patterns.git", "https://example.org/ours/patterns"),
        ("https://name:secret@example.org/ours/patterns.git/", "https://example.org/ours/patterns"),
        ("http://localhost:8080/ours/patterns", "https://localhost:8080/ours/patterns"),
        ("file:///srv/git/patterns.git", None),
        ("/srv/git/patterns.git", None),
        ("../patterns", None),
        ("", None),
    ],
)
def test_web_address(remote: str, address: str | None) -> None:
    """Every way to name a remote gives its page, without anybody's password; a folder gives none."""
    assert web_address(remote) == address


def test_remote_url(volunteers: GitLibrary) -> None:
    """The address is that of origin, and there may be none."""
    assert remote_url(volunteers.root) is None
    volunteers.git("remote", "add", "origin", "git@example.org:ours/patterns.git")
    assert remote_url(volunteers.root) == "https://example.org/ours/patterns"


@pytest.mark.corpus
def test_real_history(real_history: Path) -> None:
    """Every real pattern has a first change, through moves, rebased branches and two rewritten promotions."""
    known = read_history(real_history)
    assert known is not None
    library = open_library(real_history)
    assert [path for path in library.by_path if known.first(path) is None] == []
    warranty = known.first("patterns/2-structured/30-day-warranty.md")
    assert warranty is not None
    assert (warranty.path, warranty.date[:10]) == ("30-day-warranty.md", "2017-04-19")
    promoted = [c for c in known.of("patterns/2-structured/governance-levels.md") if c.act is Act.MOVED]
    assert [(change.date[:10], change.previous) for change in promoted] == [
        ("2025-03-15", "patterns/1-initial/governance-levels.md")
    ]
    stale = 0
    for translation in library.translations:
        source, translated = known.last(library.by_slug[translation.of].path), known.last(translation.pattern.path)
        assert source is not None
        assert translated is not None
        stale += source.commit.committed > translated.commit.committed
    assert stale == 99
