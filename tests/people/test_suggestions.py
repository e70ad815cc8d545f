"""People without an account suggest something where the operator allows it; nobody sees it before it was looked at."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from members import ACCOUNTS, PASSWORD, PUBLIC, hidden, settings_file, sign_in
from spaces import git
from starlette.testclient import TestClient

from patternbook.collaborate.store.accounts import Accounts
from patternbook.collaborate.store.operator import SettingsError, parse_settings
from patternbook.collaborate.store.tables import INSTANCES, SUGGESTIONS
from patternbook.web.app import make_app
from patternbook.web.judging import suggestions
from patternbook.web.judging.suggestions import LONGEST, MOST_AN_HOUR, Fate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

    from patternbook.collaborate.proposals.forge import Proposal
    from patternbook.collaborate.store.database import Store

OPEN = ACCOUNTS.replace("[roles]", "anonymous-suggestions = true\n[roles]", 1)
EDIT = "/space/suggest/edit/pause-card/problem"
INSTANCE = "/space/suggest/instance/pause-card"
PATTERN = {"title": "Tea Before Talk", "problem": "Meetings begin with a fight.", "name": "Zoe <b>Quill</b>"}


@pytest.fixture
def space(root: Path, store: Store, tmp_path: Path) -> Iterator[TestClient]:
    """A stranger before a space that takes suggestions and has accounts for ada and bela."""
    for name in ("ada", "bela"):
        Accounts(store).add(name, PASSWORD, name=name.capitalize())
    with TestClient(make_app(root, settings_file=settings_file(tmp_path, OPEN)), base_url=PUBLIC) as space:
        yield space


def suggest(space: TestClient, address: str = "/space/suggest/pattern", **values: str) -> httpx.Response:
    """Fill in a form and send it."""
    page = space.get(address).text
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    return space.post(address, data={**form, **values}, headers={"origin": PUBLIC})


def decide(space: TestClient, act: str, **values: str) -> httpx.Response:
    """Sign in as a maintainer and decide on the oldest suggestion of the board."""
    sign_in(space, "ada")
    held = re.search(r"/space/held/\w+", space.get("/space/board").text)
    assert held
    page = space.get(held[0]).text
    assert "<b>" not in page
    return space.post(held[0], data={"token": hidden(page), "act": act, **values})


def test_where_nobody_allowed_it_nothing_is_taken(root: Path, store: Store, tmp_path: Path) -> None:
    """Protects operators who did not ask for it: off by default, refused with what to do, offered nowhere."""
    with TestClient(make_app(root, settings_file=settings_file(tmp_path, ACCOUNTS)), base_url=PUBLIC) as space:
        for address in ("/space/suggest", "/space/suggest/pattern", "/space/suggest/edit/pause-card", EDIT, INSTANCE):
            answer = space.get(address)
            assert answer.status_code == 403
            assert "sign in first" in answer.text
        token = hidden(space.get("/space/sign-in").text)
        assert space.post("/space/suggest/pattern", data={"token": token, **PATTERN}).status_code == 403
        for address in ("/", "/space/edit/pause-card/problem", "/space/sign-in"):
            assert "/space/suggest" not in space.get(address).text
    assert store.rows(SUGGESTIONS.select()) == []
    with pytest.raises(SettingsError, match="true or false"):
        parse_settings(OPEN.replace("= true", '= "yes"'))


def test_it_is_offered_where_an_account_is_asked_for(space: TestClient) -> None:
    """Protects strangers from a closed door: every refusal leads to the same task without an account."""
    assert 'href="/space/suggest"' in space.get("/").text
    assert f'href="{EDIT}"' in space.get("/space/edit/pause-card/problem").text
    assert f'href="{INSTANCE}"' in space.get("/space/instance/pause-card").text
    assert 'href="/space/suggest/edit/pause-card/problem"' in space.get("/space/suggest/edit/pause-card").text
    assert space.get("/space/suggest?slug=pause-card&what=instance").url.path == INSTANCE


def test_a_pattern_is_held_then_proposed_under_the_name_that_was_given(space: TestClient, root: Path) -> None:
    """Protects readers and authors: nothing is in git or on a page before, and then it is theirs."""
    page = suggest(space, **PATTERN)
    assert "It waits for somebody to look at it" in page.text
    link = page.url.path
    assert "Tea Before Talk" not in git(root, "log", "-p", "--all")
    assert all("Tea" not in space.get(address).text for address in ("/space/board", "/space/proposals", "/"))
    proposed = decide(space, "pass")
    assert proposed.url.path == "/space/proposals/1"
    assert "By Zoe bQuill/b" in proposed.text
    assert "without an account, let through by Ada." in proposed.text
    assert "* Zoe bQuill/b" in git(root, "show", "proposal/1")
    assert git(root, "log", "-1", "--format=%an", "proposal/1") == "Zoe bQuill/b"
    space.cookies.clear()
    assert "/space/proposals/1" in space.get(link).text


def test_an_edit_is_held_then_proposed(space: TestClient, root: Path) -> None:
    """Protects somebody who knows better words: seen in a preview, then a proposal of the text that they saw."""
    words = "## Problem\n\nPeople are **tired**."
    assert "<strong>tired</strong>" in suggest(space, EDIT, text=words, act="look").text
    assert "It waits" in suggest(space, EDIT, text=words, why="Shorter.").text
    (root / "README.md").write_text("# Meanwhile\n")
    git(root, "commit", "-qam", "Meanwhile")
    proposed = decide(space, "pass")
    assert "By Somebody without an account" in proposed.text
    assert "**tired**" in git(root, "show", "proposal/1")


@pytest.mark.parametrize("address", ["/space/suggest/pattern", INSTANCE])
def test_two_who_decide_at_once_do_not_both(
    space: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """Protects whoever suggests from two answers: what was declined in the same instant is not proposed."""
    told = {"description": "A large bank", "words": "uses it.", "state": "in-use", "naming": "no"}
    suggest(space, address, **(told if address == INSTANCE else PATTERN))
    forge = space.app.state.space.forge  # type: ignore[attr-defined]
    propose = forge.propose

    def late(*arguments: object) -> Proposal:
        made: Proposal = propose(*arguments)
        (held,) = suggestions.find(store)
        assert suggestions.decide(store, held, Fate.DECLINED, reason="We have it.")
        return made

    monkeypatch.setattr(forge, "propose", late)
    assert "somebody decided on it already" in decide(space, "pass").text
    (row,) = store.rows(SUGGESTIONS.select())
    assert (row["fate"], row["reason"], row["proposal"]) == ("declined", "We have it.", 0)
    assert [each.state for each in forge.proposals()] == ["withdrawn"]
    assert store.rows(INSTANCES.select()) == []


def test_a_declined_suggestion_is_told_why_and_forgotten(space: TestClient, store: Store, root: Path) -> None:
    """Protects strangers from silence, and everybody from what nobody wanted: the reason stays, the words do not."""
    link = suggest(space, **PATTERN).url.path
    assert "Say in a sentence why" in decide(space, "decline").text
    decide(space, "decline", reason="It is there already: Pause Card.")
    (row,) = store.rows(SUGGESTIONS.select())
    assert (row["content"], row["caller"], row["fate"]) == ("{}", "", "declined")
    space.cookies.clear()
    assert "declined: It is there already: Pause Card." in space.get(link).text
    assert git(root, "for-each-ref", "refs/patternbook") == ""


@pytest.mark.parametrize(("naming", "lead"), [("ask", "/space/instances/"), ("no", "/space/instances/")])
def test_an_instance_of_a_stranger_needs_the_organization(
    space: TestClient, root: Path, naming: str, lead: str
) -> None:
    """Protects organizations: a stranger names nobody; anonymous ones are proposed once they were let through."""
    told = {"state": "in-use", "words": "uses it since 2025.", "naming": naming}
    told |= {"organization": "Tin Whistle Works"} if naming == "ask" else {"description": "A large bank"}
    assert "It waits" in suggest(space, INSTANCE, **told).text
    page = decide(space, "pass")
    assert page.url.path.startswith(lead)
    everything = git(root, "log", "-p", "--all")
    assert "Tin Whistle" not in everything
    assert ("A large bank" in everything) == (naming == "no")
    assert ("Send this link" in page.text) == (naming == "ask")


def test_a_stranger_cannot_say_yes_for_an_organization(space: TestClient, root: Path) -> None:
    """Protects organizations from being named by whoever sends the value that people with an account may send."""
    told = {"organization": "Tin Whistle Works", "state": "in-use", "words": "uses it.", "naming": "yes"}
    assert suggest(space, INSTANCE, **told).status_code == 400
    assert "Whistle" not in git(root, "log", "-p", "--all")


@pytest.mark.parametrize(
    ("address", "values", "words"),
    [
        ("/space/suggest/pattern", {"title": "", "problem": "x"}, "needs a title"),
        ("/space/suggest/pattern", {"title": "Pause Card", "problem": "x"}, "There is a pattern"),
        ("/space/suggest/pattern", {"title": "Long", "problem": "x" * LONGEST}, "Shorten it"),
        (EDIT, {}, "Nothing was changed"),
        (EDIT, {"text": "Other.", "base": "HEAD"}, "open the page again"),
        (EDIT, {"text": "Other.", "base": "--output=x"}, "open the page again"),
        (INSTANCE, {"naming": "no"}, "needs a description"),
    ],
)
def test_what_cannot_become_a_proposal_is_told_at_once(
    space: TestClient, store: Store, address: str, values: dict[str, str], words: str
) -> None:
    """Protects strangers, to whom nobody can write back: the form returns with what to mend."""
    page = space.get(address).text
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    kept = {"text": html.unescape(text[1])} if address == EDIT and text else {}
    answer = suggest(space, address, **{**kept, **values})
    assert answer.status_code in {400, 409}
    assert words in answer.text
    assert store.rows(SUGGESTIONS.select()) == []


def test_one_caller_sends_a_few_an_hour(space: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the people who look at suggestions from a flood; the caller's address is in no row."""
    for at in range(MOST_AN_HOUR):
        assert suggest(space, **{**PATTERN, "title": f"Tea {at}"}).status_code == 200
    refused = suggest(space, **{**PATTERN, "title": "One more"})
    assert refused.status_code == 400
    assert "try again in an hour" in refused.text
    assert "One more" in refused.text, "the words are kept in the form"
    rows = store.rows(SUGGESTIONS.select())
    assert len(rows) == MOST_AN_HOUR
    assert "testclient" not in str(rows)
    monkeypatch.setattr(suggestions, "MOST_AN_HOUR", 99)
    monkeypatch.setattr(suggestions, "MOST_HELD", MOST_AN_HOUR)
    assert suggest(space, **{**PATTERN, "title": "One more"}).status_code == 400


def test_who_may_not_decide_sees_nothing(space: TestClient, store: Store) -> None:
    """Protects what is held from everybody but trusted committers."""
    suggest(space, **PATTERN)
    held = f"/space/held/{store.rows(SUGGESTIONS.select())[0]['id']}"
    assert space.get(held).status_code == 403
    sign_in(space, "bela")
    assert space.get(held).status_code == 403
    assert "Tea Before Talk" not in space.get("/space/board").text


def test_who_has_an_account_is_led_to_the_task_itself(space: TestClient) -> None:
    """Protects people with an account from a slower way."""
    sign_in(space, "bela")
    assert space.get("/space/suggest").url.path == "/space/propose"
    assert space.get(EDIT).url.path == "/space/edit/pause-card/problem"
