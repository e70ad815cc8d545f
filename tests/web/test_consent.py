"""Nobody is named who did not agree: what reaches git of a known instance, and what never does."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from spaces import git
from starlette.testclient import TestClient
from test_safety import fields, write

from patternbook.collaborate.proposals.forge import ForgeError
from patternbook.collaborate.store.tables import OUTBOX
from patternbook.web.app import make_app
from patternbook.web.judging import consent
from patternbook.web.operating.sending import send_due

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from patternbook.web.judging.consent import ToldInstance

FORM = "/space/instance/pause-card"
TOLD = {"organization": "Tin Whistle Works", "state": "in-use", "words": "uses it since 2025.", "naming": "ask"}


@pytest.fixture
def client(library: Path) -> Iterator[TestClient]:
    """A browser before the space of the example library."""
    with TestClient(make_app(library), base_url="http://127.0.0.1") as client:
        yield client


def tell(client: TestClient, **values: str) -> str:
    """Tell of an instance and return the text of the page that follows."""
    answer = write(client, FORM, **{**TOLD, **values})
    return client.get(answer.headers["location"]).text if answer.status_code == 303 else answer.text


def link_of(page: str) -> str:
    """Return the address that the organization's contact gets."""
    found = re.search(r"/space/consent/[\w-]+", page)
    assert found, page
    return found[0]


def history(library: Path) -> str:
    """Return everything that is in git, notes included."""
    return git(library, "log", "-p", "--all")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"organization": ""}, "Nobody is named"),
        ({"naming": "no", "description": ""}, "needs a description"),
        ({"naming": "no", "description": "Acme"}, "name somebody"),
        ({"naming": "no", "description": "A large bank", "words": "Tin Whistle Works uses it."}, ""),
        ({"link": "javascript:alert(1)"}, "no web address"),
        ({"state": "famous"}, "no state"),
        ({"words": "is planning to use it next year."}, "read as planned"),
    ],
)
def test_what_cannot_be_used_is_told_in_the_form(client: TestClient, values: dict[str, str], words: str) -> None:
    """Protects the person from a dead end: the form comes back with what to mend and with everything they wrote."""
    page = tell(client, **values)
    if words:
        assert words in page
        assert "Tell it" in page
    assert 'href="javascript:' not in page


def test_a_yes_names_the_organization(client: TestClient, library: Path) -> None:
    """Protects the way to a named instance: asked, agreed, proposed; the answer counts once."""
    link = link_of(tell(client))
    assert "Tin Whistle Works" not in history(library)
    write(client, link, answer="yes")
    assert "**Tin Whistle Works** - uses it since 2025." in history(library)
    assert "answered already" in write(client, link, answer="no").text or "name us" in client.get(link).text


def test_a_no_leaves_nothing_in_git(client: TestClient, library: Path) -> None:
    """Protects organizations that do not want to appear, in any form."""
    link = link_of(tell(client))
    write(client, link, answer="no")
    assert "leave us out" in client.get(link).text
    assert "Whistle" not in history(library)


def test_silence_is_told_to_whoever_asked(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects instances from being forgotten: after two weeks, once for each silence, by mail and on the board."""
    space = client.app.state.space  # type: ignore[attr-defined]
    begun = space.now()
    write(client, "/space/you", name="Rita")
    client.post("/space/follow", data={**fields(client.get("/space/you").text), "address": "rita@example.org"})
    page = tell(client)
    told = re.search(r'action="(/space/instances/\w+)/asked"', page)
    assert told
    for days, written in ((0, 0), (13, 0), (15, 1), (16, 1)):
        monkeypatch.setattr(space, "now", lambda days=days: begun + timedelta(days=days))
        if not days:
            write(client, told[1], f"{told[1]}/asked")
        send_due(space)
        assert len(space.store.rows(OUTBOX.select())) == written, days
    (word,) = space.store.rows(OUTBOX.select())
    assert (word["address"], word["subject"]) == ("rita@example.org", "Tin Whistle Works has not answered yet")
    assert told[1] in word["body"]
    assert "remind them" in client.get("/space/board").text
    write(client, told[1], f"{told[1]}/asked")
    assert "remind them" not in client.get("/space/board").text
    monkeypatch.setattr(space, "now", lambda: begun + timedelta(days=40))
    send_due(space)
    assert len(space.store.rows(OUTBOX.select())) == 2


def test_anonymous_means_no_name_and_no_link(client: TestClient, library: Path) -> None:
    """Protects the anonymous from being found by the link or the words that somebody else gave."""
    link = link_of(tell(client, link="https://whistle.example/pause"))
    write(client, link, answer="anonymous", description="A maker of small instruments")
    told = history(library)
    assert "A maker of small instruments" in told
    assert "histle" not in told


def test_two_answers_at_once_are_one(client: TestClient, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a no: another answer to the same question, in the same instant, does not publish the name after all."""
    link = link_of(tell(client))
    real = consent.answered

    def late(told: ToldInstance, answer: str, description: str, now: datetime) -> ToldInstance:
        after = real(told, answer, description, now)
        monkeypatch.setattr(consent, "answered", real)
        write(client, link, answer="no")
        return after

    monkeypatch.setattr(consent, "answered", late)
    assert "answered already" in write(client, link, answer="yes").text
    assert "leave us out" in client.get(link).text
    assert "Whistle" not in history(library)


def test_a_reminder_does_not_take_an_answer_back(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects an answer that comes while whoever asked says that they have asked."""
    page = tell(client)
    told = re.search(r'action="(/space/instances/\w+)/asked"', page)
    assert told
    real = consent.amend

    def late(*arguments: Any, **keys: object) -> ToldInstance | None:
        monkeypatch.setattr(consent, "amend", real)
        write(client, link_of(page), answer="no")
        return real(*arguments, **keys)

    monkeypatch.setattr(consent, "amend", late)
    write(client, told[1], f"{told[1]}/asked")
    assert "leave us out" in client.get(link_of(page)).text


def test_a_yes_that_could_not_be_proposed_is_taken_again(
    client: TestClient, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects an answer from being noted and forgotten: after an error the same link takes it again, once."""
    space = client.app.state.space  # type: ignore[attr-defined]
    link = link_of(tell(client))

    def away(*_arguments: object) -> None:
        message = "the disk is full"
        raise ForgeError(message)

    with monkeypatch.context() as patch:
        patch.setattr(space.forge, "propose", away)
        assert "The disk is full" in write(client, link, answer="yes").text
        assert "disk is full" in tell(client, naming="yes", organization="Brass Works")
    assert {each.organization for each in consent.find(space.store)} == {"Tin Whistle Works"}
    assert "answered already" in client.post(link, data={**fields(client.get("/space/you").text), "answer": "yes"}).text
    later = space.now() + timedelta(minutes=2)
    monkeypatch.setattr(space, "now", lambda: later)
    for _ in range(2):
        client.post(link, data={**fields(client.get("/space/you").text), "answer": "yes"})
    assert "Tin Whistle Works" in history(library)
    assert [each.number for each in space.forge.proposals()] == [1]
