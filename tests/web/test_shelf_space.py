"""The space around a shelf: it shows both libraries as they change, and writes to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shelves import bytes_in, filled
from spaces import git
from starlette.testclient import TestClient
from test_safety import write

from patternbook.collaborate.disk.worktree import is_watched
from patternbook.web.app import make_app
from patternbook.web.live.book import LiveBook

if TYPE_CHECKING:
    from pathlib import Path

    from shelves import Shelf


@pytest.fixture
def shelf(tmp_path: Path, example: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A shelf in a git repository."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    shelf = filled(tmp_path, example)
    git(shelf.root, "init", "-q", "-b", "main")
    git(shelf.root, "config", "user.name", "Rita")
    git(shelf.root, "config", "user.email", "rita@example.org")
    git(shelf.root, "add", "-A")
    git(shelf.root, "commit", "-q", "-m", "Begin")
    return shelf


def test_the_book_follows_both_folders(shelf: Shelf) -> None:
    """Protects readers of a running book: an edit of the notes shows, and so does what comes from upstream."""
    book = LiveBook(shelf.root, include_early=True)
    name = "p/two-hour-task/index.html"
    assert b"Week by week" in (book.file(name) or b"")
    assert all(any(is_watched(folder, f"{place}/README.md") for folder in book.folders()) for place in book.folders())
    assert len(book.folders()) == 2
    notes = shelf.root / "patterns/3-validated/two-hour-task.md"
    notes.write_text(notes.read_text().replace("Week by week", "Day by day"))
    assert book.refresh()
    assert b"Day by day" in (book.file(name) or b"")
    public = shelf.public / "patterns/3-validated/two-hour-task.md"
    public.write_text(public.read_text() + "\n## Upstream\n\nFresh words.\n")
    assert book.refresh()
    shown = book.file(name) or b""
    assert b"Fresh words." in shown
    assert b"Day by day" in shown
    again = LiveBook(shelf.root, include_early=True)
    assert all(again.file(path) == book.file(path) for path in (name, "toc/index.html", "relations/index.html"))


def test_a_form_on_an_own_pattern_proposes(shelf: Shelf) -> None:
    """Protects the company's own patterns: in the space they are edited as in any library."""
    with TestClient(make_app(shelf.root), base_url="http://127.0.0.1") as client:
        answer = write(client, "/space/edit/help-desk/problem", text="## Problem\n\nOther words.")
        assert answer.status_code in {302, 303}
        assert "Other words." in client.get("/space/proposals/1").text


def test_an_instance_of_a_public_pattern_is_proposed_as_notes(shelf: Shelf) -> None:
    """Protects people who tell of a use: the space writes it into the shelf's notes, begun where there are none."""
    public = bytes_in(shelf.public)
    told = {"organization": "Acme Cars", "state": "in-use", "words": "uses it since 2025.", "naming": "yes"}
    with TestClient(make_app(shelf.root), base_url="http://127.0.0.1") as client:
        for slug in ("quiet-round", "two-hour-task"):
            assert write(client, f"/space/instance/{slug}", **told).status_code == 303, slug
    begun = git(shelf.root, "show", "proposal/1:patterns/3-validated/quiet-round.md")
    assert begun == "## Title\n\nQuiet Round\n\n## Known Instances\n\n* **Acme Cars** - uses it since 2025."
    assert "**Acme Cars**" in git(shelf.root, "show", "proposal/2:patterns/3-validated/two-hour-task.md")
    assert bytes_in(shelf.public) == public
