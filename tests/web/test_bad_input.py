"""Whatever comes in, and whatever happens to the repository: a clear message, a line in the log, nothing lost."""

from __future__ import annotations

import json
import logging
import re
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from spaces import git
from starlette.testclient import TestClient
from test_evidence import act
from test_pictures import drawn
from test_safety import EDIT, fields, write

from patternbook.web.app import make_app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATTERN = "patterns/2-structured/pause-card.md"
TRICKS = ("--output=evil", "-rf", "../../evil", "$(touch evil)", "HEAD; touch evil", "@{-1}", ":/Begin", "evil\n--all")


@pytest.fixture
def client(library: Path) -> Iterator[TestClient]:
    """A browser before the space of the example library."""
    with TestClient(make_app(library), base_url="http://127.0.0.1") as client:
        yield client


def everything(root: Path) -> set[str]:
    """Return the paths of all files of a library and around it, git's own left out."""
    found = (file.relative_to(root.parent).as_posix() for file in root.parent.rglob("*"))
    return {name for name in found if "/.git/" not in name and not name.startswith("data")}


@pytest.mark.parametrize("trick", TRICKS)
def test_names_that_look_like_options_or_paths_stay_names(client: TestClient, library: Path, trick: str) -> None:
    """Protects the machine: what people send is never an option, a path or a command for git or the disk."""
    write(client, text="## Problem\n\nOther words.")
    before = everything(library)
    refs = git(library, "for-each-ref")
    for address in ("/space/report", "/space/translate/pause-card", "/space/instance", "/space/advise"):
        asked = dict.fromkeys(("since", "until", "language", "slug", "q"), trick)
        assert client.get(address, params=asked).status_code in {200, 400, 404}
    forms = (
        (EDIT, {"base": trick, "text": "## Problem\n\nMine."}),
        (EDIT, {"language": trick, "text": "## Problem\n\nMine."}),
        ("/space/translate/pause-card/es", {"base": trick, "text-0": "Hola"}),
    )
    for address, values in forms:
        answer = write(client, address, **values)
        assert answer.status_code in {400, 404, 409}, (address, answer.status_code)
        assert "</h1>" in answer.text
    for deed in ("comment", "concern", "suggest", "take"):
        act(client, 1, deed, path=trick, section=trick, head=trick, about=trick, words="Hm.", text="## Problem\n\nX.")
    assert everything(library) == before
    kept = [line for line in refs.splitlines() if "patternbook/notes" not in line]
    assert [line for line in git(library, "for-each-ref").splitlines() if "patternbook/notes" not in line] == kept
    assert client.get("/space/proposals/1").status_code == 200


def test_the_name_of_an_uploaded_file_goes_nowhere(client: TestClient, library: Path) -> None:
    """Protects the library from paths in the names of files: a picture is named by its pattern and its content."""
    for name in ("../../evil.png", "/etc/passwd", "--output=evil.png", "a\0b.png", "<b>.svg", "CON"):
        page = client.get(EDIT).text
        form = {**fields(page), "text": "## Problem\n\nMine.", "alt": "A card", "act": "picture"}
        answer = client.post(EDIT, data=form, files={"picture": (name, drawn(), "image/svg+xml")})
        assert answer.status_code == 200
        assert re.search(r"assets/img/pause-card-\w{8}\.png", answer.text)
        assert "evil" not in answer.text
    assert "evil" not in " ".join(everything(library))


@pytest.mark.parametrize("language", ["klingon", "xx-yy", "..", "e", "es/../..", "--output=x", "ES", "😀", "a" * 300])
def test_unknown_languages_write_no_odd_files(client: TestClient, library: Path, language: str) -> None:
    """Protects translations: a code that is none is told; one that nobody used yet begins a language, as a proposal."""
    address = f"/space/translate/pause-card/{language}"
    assert client.get(EDIT, params={"language": language}).status_code == 404 or language == "ES"
    page = client.get(address)
    assert page.status_code in {200, 400, 404}
    assert "Internal" not in page.text
    write(client, address, **{"text-0": "## Title\n\nKarte", "base": git(library, "rev-parse", "HEAD")})
    names = git(library, "log", "--all", "--name-only", "--format=").split()
    new = [name for name in names if "translation" in name and not git(library, "ls-files", name)]
    assert all(
        re.fullmatch(r"translation/[a-z]{2,8}(?:-[a-z0-9]+)*/[\w/.-]+|\.patternbook/[\w.]+", name) for name in new
    )
    assert git(library, "status", "--porcelain") == ""


def test_a_section_of_megabytes_is_refused_and_a_large_one_is_kept(client: TestClient, library: Path) -> None:
    """Protects memory, and somebody with much to say: two megabytes are the line, and below it nothing is cut."""
    assert write(client, text="x" * 5_000_000).status_code == 413
    words = "Many words. " * 20_000
    assert write(client, text=f"## Problem\n\n{words}").status_code == 303
    assert words.strip() in git(library, "show", f"proposal/1:{PATTERN}")
    assert client.get("/space/proposals/1").status_code == 200


def test_a_form_outlives_a_rewritten_library(
    client: TestClient, library: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects words that were being written while somebody rewrote the branch and threw the old commits away."""
    form = fields(client.get(EDIT).text)
    (library / PATTERN).write_text((library / PATTERN).read_text().replace("stop answering", "fall silent"))
    git(library, "commit", "-qa", "--amend", "-m", "Begin otherwise")
    git(library, "reflog", "expire", "--expire=now", "--all")
    git(library, "gc", "-q", "--prune=now")
    kept = dict(client.cookies)
    client = TestClient(make_app(library), base_url="http://127.0.0.1", cookies=kept)
    answer = client.post(EDIT, data={**form, "text": "## Problem\n\nMine alone."})
    assert answer.status_code == 409
    assert "Both texts are here" in answer.text
    assert "Mine alone." in answer.text
    assert "fall silent" in answer.text
    assert any("knows no commit" in record.getMessage() for record in caplog.records)
    again = client.post(EDIT, data={**fields(answer.text), "text": "## Problem\n\nMine."}, follow_redirects=False)
    assert again.headers["location"].startswith("/space/proposals/1")


def test_proposals_outlive_a_force_push(client: TestClient, library: Path) -> None:
    """Protects proposals from a rewritten branch: merged ones are open again, none is lost, and they can be merged."""
    write(client, text="## Problem\n\nOther words.")
    act(client, 1, "merge", words="Good.")
    assert 'class="tag merged"' in client.get("/space/proposals/1").text
    git(library, "reset", "-q", "--hard", "HEAD~1")
    git(library, "commit", "-q", "--allow-empty", "-m", "Another history")
    page = client.get("/space/proposals/1")
    assert 'class="tag open"' in page.text
    assert "Other words." in page.text
    for address in ("/space/board", "/space/proposals", "/space/feed.atom", "/p/pause-card/", EDIT):
        assert client.get(address).status_code == 200
    act(client, 1, "merge", words="Again.")
    assert "Other words." in (library / PATTERN).read_text()


def test_a_proposal_keeps_its_text_when_its_branch_is_forced_elsewhere(client: TestClient, library: Path) -> None:
    """Protects what was proposed and approved from a branch that somebody moved to something else, or broke."""
    write(client, text="## Problem\n\nOther words.")
    proposed = git(library, "rev-parse", "proposal/1")
    for elsewhere in (git(library, "rev-parse", "HEAD"), git(library, "commit-tree", "-m", "Evil", "HEAD^{tree}")):
        git(library, "update-ref", "refs/heads/proposal/1", elsewhere)
        page = client.get("/space/proposals/1").text
        assert "Other words." in page
        assert f'name="head" value="{proposed}"' in page or "You wrote this" in page


def test_a_repository_that_is_gone_is_told_and_comes_back(
    client: TestClient, library: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects people from a blank page while a disk is away, and tells the operator."""
    form = fields(client.get(EDIT).text)
    shutil.move(library / ".git", library / "away")
    for address in ("/space/board", "/space/proposals", EDIT, "/space/help"):
        answer = client.get(address)
        assert answer.status_code in {200, 400, 503}, (address, answer.status_code)
        assert "</h1>" in answer.text
    refused = client.post(EDIT, data={**form, "text": "## Problem\n\nMine."})
    assert refused.status_code in {400, 503}
    assert client.get("/readyz").status_code == 503
    assert any(record.levelno >= logging.WARNING for record in caplog.records)
    shutil.move(library / "away", library / ".git")
    again = client.post(EDIT, data={**form, "text": "## Problem\n\nMine."}, follow_redirects=False)
    assert again.headers["location"].startswith("/space/proposals/1")


class Nonsense(BaseHTTPRequestHandler):
    """A GitHub that has lost its mind."""

    answer = (200, b"")

    def log_message(self, *_: Any) -> None:
        """Stay silent."""

    def do_GET(self) -> None:
        """Answer every question alike."""
        status, body = self.answer
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def hub(library: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A browser before a space whose proposals live on a GitHub that answers nonsense."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Nonsense)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    file = tmp_path / "space.toml"
    file.touch(mode=0o600)
    file.write_text(
        'address = "https://patterns.example.org"\nsign-in = "github"\n[oauth]\nclient-id = "a"\nclient-secret = "b"\n'
        f'[github]\nrepository = "ada/patterns"\nweb = "{address}"\napi = "{address}"\n'
    )
    client = TestClient(make_app(library, settings_file=file), base_url="https://patterns.example.org")
    yield client
    server.shutdown()
    thread.join()
    server.server_close()


ODD = ({}, [], 7, None, {"object": {"sha": 7}}, {"object": {"sha": "--output=evil"}}, {"object": None}, "x" * 999)


@pytest.mark.parametrize(
    "answer",
    [*((200, json.dumps(odd).encode()) for odd in ODD), (200, b"<html>"), (401, b"{}"), (404, b""), (418, b"\xff")],
)
def test_a_forge_that_answers_nonsense_is_told(
    hub: TestClient, library: Path, caplog: pytest.LogCaptureFixture, answer: tuple[int, bytes]
) -> None:
    """Protects readers and the operator: the book stays, pages of the space say what is wrong, the log has a line."""
    Nonsense.answer = answer
    before = git(library, "for-each-ref")
    for address in ("/space/proposals", "/space/proposals/1", "/space/board", "/space", "/space/feed.atom"):
        page = hub.get(address)
        assert page.status_code in ({400, 404} if answer[0] in {401, 404} else {503}), (address, page.status_code)
        assert ("sign in again" in page.text) == (answer[0] == 401)
        assert "GitHub" in page.text or "fetched" in page.text or "proposal" in page.text
    assert hub.get("/p/pause-card/").status_code == 200
    assert any(record.levelno >= logging.WARNING for record in caplog.records)
    assert git(library, "for-each-ref") == before
