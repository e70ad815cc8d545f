"""People hear of what happens: by feeds that follow from git alone, and by word to the address that they gave."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from hooked import Hook
from starlette.testclient import TestClient
from test_evidence import act, become
from test_safety import fields, write

from patternbook.collaborate.disk.private import data_folder
from patternbook.collaborate.store.tables import FOLLOWS
from patternbook.web.app import make_app
from patternbook.web.operating.sending import send_due

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def client(library: Path) -> Iterator[TestClient]:
    """A browser before the space of the example library, which sends word only when it is told to."""
    client = TestClient(make_app(library), base_url="http://127.0.0.1")
    yield client
    client.app.state.space.store.close()  # type: ignore[attr-defined]


@pytest.fixture
def slack() -> Iterator[Hook]:
    """A web hook as Slack has them."""
    hook = Hook()
    yield hook
    hook.close()


def entries(client: TestClient, address: str) -> list[tuple[str, str]]:
    """Return what a feed tells, the newest first, each with its name."""
    answer = client.get(address)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.text)
    assert feed.findtext(f"{ATOM}updated")
    return [
        (each.findtext(f"{ATOM}title") or "", each.findtext(f"{ATOM}id") or "") for each in feed.iter(f"{ATOM}entry")
    ]


def test_a_feed_for_all_and_one_for_each_pattern(client: TestClient, library: Path) -> None:
    """Protects readers of feeds: all of it, or one pattern alone; entries keep their names without the database."""
    write(client, text="## Problem\n\nOther & <b>words</b>.")
    write(client, "/space/edit/keys-and-notes/problem", text="## Problem\n\nOther words.")
    act(client, 1, "concern", words="Is <it> so?")
    everything = entries(client, "/space/feed.atom")
    assert len(everything) == len({name for _, name in everything}) == 3
    own = entries(client, "/space/feed/pause-card.atom")
    assert [told.split(" ", 1)[1] for told, _ in own] == [
        "has a concern about “Edit “Problem” of Pause Card”",
        "proposed “Edit “Problem” of Pause Card”",
    ]
    assert set(own) < set(everything)
    assert len(entries(client, "/space/feed/keys-and-notes.atom")) == 1
    for file in data_folder(library).glob("space.db*"):
        file.unlink()
    with TestClient(make_app(library), base_url="http://127.0.0.1") as again:
        assert entries(again, "/space/feed.atom") == everything


def test_word_of_everything_reaches_slack(client: TestClient, slack: Hook) -> None:
    """Protects teams that live in a chat: a maintainer gives the address of a hook, and hears of others' deeds once."""
    refused = client.post("/space/follow", data={**fields(client.get("/space/you").text), "address": slack.address})
    assert "no mail address" in refused.text, "only https"
    space = client.app.state.space  # type: ignore[attr-defined]
    space.store.put(FOLLOWS, {"account": "Rita", "slug": "", "address": slack.address})
    become(client, "Ines Calloway")
    write(client, text="## Problem\n\nOther words.")
    assert (send_due(space), send_due(space)) == (1, 0)
    (got,) = slack.got
    assert got["text"].startswith("Ines Calloway proposed “Edit “Problem” of Pause Card”\n")
    assert "http://127.0.0.1/space/proposals/1" in got["text"]
    become(client, "Rita")
    act(client, 1, "comment", words="Good.")
    assert send_due(space) == 0, "nobody hears of what they did themselves"


def test_everything_is_followed_and_left_on_ones_own_page(client: TestClient) -> None:
    """Protects people from word that they no longer want."""
    form = fields(client.get("/space/you").text)
    page = client.post("/space/follow", data={**form, "address": "https://hooks.example/T0/B0"})
    assert "word goes to https://hooks.example/T0/B0" in page.text
    page = client.post("/space/follow", data={**form, "act": "leave"})
    assert "Follow everything" in page.text
