"""What others do in the very instant between reading and writing: at another worker, or with plain git."""

from __future__ import annotations

import subprocess
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

import pytest
from gitlibrary import GitLibrary, pattern_text, start
from test_localforge import ADA, NOW, edit, note

from patternbook.collaborate.disk import index, lock
from patternbook.collaborate.disk.apply import apply
from patternbook.collaborate.disk.index import GitIndexError
from patternbook.collaborate.disk.journal import Journal, is_unfinished, write_down
from patternbook.collaborate.disk.lock import locked
from patternbook.collaborate.git import commit as committing
from patternbook.collaborate.proposals import discussion
from patternbook.collaborate.proposals.forge import ClashError, ForgeError, Kind, State
from patternbook.collaborate.proposals.localforge import LocalForge
from patternbook.library import ChangeSet, Edit, StaleChangeError, content_hash

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATH = "patterns/1-initial/open-door.md"


@pytest.fixture
def library(tmp_path: Path) -> GitLibrary:
    """Make a library of one pattern with an open proposal."""
    library = start(tmp_path / "library")
    library.git("config", "user.name", "Rita")
    library.git("config", "user.email", "rita@example.org")
    library.write(PATH, pattern_text("Open Door"))
    library.commit("Begin")
    forge = LocalForge(library.root)
    forge.propose(edit(library, "Work goes on.", "Work flows."), forge.tip(), ADA, NOW)
    return library


def after(patch: pytest.MonkeyPatch, place: object, name: str, work: Callable[[], object]) -> None:
    """Let some work be done right after the first call of a function."""
    real, waits = getattr(place, name), [work]

    def both(*arguments: object) -> object:
        result = real(*arguments)
        if waits:
            waits.pop()()
        return result

    patch.setattr(place, name, both)


def more(library: GitLibrary, old: str, new: str) -> ChangeSet:
    """Return a change of what the proposal says."""
    text = library.git("show", f"proposal/1:{PATH}") + "\n"
    assert old in text
    return ChangeSet("More", "", (Edit(PATH, content_hash(text.encode()), text.replace(old, new)),))


def by_a_worker(library: GitLibrary) -> None:
    """Change the proposal at another worker."""
    other = LocalForge(library.root)
    other.change(1, more(library, "Many teams", "Several teams"), other.proposal(1).head, note(Kind.CHANGED))


def by_push(library: GitLibrary) -> None:
    """Push to the proposal's branch."""
    made = library.git("commit-tree", "proposal/1^{tree}", "-p", "proposal/1", "-m", "Pushed")
    library.git("push", "-q", ".", f"{made}:refs/heads/proposal/1")


@pytest.mark.parametrize("meanwhile", [by_a_worker, by_push])
def test_a_change_that_comes_second_takes_nothing_back(
    library: GitLibrary, meanwhile: Callable[[GitLibrary], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects whoever changes a proposal first: the second is refused, and the first stays."""
    forge, changes = LocalForge(library.root), more(library, "Invite people in.", "Open the door.")
    after(monkeypatch, forge, "_commit", lambda: meanwhile(library))
    with pytest.raises(StaleChangeError, match="changed by somebody else"):
        forge.change(1, changes, forge.proposal(1).head, note(Kind.CHANGED))
    head = LocalForge(library.root).proposal(1).head
    assert head == library.git("rev-parse", "proposal/1")
    assert library.git("rev-list", "--count", f"main..{head}") == "2"


def test_what_is_withdrawn_or_changed_meanwhile_is_not_merged(
    library: GitLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects a reviewer's yes: it was for the text that they saw, and for a proposal that was open."""
    forge = LocalForge(library.root)
    seen = forge.proposal(1).head
    by_a_worker(library)
    with pytest.raises(StaleChangeError, match="changed since you looked"):
        forge.merge(1, note(Kind.MERGED, head=seen))
    other = LocalForge(library.root)
    monkeypatch.setattr(discussion, "_PATIENCE", 0.2)
    after(monkeypatch, forge, "_open", lambda: said_in_a_thread(other))
    merged = forge.merge(1, note(Kind.MERGED))
    assert merged.state is State.MERGED
    assert [each.kind for each in forge.proposal(1).notes] == [Kind.PROPOSED, Kind.CHANGED, Kind.MERGED]


def said_in_a_thread(forge: LocalForge) -> None:
    """Try to withdraw while somebody merges, which waits for the end of the merge and is then refused."""
    with ThreadPoolExecutor(1) as pool, pytest.raises(ForgeError, match="changed by others"):
        pool.submit(forge.say, 1, note(Kind.WITHDRAWN, by=ADA)).result()


def merge_edit(library: GitLibrary, old: str, new: str) -> None:
    """Bring other words into the library."""
    forge = LocalForge(library.root)
    made = forge.propose(edit(library, old, new), forge.tip(), ADA, NOW)
    forge.merge(made.number, note(Kind.MERGED))


def test_words_chosen_over_a_text_that_changed_again_are_not_taken(library: GitLibrary) -> None:
    """Protects words that came into the library while somebody chose between two older texts."""
    forge = LocalForge(library.root)
    merge_edit(library, "Work goes on.", "Work rests.")
    (seen,) = forge.outlook(1).clashes
    merge_edit(library, "Work rests.", "Work sleeps.")
    with pytest.raises(ClashError) as refused:
        forge.catch_up(1, {seen: "## Resulting Context\n\nWork flows and rests.\n\n"}, note(Kind.CHANGED))
    assert "Work sleeps." in refused.value.clashes[0].ours
    assert refused.value.clashes[0].name != seen.name


def test_whoever_commits_beside_a_merge_does_not_take_it_back(
    library: GitLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects a merge from a person with git in the same folder, whose index is one commit behind for an instant."""
    library.write("mine.md", "mine\n")
    library.git("add", "mine.md")
    refused = []

    def commit_at_once() -> None:
        command = ["git", "commit", "-q", "-m", "Mine"]
        refused.append(subprocess.run(command, cwd=library.root, capture_output=True, check=False).returncode)

    after(monkeypatch, committing, "swap", commit_at_once)
    LocalForge(library.root).merge(1, note(Kind.MERGED))
    assert refused == [128]
    library.git("commit", "-q", "-m", "Mine")
    assert "Work flows." in library.git("show", f"main:{PATH}")
    assert library.git("status", "--porcelain") == ""


def test_git_at_work_in_the_folder_is_waited_for(library: GitLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects somebody who writes a commit's message while another merges: nothing is done, and the page says why."""
    monkeypatch.setattr(index, "_PATIENCE", 0.0)
    held = library.root / ".git" / "index.lock"
    held.touch()
    forge = LocalForge(library.root)
    with pytest.raises(GitIndexError, match="somebody is committing"):
        forge.merge(1, note(Kind.MERGED))
    assert forge.proposal(1).state is State.OPEN
    held.unlink()
    assert forge.merge(1, note(Kind.MERGED)).state is State.MERGED


def test_whoever_waits_ends_what_a_killed_one_began(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects files that a command was writing when it died, from the next one, which waited for its lock by then."""
    waits, real = Event(), lock.time.sleep
    monkeypatch.setattr(lock.time, "sleep", lambda seconds: (waits.set(), real(seconds)))
    with ThreadPoolExecutor(1) as pool:
        with locked(tmp_path):
            done = pool.submit(apply, ChangeSet("Second", "", (Edit("b.md", None, "second\n"),)), tmp_path)
            assert waits.wait(60)
            write_down(Journal({"a.md": None}, {"a.md": b"first\n"}, {}), tmp_path)
        done.result()
    assert {file.name: file.read_text() for file in tmp_path.glob("*.md")} == {"a.md": "first\n", "b.md": "second\n"}
    assert not is_unfinished(tmp_path)
