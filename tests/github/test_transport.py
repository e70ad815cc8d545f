"""The way to GitHub when the network, or GitHub, is not well: nothing doubled, nothing lost, nobody pestered."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from emulated import REPO
from faulty import Proxy

from patternbook.collaborate.github import requests
from patternbook.collaborate.github.exchange import AnswerError
from patternbook.collaborate.github.pacing import BusyError
from patternbook.collaborate.github.transport import Transport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emulated import Hub

TOKEN = "token-of-ada"  # noqa: S105 - a token of the tests' own GitHub
TIP = requests.branch(REPO, "main")


@pytest.fixture
def proxy(hub: Hub) -> Iterator[Proxy]:
    """A proxy before the GitHub of the tests."""
    proxy = Proxy(hub.address)
    yield proxy
    proxy.shutdown()
    proxy.server_close()


@pytest.fixture
def waits() -> list[float]:
    """The pauses that were made."""
    return []


@pytest.fixture
def transport(proxy: Proxy, waits: list[float]) -> Iterator[Transport]:
    """A transport through the proxy that notes its pauses instead of making them."""
    made = Transport(proxy.address, sleep=waits.append)
    yield made
    made.close()


@pytest.mark.parametrize("fault", ["drop", "502", "truncated", "lost"])
def test_what_can_be_repeated_is_repeated_until_it_works(proxy: Proxy, transport: Transport, fault: str) -> None:
    """Two faults in a row on a question are not seen by anybody."""
    proxy.plan = [fault, fault]
    assert transport.ask(TIP, TOKEN)["ref"] == "refs/heads/main"
    assert len(proxy.asked) == 3


def test_a_server_that_stays_broken_is_told_plainly(proxy: Proxy, transport: Transport) -> None:
    """There is an end to trying, and a sentence about it."""
    proxy.plan = ["502"] * 20
    with pytest.raises(AnswerError, match="does not answer as it should"):
        transport.ask(TIP, TOKEN)
    assert len(proxy.asked) == 4


@pytest.mark.parametrize("fault", ["drop", "lost", "502"])
def test_a_comment_is_never_sent_twice(hub: Hub, proxy: Proxy, transport: Transport, fault: str) -> None:
    """What would be there twice is not repeated; the person is told that it may have been done."""
    number = hub.ask(requests.Ask("POST", f"/repos/{REPO}/issues", body={"title": "Talk"}))["number"]
    proxy.plan = [fault]
    with pytest.raises(AnswerError, match="may have been done"):
        transport.ask(requests.make_comment(REPO, number, "Once."), TOKEN)
    assert len(proxy.asked) == 1
    assert len(hub.ask(requests.comments(REPO, number))) == (1 if fault == "lost" else 0)


def test_retry_after_is_kept(proxy: Proxy, transport: Transport, waits: list[float]) -> None:
    """GitHub says how long to wait, and that long is waited; a refused comment was not made and is sent again."""
    proxy.plan = ["403 7"]
    transport.ask(TIP, TOKEN)
    assert waits == [7.0]


def test_a_long_retry_after_is_told_instead_of_waited_for(proxy: Proxy, transport: Transport) -> None:
    """Nobody sits before a page for an hour."""
    proxy.plan = ["403 3600"]
    with pytest.raises(BusyError, match="takes no more requests"):
        transport.ask(TIP, TOKEN)


def test_a_long_retry_after_is_kept_by_every_request_that_follows(proxy: Proxy, transport: Transport) -> None:
    """GitHub asked to be left alone: nobody else with that account asks before, and others are not held up."""
    proxy.plan = ["403 3600"]
    with pytest.raises(BusyError):
        transport.ask(TIP, TOKEN)
    with pytest.raises(BusyError):
        transport.ask(requests.me(), TOKEN)
    assert len(proxy.asked) == 1
    transport.ask(TIP, "token-of-bela")
    assert len(proxy.asked) == 2


def test_a_refusal_without_a_pause_is_final(hub: Hub, proxy: Proxy, transport: Transport) -> None:
    """What an account may not do is not tried again and again."""
    with pytest.raises(AnswerError) as caught:
        transport.ask(requests.make_branch(REPO, "mine", hub.forge().tip()), "token-of-bela")
    assert caught.value.status == 403
    assert len(proxy.asked) == 1


def test_never_more_than_four_fifths_of_the_allowance(proxy: Proxy, transport: Transport) -> None:
    """The last fifth of the hour belongs to the person's other programs; another account is not held up."""
    until = int(time.time()) + 3000
    proxy.headers = {"X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "21", "X-RateLimit-Reset": str(until)}
    transport.ask(TIP, TOKEN)
    transport.ask(TIP, TOKEN)
    proxy.headers["X-RateLimit-Remaining"] = "20"
    transport.ask(TIP, TOKEN)
    asked = len(proxy.asked)
    with pytest.raises(BusyError):
        transport.ask(TIP, TOKEN)
    assert len(proxy.asked) == asked
    transport.ask(TIP, "token-of-bela")
    assert len(proxy.asked) == asked + 1


def test_what_has_not_changed_is_not_sent_again(hub: Hub, proxy: Proxy, transport: Transport) -> None:
    """An unchanged answer comes as a 304 and is the same answer; a changed one comes anew; accounts share nothing."""
    proxy.tags = True
    first = transport.ask(TIP, TOKEN)
    assert transport.ask(TIP, TOKEN) == first
    assert [status for *_, status in proxy.asked] == [200, 304]
    made = hub.write({"README.md": "# Changed\n"}, "Change")
    assert transport.ask(TIP, TOKEN)["object"]["sha"] == made
    transport.ask(TIP, "token-of-bela")
    assert [status for *_, status in proxy.asked] == [200, 304, 200, 200]


def test_lists_are_read_to_their_end_and_never_elsewhere(hub: Hub, proxy: Proxy, transport: Transport) -> None:
    """Every page is read; an address of another host in the links is not followed with somebody's token."""
    number = hub.ask(requests.Ask("POST", f"/repos/{REPO}/issues", body={"title": "Talk"}))["number"]
    for at in range(3):
        hub.ask(requests.make_comment(REPO, number, str(at)))
    listed = requests.Ask("GET", f"/repos/{REPO}/issues/{number}/comments", (("per_page", "2"),), repeatable=True)
    proxy.headers = {"Link": f'<{proxy.address}{listed.path}?per_page=2&page=2>; rel="next"'}
    pages = transport.pages(listed, TOKEN)
    assert [next(pages)["body"] for _ in range(3)] == ["0", "1", "2"]
    proxy.headers = {"Link": f'<http://localhost:1{listed.path}?page=2>; rel="next"'}
    assert [each["body"] for each in transport.pages(listed, TOKEN)] == ["0", "1"]


@pytest.mark.parametrize("fault", ["nonsense"])
def test_an_answer_that_nobody_can_read_is_told(proxy: Proxy, transport: Transport, fault: str) -> None:
    """A forge that answers nonsense gives a sentence, not a trace."""
    proxy.plan = [fault]
    with pytest.raises(AnswerError, match="broke off or is no JSON"):
        transport.ask(TIP, TOKEN)


def test_a_proposal_is_made_once_over_a_bad_network(hub: Hub, proxy: Proxy) -> None:
    """A whole proposal through drops, 502s and cut answers: one pull request, with the words as written."""
    from test_hubforge import NOW, TEXT, changed  # noqa: PLC0415 - the same change as there

    forge = hub.forge(proxy.address)
    proxy.plan = ["drop", "", "502", "", "truncated", "", "lost", "", "403 1", ""]
    made = forge.propose(changed(TEXT, "pile up", "wait"), forge.tip(), hub.person("cleo"), NOW)
    assert not proxy.plan
    assert len(hub.ask(requests.pulls(REPO))) == 1
    assert hub.text(REPO, made.head) == TEXT.replace("pile up", "wait")
