"""What the space refuses, and what it never loses."""

from __future__ import annotations

import io
import itertools
import re
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from spaces import git
from starlette.testclient import TestClient

from patternbook.collaborate.checks.dictionaries import find_dictionary
from patternbook.collaborate.disk.caches import write_cache
from patternbook.collaborate.disk.private import data_folder
from patternbook.collaborate.links.memory import Attempt, LinkMemory, Outcome, to_table
from patternbook.collaborate.links.observing import MEMORY
from patternbook.web.app import make_app
from patternbook.web.opening import OpenToAllError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

    from patternbook.collaborate.proposals.forge import Proposal

EDIT = "/space/edit/pause-card/problem"


@pytest.fixture
def client(library: Path) -> Iterator[TestClient]:
    """A browser without script before the space of the example library."""
    with TestClient(make_app(library), base_url="http://127.0.0.1") as client:
        yield client


def fields(page: str) -> dict[str, str]:
    """Return the hidden values of a page's first form for writing."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


def write(client: TestClient, address: str = EDIT, to: str = "", **values: str) -> httpx.Response:
    """Fill in a form and send it, without following where it leads."""
    form = fields(client.get(address).text)
    return client.post(to or address, data={**form, **values}, follow_redirects=False)


def test_a_space_without_sign_in_stays_on_this_machine(library: Path) -> None:
    """Protects a library from strangers: other addresses are refused with what to do, and rebinding is too."""
    with pytest.raises(OpenToAllError, match="sign-in"):
        make_app(library, host="0.0.0.0")  # noqa: S104 - refused
    with TestClient(make_app(library), base_url="http://evil.example") as client:
        assert client.get("/").status_code == 400


def test_words_are_checked_as_on_the_command_line(client: TestClient) -> None:
    """Protects readers from slips that the command line would find later: a word that no dictionary has is told."""
    if find_dictionary("en") is None:
        pytest.skip("no English dictionary of Hunspell is installed on this machine")
    looked = write(client, act="look", text="## Problem\n\nPeople stop answering, and teh others are hurt.")
    assert "PAT303" in looked.text
    assert "did you mean &#34;the&#34;" in looked.text
    good = write(client, act="look", text="## Problem\n\nPeople stop answering, and the others are hurt.")
    assert "PAT303" not in good.text


def test_what_is_wrong_elsewhere_does_not_stand_between_a_person_and_their_words(client: TestClient) -> None:
    """Protects people who mend one section from findings of another: those are there, folded away."""
    looked = write(client, act="look", text="## Problem\n\n[Gone](nowhere.md)").text
    here, _, elsewhere = looked.partition("elsewhere in this pattern</summary>")
    assert "PAT601" in here.rpartition("<details>")[0]
    assert "PAT102" in elsewhere
    assert "PAT601" not in elsewhere


def test_the_last_look_at_the_web_counts_in_the_space(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects maintainers from a board that knows less than the command line: what was asked is not unknown."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = library / "patterns/2-structured/pause-card.md"
    file.write_text(file.read_text(encoding="utf-8") + "\n[More](https://pause.cards/more)\n", encoding="utf-8")
    git(library, "commit", "-qam", "Link")
    with TestClient(make_app(library), base_url="http://127.0.0.1") as client:
        assert "nobody looked at" in client.get("/space/pattern/pause-card").text
    memory = LinkMemory()
    memory.note({"https://pause.cards/more": Attempt(Outcome.ALIVE, "200")}, datetime.now(UTC))
    write_cache(MEMORY, to_table(memory))
    with TestClient(make_app(library), base_url="http://127.0.0.1") as client:
        assert "nobody looked at" not in client.get("/space/pattern/pause-card").text


def test_every_page_says_that_nobody_signs_in(client: TestClient) -> None:
    """Protects people from taking an open space for a safe one; and no page may be framed or run foreign script."""
    for address in ("/", "/toc/", "/p/pause-card/", EDIT, "/space/board", "/space/proposals/9", "/nowhere/"):
        page = client.get(address)
        assert "without sign-in" in page.text, address
        policy = page.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_forms_of_other_sites_are_refused(client: TestClient, headers: dict[str, str]) -> None:
    """Protects visitors from pages that send forms in their name."""
    form = fields(client.get(EDIT).text)
    answer = client.post(EDIT, data={**form, "text": "## Problem\n\nEvil."}, headers=headers)
    assert answer.status_code == 403
    assert "/space/proposals/1" not in client.get("/space/proposals").text


def test_a_form_needs_its_token(client: TestClient) -> None:
    """Protects visitors where browsers tell nothing of the sender: the token is asked for, and what to do is said."""
    client.get(EDIT)
    for token in ("", "0" * 64):
        answer = client.post(EDIT, data={"token": token, "text": "Evil"})
        assert answer.status_code == 403
        assert "reload" in answer.text


NAMES = ("..%2F..%2Fetc%2Fpasswd", "%2e%2e", "--output=x", "-", "a%00b", "..", "😀", "a" * 3000, "%3Cscript%3E")
PLACES = (
    *("edit/{}", "edit/pause-card/{}", "pattern/{}", "instance/{}", "translate/{}", "translate/pause-card/{}"),
    *("proposals/{}", "drafts/{}", "drafts/x/{}", "rule/{}", "feed/{}.atom", "consent/{}", "instances/{}"),
)


def test_odd_names_lead_to_a_page_that_helps(client: TestClient) -> None:
    """Protects against tricks in addresses: no fault, no file, no echo of script, always a next step."""
    for place, name in itertools.product(PLACES, NAMES):
        answer = client.get(f"/space/{place.format(name)}")
        assert answer.status_code in {200, 400, 404}, (place, name)
        assert not re.search(r"<script>|root:", answer.text), (place, name)


def test_odd_titles_become_plain_files(client: TestClient, library: Path) -> None:
    """Protects the repository from titles that look like paths or options."""
    for title in ("../../escape", "--output=evil", ".git/hooks/post-commit", "a/b\\c"):
        start = client.get("/space/propose").text
        made = client.post("/space/propose", data={**fields(start), "way": "donut"}, follow_redirects=False)
        draft = made.headers["location"].rpartition("/")[0]
        for kind, text in (("title", title), ("problem", "Something goes wrong every day.")):
            write(client, f"{draft}/{kind}", text=text, act="look")
        write(client, draft, act="propose")
    files = git(library, "log", "--all", "--name-only", "--format=").split()
    assert sum(name.startswith("patterns/1-initial/") for name in files) >= 4
    assert all(
        re.fullmatch(r"[\w./-]+|note\.json", name) and ".." not in name and ".git/" not in name for name in files
    )
    assert not (library / "evil").exists()


def test_five_megabytes_are_refused_kindly(client: TestClient) -> None:
    """Protects memory from texts that no pattern has, and the person from a blank page."""
    answer = write(client, text="x" * 5_000_000)
    assert answer.status_code == 413
    assert "Shorten it" in answer.text


@pytest.mark.parametrize(
    "text", ["", "\0", "\r\n" * 50, "## Problem\n\n" + "[" * 5000, "<script>alert(1)</script>", "# " * 900]
)
def test_odd_texts_are_shown_and_kept(client: TestClient, text: str) -> None:
    """Protects the form from words that nobody meant as an attack: a page comes back, script stays words."""
    answer = write(client, text=text, act="look")
    assert answer.status_code in {200, 400}
    assert "<script>alert" not in answer.text


def test_a_draft_that_is_sent_twice_is_one_proposal(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects reviewers from two of the same, when somebody clicks twice and each click comes to another worker."""
    write(client, "/space/you", name="Rita")
    draft = write(client, "/space/propose", way="donut").headers["location"].rpartition("/")[0]
    for kind, text in (("title", "Tea Before Talk"), ("problem", "Meetings begin with a fight.")):
        write(client, f"{draft}/{kind}", text=text, act="look")
    forge = client.app.state.space.forge  # type: ignore[attr-defined]
    propose = forge.propose

    def twice(*arguments: object) -> Proposal:
        monkeypatch.setattr(forge, "propose", propose)
        write(client, draft, act="propose")
        made: Proposal = propose(*arguments)
        return made

    monkeypatch.setattr(forge, "propose", twice)
    assert write(client, draft, act="propose").headers["location"] == "/space/proposals"
    assert [each.state for each in forge.proposals()] == ["withdrawn", "open"]


def test_the_same_section_shows_both_texts(client: TestClient, library: Path) -> None:
    """Protects the second of two writers: nothing of theirs is lost, both texts stand side by side."""
    form = fields(client.get(EDIT).text)
    file = library / "patterns/2-structured/pause-card.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("stop answering", "fall silent"), encoding="utf-8")
    git(library, "commit", "-qam", "Faster")
    answer = client.post(EDIT, data={**form, "text": "## Problem\n\nMine alone."})
    assert answer.status_code == 409
    assert "fall silent" in answer.text
    assert "Mine alone." in answer.text
    again = client.post(EDIT, data={**fields(answer.text), "text": "## Problem\n\nBoth."}, follow_redirects=False)
    assert again.headers["location"].startswith("/space/proposals/1")


def test_deleting_the_database_loses_nothing_proposed(library: Path) -> None:
    """Protects what people said from the loss of a database: pages are the same, byte for byte, from git alone."""
    own = TestClient(make_app(library), base_url="http://127.0.0.1")
    _busy(own)
    pages = [
        *(f"/space/proposals/{number}" for number in (1, 2, 3)),
        *("/space/proposals", "/space/feed.atom", "/space/feed/pause-card.atom", "/space/board", "/space"),
        *("/space/pattern/pause-card", "/space/report", "/p/pause-card/", "/", "/space/edit/pause-card/problem"),
    ]
    picture = re.search(r"/space/proposals/3/pictures/[^\"]+", own.get("/space/proposals/3").text)
    assert picture
    before = _frozen(own, [*pages, picture[0]])
    for file in data_folder(library).glob("space.db*"):
        file.unlink()
    again = TestClient(make_app(library), base_url="http://127.0.0.1", cookies=dict(own.cookies))
    assert _frozen(again, [*pages, picture[0]]) == before
    for client in (own, again):
        client.app.state.space.store.close()  # type: ignore[attr-defined]


def _frozen(client: TestClient, pages: list[str]) -> dict[str, bytes]:
    """Return pages as they are at one moment, so that they say alike how long ago things were."""
    client.app.state.space.now = lambda: datetime(2030, 1, 1, tzinfo=UTC)  # type: ignore[attr-defined]
    for _ in range(600):
        if "being worked out" not in client.get("/space/board").text:
            break
        time.sleep(0.1)
    found = {page: client.get(page) for page in pages}
    assert {answer.status_code for answer in found.values()} == {200}
    return {page: answer.content for page, answer in found.items()}


def _busy(client: TestClient) -> None:
    """Propose, comment, object, merge, and add a picture."""
    for section in ("problem", "solution"):
        write(client, f"/space/edit/pause-card/{section}", text=f"## {section.title()}\n\nOther words.")
    for number, act in ((1, "comment"), (1, "merge"), (2, "concern"), (2, "comment")):
        write(client, f"/space/proposals/{number}", f"/space/proposals/{number}/{act}", words="So it is.")
    place = "/space/edit/keys-and-notes/problem"
    form = {**fields(client.get(place).text), "text": "## Problem\n\nKeys.", "alt": "A key", "act": "picture"}
    out = io.BytesIO()
    Image.new("RGB", (20, 20)).save(out, "PNG")
    page = client.post(place, data=form, files={"picture": ("a.png", out.getvalue())}).text
    text = re.search(r'<textarea id="text"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert text
    client.post(place, data={**fields(page), "text": text[1]})
