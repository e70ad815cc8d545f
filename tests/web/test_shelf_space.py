"""The space around a shelf: it shows both libraries as they change, and writes to one of them."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

import pytest
from shelves import bytes_in, filled
from spaces import git
from starlette.testclient import TestClient
from test_safety import fields, write

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


def shows(client: TestClient, address: str, words: str) -> bool:
    """Whether a page comes to show some words, given time."""
    for _ in range(300):
        if words in client.get(address).text:
            return True
        time.sleep(0.1)
    return False


def test_the_space_follows_the_library_underneath(shelf: Shelf) -> None:
    """Protects whoever writes notes: the form shows the public text as it is by now, whatever our commits say."""
    public = shelf.public / "patterns/3-validated/two-hour-task.md"
    form = "/space/edit/two-hour-task/solution"
    with TestClient(make_app(shelf.root), base_url="http://127.0.0.1") as client:
        assert "Keep a box of cards" in client.get(form).text
        public.write_text(public.read_text().replace("Keep a box of cards", "Keep a crate of cards"))
        assert shows(client, form, "Keep a crate of cards")
        public.rename(shelf.public / "patterns/2-structured/two-hour-task.md")
        assert shows(client, "/space/pattern/two-hour-task", "is on level 2")
        assert "Week by week." in client.get("/space/edit/two-hour-task/our-rollout").text


def test_the_library_underneath_may_be_away_for_a_while(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    """Protects a running space: what is shown stays, what cannot be done says why, and all goes on when it is back."""
    form, away = "/space/edit/two-hour-task/solution", shelf.public.with_name("away")
    with TestClient(make_app(shelf.root), base_url="http://127.0.0.1") as client:
        assert write(client, form, text="Ours.").status_code == 303
        values = fields(client.get("/space/proposals/1").text)
        shelf.public.rename(away)
        assert shows(client, "/space/proposals", "there is no folder")
        assert client.get("/p/two-hour-task/").status_code == 200
        assert "Keep a box of cards" in client.get(form).text
        assert client.get("/readyz").status_code == 503
        refused = client.post("/space/proposals/1/merge", data={**values, "words": "Agreed."})
        assert refused.status_code == 503
        assert "The public library that this shelf stands on cannot be read" in refused.text
        shutil.copytree(away, shelf.public)
        assert client.get("/readyz").status_code == 200
        assert client.post("/space/proposals/1/merge", data={**values, "words": "Agreed."}).status_code == 200
        public = shelf.public / "patterns/3-validated/two-hour-task.md"
        public.write_text(public.read_text().replace("Keep a box of cards", "Keep a crate of cards"))
        assert shows(client, "/p/two-hour-task/", "Keep a crate of cards")
        assert "cannot be read" not in client.get("/space").text
    assert "Ours." in (shelf.root / "patterns/3-validated/two-hour-task.md").read_text()
    told = capsys.readouterr().err
    assert "there is no folder" in told
    assert "can be read again" in told


def test_a_shelf_without_the_library_underneath_is_not_served(shelf: Shelf) -> None:
    """Protects whoever starts a space without the submodule: they read which folder is missing, and what to do."""
    shelf.public.rename(shelf.public.with_name("away"))
    code, told = shelf.run("serve", "--port", "0")
    assert code != 0
    assert "there is no folder" in told
    assert "git submodule update --init" in told
