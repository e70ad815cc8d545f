"""Proposals live in git: made, talked about, joined and merged, beside whatever else goes on there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from gitlibrary import GitLibrary, pattern_text, start

from patternbook.collaborate.proposals.forge import (
    ClashError,
    ClosedError,
    ForgeError,
    Kind,
    NoProposalError,
    Note,
    Person,
    State,
)
from patternbook.collaborate.proposals.localforge import LocalForge
from patternbook.collaborate.proposals.recovery import recover
from patternbook.library import ChangeSet, Edit, StaleChangeError, content_hash

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
ADA, BELA = Person("ada", "Ada", "ada@example.org"), Person("bela", "Bela")
PATH = "patterns/1-initial/open-door.md"


@pytest.fixture
def library(tmp_path: Path) -> GitLibrary:
    """Make a library of one pattern and a page, in a folder of a repository."""
    library = start(tmp_path / "library")
    library.git("config", "user.name", "Rita")
    library.git("config", "user.email", "rita@example.org")
    library.write(PATH, pattern_text("Open Door"))
    library.write("README.md", "# Ours\n")
    library.commit("Begin")
    return library


def edit(library: GitLibrary, old: str, new: str, title: str = "Say it better") -> ChangeSet:
    """Return the change that puts other words into the committed pattern."""
    text = library.git("show", f"HEAD:{PATH}") + "\n"
    assert old in text
    return ChangeSet(title, "", (Edit(PATH, content_hash(text.encode()), text.replace(old, new)),))


def note(kind: Kind, by: Person = BELA, **values: object) -> Note:
    """Return a note of the test's day."""
    return Note(kind, by, NOW, **values)  # type: ignore[arg-type]


def test_from_proposal_to_merge(library: GitLibrary) -> None:
    """Protects the main road: a proposal, its branch, an approval, the merge, and files that follow it."""
    forge = LocalForge(library.root)
    made = forge.propose(edit(library, "Work goes on.", "Work flows."), forge.tip(), ADA, NOW)
    assert (made.number, made.title, made.by, made.state) == (1, "Say it better", ADA, State.OPEN)
    assert library.git("rev-parse", "proposal/1") == made.head
    assert [(f.path, "Work flows." in (f.after or "")) for f in forge.files(1)] == [(PATH, True)]
    assert "Work goes on." in library.read(PATH)
    forge.say(1, note(Kind.APPROVAL, words="Good."))
    assert not forge.outlook(1).clashes
    merged = forge.merge(1, note(Kind.MERGED))
    assert merged.state is State.MERGED
    assert [n.kind for n in merged.notes] == [Kind.PROPOSED, Kind.APPROVAL, Kind.MERGED]
    assert "Work flows." in library.read(PATH)
    assert library.git("status", "--porcelain") == ""
    assert library.git("log", "-1", "--format=%an|%s") == "Bela|Say it better"
    assert [f.path for f in forge.files(1)] == [PATH]
    assert library.git("fsck", "--strict") == ""


def test_different_sections_join_by_themselves(library: GitLibrary) -> None:
    """Protects two people who edit one pattern in different places: both edits arrive."""
    forge = LocalForge(library.root)
    base = forge.tip()
    one, two = edit(library, "Work goes on.", "Work flows."), edit(library, "Invite people in.", "Invite everybody.")
    forge.propose(one, base, ADA, NOW)
    forge.propose(two, base, BELA, NOW)
    forge.merge(1, note(Kind.MERGED))
    forge.merge(2, note(Kind.MERGED))
    text = library.read(PATH)
    assert "Work flows." in text
    assert "Invite everybody." in text


def test_the_same_section_asks_a_person(library: GitLibrary) -> None:
    """Protects both texts when two people changed the same section: nothing merges before somebody chose."""
    forge = LocalForge(library.root)
    base = forge.tip()
    forge.propose(edit(library, "Work goes on.", "Work flows."), base, ADA, NOW)
    forge.propose(edit(library, "Work goes on.", "Work rests."), base, BELA, NOW)
    forge.merge(1, note(Kind.MERGED))
    with pytest.raises(ClashError) as refused:
        forge.merge(2, note(Kind.MERGED))
    clash = refused.value.clashes[0]
    assert (clash.path, clash.section) == (PATH, "resulting-context")
    assert "Work flows." in clash.ours
    assert "Work rests." in clash.theirs
    assert forge.outlook(2).clashes == refused.value.clashes
    chosen = {clash: "## Resulting Context\n\nWork flows and rests.\n\n"}
    forge.catch_up(2, chosen, note(Kind.CHANGED))
    assert [(f.path, f.before is not None and "Work flows." in f.before) for f in forge.files(2)] == [(PATH, True)]
    forge.merge(2, note(Kind.MERGED))
    assert "Work flows and rests." in library.read(PATH)
    assert "Known Instances" in library.read(PATH)


def test_a_file_under_work_is_left_alone(library: GitLibrary) -> None:
    """Protects somebody who edits in the served folder: the merge waits and says why; other files do not matter."""
    forge = LocalForge(library.root)
    forge.propose(edit(library, "Work goes on.", "Work flows."), forge.tip(), ADA, NOW)
    library.write("README.md", "# Being written\n")
    library.write(PATH, library.read(PATH).replace("Ada", "Ada L."))
    with pytest.raises(ForgeError, match="is being edited"):
        forge.merge(1, note(Kind.MERGED))
    assert forge.proposal(1).state is State.OPEN
    library.git("checkout", PATH)
    assert forge.merge(1, note(Kind.MERGED)).state is State.MERGED
    assert library.read("README.md") == "# Being written\n"


def test_changing_a_proposal(library: GitLibrary) -> None:
    """Protects the author of a proposal from a second hand: a change to what is no longer there is refused."""
    forge = LocalForge(library.root)
    made = forge.propose(edit(library, "Work goes on.", "Work flows."), forge.tip(), ADA, NOW)
    text = (forge.files(1)[0].after or "").replace("Ada", "Ada Lovelace")
    seen = content_hash((forge.files(1)[0].after or "").encode())
    changed = forge.change(1, ChangeSet("Name", "", (Edit(PATH, seen, text),)), made.head, note(Kind.CHANGED))
    assert changed.head != made.head
    with pytest.raises(StaleChangeError):
        forge.change(1, ChangeSet("Name", "", (Edit(PATH, seen, text),)), made.head, note(Kind.CHANGED))


def test_what_git_says_counts(library: GitLibrary) -> None:
    """Protects proposals from a lost branch, and people who merge with git: the space sees both."""
    forge = LocalForge(library.root)
    made = forge.propose(edit(library, "Work goes on.", "Work flows."), forge.tip(), ADA, NOW)
    library.git("branch", "-q", "-D", "proposal/1")
    assert forge.proposal(1).head == made.head
    library.git("merge", "-q", "--no-edit", made.head)
    assert LocalForge(library.root).proposal(1).state is State.MERGED
    with pytest.raises(ClosedError):
        forge.merge(1, note(Kind.MERGED))


def test_notes_that_others_wrote(library: GitLibrary) -> None:
    """Protects the list of proposals from one that somebody broke with git, and notes of people without an account."""
    forge = LocalForge(library.root)
    forge.propose(edit(library, "Work goes on.", "Work flows."), forge.tip(), Person(""), NOW)
    forge.propose(edit(library, "Work goes on.", "Work rests."), forge.tip(), ADA, NOW)
    library.git("update-ref", "refs/patternbook/notes/2", library.git("rev-parse", "HEAD"))
    fresh = LocalForge(library.root)
    recover(library.root)
    assert [proposal.number for proposal in fresh.proposals()] == [1]
    with pytest.raises(ForgeError, match=r"space-format\.md"):
        fresh.proposal(2)
    assert fresh.propose(edit(library, "Work goes on.", "Work ends."), fresh.tip(), ADA, NOW).number == 3


def test_withdrawn_and_missing(library: GitLibrary) -> None:
    """Protects the queue from what nobody wants any more, and a mistyped number from a crash."""
    forge = LocalForge(library.root)
    forge.propose(edit(library, "Work goes on.", "Work flows."), forge.tip(), ADA, NOW)
    assert forge.say(1, note(Kind.WITHDRAWN, ADA)).state is State.WITHDRAWN
    with pytest.raises(ClosedError):
        forge.say(1, note(Kind.APPROVAL))
    with pytest.raises(NoProposalError):
        forge.proposal(7)
    with pytest.raises(ForgeError, match="nothing was changed"):
        forge.propose(edit(library, "Work goes on.", "Work goes on."), forge.tip(), ADA, NOW)
