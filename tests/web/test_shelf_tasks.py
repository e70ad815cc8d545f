"""A company's space over a public library: what people write stays on the company's shelf, and public text as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from spaces import git, shelf_of_acme
from starlette.testclient import TestClient
from test_evidence import act, become
from test_safety import fields, write

from patternbook.web.app import make_app
from patternbook.web.judging import suggestions
from patternbook.web.judging.suggestions import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from patternbook.web.space import Space

NOTES = "patterns/3-validated/two-hour-task.md"
SOLUTION = "/space/edit/two-hour-task/solution"


@pytest.fixture
def shelf(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a shelf of Acme with a pattern of its own, beside the example library."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return shelf_of_acme(example, tmp_path)


@pytest.fixture
def client(shelf: Path) -> Iterator[TestClient]:
    """A browser without script before the space of the shelf."""
    with TestClient(make_app(shelf), base_url="http://127.0.0.1") as client:
        yield client


def noted(client: TestClient, words: str, address: str = SOLUTION, by: str = "Bela") -> int:
    """Propose what Acme adds to a section; return the number of the proposal."""
    become(client, by)
    answer = write(client, address, text=words)
    assert answer.status_code == 303, answer.text
    return int(re.findall(r"\d+", answer.headers["location"])[0])


def merged(client: TestClient, number: int) -> None:
    """Let somebody else approve a proposal and merge it."""
    become(client, "Ines Calloway")
    act(client, number, "approve")
    page = act(client, number, "merge")
    assert "It is merged" in page, page


def shown(page: str) -> str:
    """Return what stands in a page's field for text."""
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert found is not None, page
    return found[1]


def test_a_form_shows_the_public_text_and_takes_what_the_company_adds(client: TestClient, shelf: Path) -> None:
    """Protects public text and somebody who never saw git: their words go into notes of the shelf, and nowhere else."""
    page = client.get(SOLUTION).text
    assert "What Acme adds to “Solution”" in page
    assert "Keep a box of cards where everybody can reach it." in page
    assert shown(page) == ""
    assert "One person has to approve it" in page
    assert "hours have to pass" not in page
    number = noted(client, "Ask the *desk* first.")
    told = client.get(f"/space/proposals/{number}").text
    assert "What Acme adds to “Solution” of Two-Hour Task" in told
    assert "Notes of Acme on Two-Hour Task" in told
    assert re.findall(r'<h2 id="head-\d+">(\w+)', told) == ["Solution"]
    merged(client, number)
    assert (shelf / NOTES).read_text() == "## Title\n\nTwo-Hour Task\n\n## Solution\n\nAsk the *desk* first.\n"
    assert git(shelf, "diff", "--name-only", "HEAD~1") == NOTES
    assert git(shelf.parent / "public", "status", "--porcelain") == ""
    assert "Ask the <em>desk</em> first." in client.get("/p/two-hour-task/").text
    assert shown(client.get(SOLUTION).text) == "Ask the *desk* first."


def test_emptied_notes_are_gone(client: TestClient, shelf: Path) -> None:
    """Protects the way back: without words a section goes, and with its last section the file."""
    merged(client, noted(client, "Ask the desk first."))
    merged(client, noted(client, "It ends.", "/space/edit/two-hour-task/rationale"))
    merged(client, noted(client, " \r\n"))
    assert (shelf / NOTES).read_text() == "## Title\n\nTwo-Hour Task\n\n## Rationale\n\nIt ends.\n"
    merged(client, noted(client, "", "/space/edit/two-hour-task/rationale"))
    assert not (shelf / NOTES).exists()
    assert write(client, text="").status_code == 400


def test_notes_are_checked_as_notes(client: TestClient) -> None:
    """Protects writers from findings about a whole pattern; a link that leads nowhere is told while they type."""
    form = fields(client.get(SOLUTION).text)
    about = {"slug": "two-hour-task", "key": "solution", "token": form["token"]}
    told = client.post("/space/check", data={**about, "text": "See [the desk](../1-initial/no-desk.md)."}).json()
    assert [each["rule"] for each in told["findings"]] == ["PAT601"]
    told = client.post("/space/check", data={**about, "text": "See [the desk](../1-initial/help-desk.md)."}).json()
    assert told["findings"] == []
    assert "/p/help-desk/" in told["preview"]


def test_own_patterns_are_edited_as_ever(client: TestClient, shelf: Path) -> None:
    """Protects the company's own patterns on a shelf: the whole section is edited, and drafts are checked in full."""
    page = client.get("/space/edit/help-desk/problem").text
    assert shown(page) == "## Problem\n\nNobody knows whom to ask."
    merged(client, noted(client, "## Problem\n\nNobody knows.", "/space/edit/help-desk/problem"))
    assert "Nobody knows.\n" in (shelf / "patterns/1-initial/help-desk.md").read_text()
    about = {"slug": "help-desk", "key": "problem", "token": fields(page)["token"], "text": ""}
    assert "PAT103" in {each["rule"] for each in client.post("/space/check", data=about).json()["findings"]}


def test_an_instance_stands_on_the_shelf(client: TestClient, shelf: Path) -> None:
    """Protects consent and secrecy: only what is agreed reaches the shelf's file, and people are told where it goes."""
    page = client.get("/space/instance/two-hour-task").text
    assert "on Acme's shelf, not in the public library" in page
    told = write(client, "/space/instance/two-hour-task", organization="Acme Retail", naming="ask", state="in-use")
    one = client.get(told.headers["location"]).text
    link = re.search(r'value="http://[^/]+(/space/consent/[^"]+)"', one)
    assert link is not None
    assert "Acme Retail" not in git(shelf, "log", "-p", "--all")
    assert "on Acme's own shelf, and not in the public library" in client.get(link[1]).text
    write(client, link[1], answer="anonymous", description="A large shop")
    assert "Acme Retail" not in git(shelf, "log", "-p", "--all")
    merged(client, 1)
    become(client, "Bela")
    write(client, "/space/instance/two-hour-task", organization="Acme Payments", naming="yes", state="in-use")
    merged(client, 2)
    notes = (shelf / NOTES).read_text()
    assert re.findall(r"\*\*(.*?)\*\*", notes) == ["A large shop", "Acme Payments"]
    assert git(shelf.parent / "public", "status", "--porcelain") == ""


def test_what_belongs_underneath_says_so_first(client: TestClient, shelf: Path) -> None:
    """Protects people's time: who would translate or raise a public pattern reads where, before they type a word."""
    git(shelf.parent / "public", "remote", "add", "origin", "https://example.org/people/public.git")
    for address in ("translate/two-hour-task", "translate/two-hour-task/es", "pattern/first-friday"):
        page = client.get(f"/space/{address}").text
        assert "belongs to the public library" in page, address
        assert "https://example.org/people/public/blob/main/patterns/" in page, address
        assert "<textarea" not in page
        assert "/space/promote/" not in page
    refused = write(client, "/space/pattern/first-friday", "/space/promote/first-friday", reason="We like it.")
    assert refused.status_code == 400
    assert "belongs to the library underneath" in refused.text
    page = client.get("/p/two-hour-task/").text
    assert "What Acme adds" in page
    assert "/space/translate/" not in page
    for address in re.findall(r'href="(/space/edit/[^"]+)"', page):
        assert client.get(address).status_code == 200, address
    assert "/space/translate/help-desk" in client.get("/p/help-desk/").text
    assert "/space/promote/" in client.get("/space/pattern/help-desk").text


def test_the_board_shows_own_patterns(client: TestClient) -> None:
    """Protects maintainers from chores that are not theirs: public patterns rise and are translated elsewhere."""
    client.app.state.space.make_ready()  # type: ignore[attr-defined] - of Starlette
    board, lists = client.get("/space/board").text, client.get("/space/translations").text
    assert re.findall(r"/space/pattern/([\w-]+)", board) == ["help-desk"]
    assert "/space/translate/" not in board + lists
    assert "/space/edit/too-many-hands/solution" in board


def test_two_people_note_on_one_pattern(client: TestClient, shelf: Path) -> None:
    """Protects both: notes begun at once are joined section by section, and the same words are chosen by a person."""
    first = noted(client, "Ask the desk first.")
    second = noted(client, "It ends.", "/space/edit/two-hour-task/rationale", "Cleo")
    third = noted(client, "Ask nobody.", by="Dana")
    merged(client, first)
    merged(client, second)
    text = (shelf / NOTES).read_text()
    assert sorted(re.findall(r"## (.*)", text)) == ["Rationale", "Solution", "Title"]
    page = client.get(f"/space/proposals/{third}").text
    assert "Both changed the same words" in page
    both = "## Solution\n\nAsk the desk first, or nobody."
    place = re.search(r'name="place-0" value="(.*?)"', page)
    assert place is not None
    become(client, "Dana")
    act(client, third, "catch-up", **{"text-0": both, "place-0": place[1]})
    merged(client, third)
    assert (shelf / NOTES).read_text() == text.replace("Ask the desk first.", "Ask the desk first, or nobody.")


def test_a_form_that_is_late_shows_both_notes(client: TestClient) -> None:
    """Protects whoever comes second: notes that were merged while they wrote are shown beside theirs."""
    form = fields(client.get(SOLUTION).text)
    merged(client, noted(client, "Ask the desk first."))
    late = client.post(SOLUTION, data={**form, "text": "Ask nobody."})
    assert late.status_code == 409
    assert re.findall(r"<pre[^>]*>(.*?)</pre>", late.text) == ["Ask the desk first.", "Ask nobody."]
    assert shown(late.text) == "Ask nobody."


def test_notes_of_a_pattern_that_rises_meanwhile_are_kept(client: TestClient, shelf: Path) -> None:
    """Protects notes from what happens upstream: those begun on two levels of a pattern end in one file."""
    first = noted(client, "Ask the desk first.")
    public = shelf.parent / "public"
    git(public, "mv", NOTES, "patterns/1-initial/two-hour-task.md")
    git(public, "commit", "-q", "-m", "Demote")
    client.app.state.space.refresh()  # type: ignore[attr-defined] - of Starlette
    second = noted(client, "It ends.", "/space/edit/two-hour-task/rationale")
    merged(client, first)
    merged(client, second)
    text = (shelf / NOTES).read_text()
    assert sorted(re.findall(r"## (.*)", text)) == ["Rationale", "Solution", "Title"]
    assert not (shelf / "patterns/1-initial/two-hour-task.md").exists()
    merged(client, noted(client, "It never ends.", "/space/edit/two-hour-task/rationale"))
    assert (shelf / NOTES).read_text() == text.replace("It ends.", "It never ends.")


def test_a_suggestion_of_other_words_in_notes_is_taken(client: TestClient, shelf: Path) -> None:
    """Protects the talk about notes: a reviewer's wording goes into the notes, not into the public pattern."""
    number = noted(client, "Ask teh desk first.")
    become(client, "Ines Calloway")
    act(client, number, "suggest", path=NOTES, section="solution", text="## Solution\n\nAsk the desk first.")
    become(client, "Bela")
    page = client.get(f"/space/proposals/{number}").text
    about = re.search(r'name="about" value="(\d+)"', page)
    assert about is not None
    act(client, number, "take", about=about[1])
    merged(client, number)
    assert "Ask the desk first." in (shelf / NOTES).read_text()


def test_a_translation_is_noted_on_in_its_language(client: TestClient, shelf: Path) -> None:
    """Protects readers of other languages: what is added to a translation stands in notes of that language."""
    address = "/space/edit/two-hour-task/solution?language=es"
    page = client.get(address).text
    assert "una caja" in page
    merged(client, noted(client, "Pregunta primero.", address))
    notes = "translation/es/patterns/two-hour-task.md"
    assert git(shelf, "diff", "--name-only", "HEAD~1") == notes
    assert "Pregunta primero." in client.get("/es/p/two-hour-task/").text
    assert "Pregunta primero." not in client.get("/p/two-hour-task/").text


def test_words_of_somebody_without_an_account_are_notes_too(client: TestClient) -> None:
    """Protects what strangers suggest: it is planned like a form that a member sends, for the notes alone."""
    space: Space = client.app.state.space  # type: ignore[attr-defined] - of Starlette
    told = {"key": "solution", "text": "Ask first.", "why": ""}
    suggestion = suggestions.begin(Sort.EDIT, "two-hour-task", told, "", space.now())
    changes = suggestions.plan(suggestion, space.library())
    assert [(edit.path, edit.seen) for edit in changes.edits] == [(NOTES, None)]
    assert changes.edits[0].text == "## Title\n\nTwo-Hour Task\n\n## Solution\n\nAsk first.\n"
