"""The link checker against a real server on the loopback network."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from stubserver import serving, status

from patternbook.collaborate.links.check import Manners, check_links, retry_after
from patternbook.collaborate.links.memory import Attempt, LinkMemory, Outcome, from_table, to_table
from patternbook.collaborate.links.observing import addresses_of, observe_links
from patternbook.collaborate.links.publicnet import is_public
from patternbook.collaborate.opening import open_library
from patternbook.mature.observations import LinkState

if TYPE_CHECKING:
    from pathlib import Path

    from stubserver import Handler

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
HERE = frozenset({"127.0.0.1"})
LOOPBACK = Manners(pause=0, allowed=HERE, patience=5)


def asked(address: str, manners: Manners = LOOPBACK) -> Attempt:
    """Ask one address."""
    return check_links([address], manners)[address]


def test_a_page_that_answers_head_is_asked_once() -> None:
    """Protects hosts from needless traffic: HEAD is enough where it works."""
    with serving(page=status(200)) as server:
        assert asked(server.address("/page")).outcome is Outcome.ALIVE
        assert server.requests("/page") == ["HEAD"]


def test_a_host_that_refuses_head_is_asked_with_get() -> None:
    """Protects pages from a false alarm: many hosts answer HEAD with an error."""

    def page(request: Handler) -> tuple[int, dict[str, str]]:
        return (405 if request.command == "HEAD" else 200), {}

    with serving(page=page) as server:
        assert asked(server.address("/page")).outcome is Outcome.ALIVE
        assert server.requests("/page") == ["HEAD", "GET"]


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (204, Outcome.ALIVE),
        (401, Outcome.UNKNOWN),
        (403, Outcome.UNKNOWN),
        (404, Outcome.FAILED),
        (410, Outcome.FAILED),
        (429, Outcome.UNKNOWN),
        (500, Outcome.FAILED),
        (503, Outcome.UNKNOWN),
    ],
)
def test_a_status_is_judged(code: int, outcome: Outcome) -> None:
    """Protects authors from alarms that say more about the host's mood than about the link."""
    with serving(page=status(code)) as server:
        assert asked(server.address("/page")).outcome is outcome


def test_redirections_are_followed_and_end() -> None:
    """Protects from wrong verdicts on moved pages, and from running in circles."""
    pages = {
        "old": status(301, Location="/new"),
        "new": status(200),
        "round": status(302, Location="/round"),
        "mail": status(302, Location="mailto:ada@example.org"),
        "nowhere": status(302),
    }
    with serving(**pages) as server:
        found = check_links([server.address(f"/{name}") for name in pages], LOOPBACK)
        outcomes = {address.rpartition("/")[2]: attempt.outcome for address, attempt in found.items()}
    assert outcomes.pop("old") is outcomes.pop("new") is Outcome.ALIVE
    assert set(outcomes.values()) == {Outcome.FAILED}


def test_a_busy_host_is_waited_for() -> None:
    """Protects hosts that ask for patience: the next request comes after the pause they asked for."""

    def page(request: Handler) -> tuple[int, dict[str, str]]:
        again = len(request.server.requests("/page")) > 1
        return (200, {}) if again else (429, {"Retry-After": "1"})

    with serving(page=page) as server:
        assert asked(server.address("/page")).outcome is Outcome.ALIVE
        first, second = (moment for _, _, moment in server.asked)
    assert second - first > 0.9


def test_a_long_pause_is_not_waited_for() -> None:
    """Protects the reader of a check: who asks for an hour stays unknown."""
    with serving(page=status(429, Retry_After="3600")) as server:
        assert asked(server.address("/page")).outcome is Outcome.UNKNOWN
        assert server.requests("/page") == ["HEAD"]


def test_one_host_is_asked_few_at_a_time_and_with_pauses() -> None:
    """Protects small hosts: with a pause of a twentieth of a second, ten links take ten pauses."""
    manners = Manners(per_host=2, pause=0.05, allowed=HERE)
    with serving(**{f"p{n}": status(200) for n in range(10)}) as server:
        check_links([server.address(f"/p{n}") for n in range(10)], manners)
        moments = sorted(moment for _, _, moment in server.asked)
    assert moments[-1] - moments[0] > 0.05 * 8


def test_silence_is_unknown() -> None:
    """Protects links to slow hosts: no answer in time is no failure."""

    def page(_request: Handler) -> tuple[int, dict[str, str]]:
        import time  # noqa: PLC0415 - for this page only

        time.sleep(1)
        return 200, {}

    with serving(page=page) as server:
        found = asked(server.address("/page"), Manners(pause=0, allowed=HERE, patience=0.2))
    assert found == Attempt(Outcome.UNKNOWN, "no answer in time")


def test_without_a_network_nothing_fails() -> None:
    """Protects who works on a train: where no host answers at all, no link is to blame."""
    with serving() as server:
        address = server.address("/")
    assert asked(address).outcome is Outcome.UNKNOWN


def test_a_closed_port_fails_when_others_answer() -> None:
    """Protects from links to hosts that are gone, once it is certain that there is a network."""
    with serving() as gone:
        address = gone.address("/")
    with serving(page=status(200)) as server:
        assert check_links([address, server.address("/page")], LOOPBACK)[address].outcome is Outcome.FAILED


PRIVATE = ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1", "fe80::1%eth0",  # noqa: S104 - asked, not bound
           "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1"]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_told(address: str) -> None:
    """Protects networks behind the machine that checks, however an address is written."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_public_addresses_are_told(address: str) -> None:
    """Protects from a guard that refuses everything."""
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "0x7f000001"])  # noqa: S104 - asked, not bound
def test_this_machine_is_not_asked(host: str) -> None:
    """Protects services on the machine that checks: no request reaches them, by address or by name."""
    with serving(page=status(200)) as server:
        found = asked(f"http://{host}:{server.server_address[1]}/page", Manners(pause=0, patience=5))
        assert server.asked == []
    assert found.outcome is Outcome.UNKNOWN
    assert "no public address" in found.why


def test_a_redirection_inside_is_not_followed() -> None:
    """Protects from public pages that send the checker into a private network: every step is judged anew."""
    with serving(secret=status(200)) as inside, serving() as outside:
        outside.pages["/page"] = status(302, Location=f"http://[::ffff:127.0.0.1]:{inside.server_address[1]}/secret")
        outside.pages["/name"] = status(302, Location="http://0x7f000002:1/secret")
        found = check_links([outside.address("/page"), outside.address("/name")], LOOPBACK)
        assert inside.asked == []
    assert {attempt.outcome for attempt in found.values()} == {Outcome.UNKNOWN}
    assert all("no public address" in attempt.why for attempt in found.values())


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7.0),
        ("Mon, 04 May 2026 12:00:30 GMT", 30.0),
        ("Mon, 04 May 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after_is_read(value: str, seconds: float | None) -> None:
    """Protects the wait: the header holds seconds, or a date, or rubbish."""
    assert retry_after(value, NOW) == seconds


def results(*outcomes: tuple[int, Outcome], days: int = 3) -> LinkState:
    """Return what is known of a link after attempts on some days."""
    memory = LinkMemory()
    for day, outcome in outcomes:
        memory.note({"a": Attempt(outcome, "why")}, NOW + timedelta(days=day))
    return memory.results(["a"], days)["a"].state


@pytest.mark.parametrize(
    ("outcomes", "state"),
    [
        ([(0, "failed")], "unknown"),
        ([(0, "failed"), (0, "failed"), (0, "failed")], "unknown"),
        ([(0, "failed"), (1, "failed"), (2, "failed")], "dead"),
        ([(0, "failed"), (1, "unknown"), (2, "failed"), (9, "failed")], "dead"),
        ([(0, "failed"), (1, "failed"), (2, "alive"), (3, "failed")], "unknown"),
        ([(0, "failed"), (1, "failed"), (2, "failed"), (3, "alive")], "alive"),
    ],
)
def test_only_failures_on_different_days_are_an_alarm(outcomes: list[tuple[int, str]], state: str) -> None:
    """Protects authors from alarms over one bad afternoon: days count, and one answer forgives."""
    assert results(*((day, Outcome(name)) for day, name in outcomes)) == state


def test_memory_outlives_a_run() -> None:
    """Protects the count of days: what is kept is what is read, and rubbish is forgotten."""
    memory = LinkMemory()
    memory.note({"a": Attempt(Outcome.FAILED, "404"), "b": Attempt(Outcome.ALIVE, "200")}, NOW)
    assert from_table({**to_table(memory), "c": ["strange"], "d": 5}) == memory


def test_fresh_answers_are_not_asked_for_again() -> None:
    """Protects hosts and patience: a link that worked is asked again after a week, a failed one the next day."""
    memory = LinkMemory()
    memory.note({"a": Attempt(Outcome.FAILED), "b": Attempt(Outcome.ALIVE)}, NOW)
    assert memory.stale(["a", "b", "c"], NOW) == ["c"]
    assert memory.stale(["a", "b"], NOW + timedelta(days=1)) == ["a"]
    assert memory.stale(["a", "b"], NOW + timedelta(days=8)) == ["a", "b"]


def test_a_library_says_what_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the whole way: ignored and reserved links are not asked, answers are kept between runs."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with serving(page=status(200), ignored=status(200)) as server:
        folder = tmp_path / "library"
        file = folder / "patterns/1-initial/door.md"
        file.parent.mkdir(parents=True)
        links = [server.address("/page#part"), server.address("/ignored"), "https://www.example.org/", "mailto:a@b.c"]
        file.write_text("## Title\n\nDoor\n\n## Problem\n\n" + " ".join(f"<{link}>" for link in links))
        (folder / ".lycheeignore").write_text("# these are ours\n/ignored$\n*bad[\n")
        library = open_library(folder)
        assert set(addresses_of(folder, library)) == {server.address("/page")}
        first, second = (observe_links(folder, library, manners=LOOPBACK) for _ in range(2))
        assert first == second
        assert {result.state for result in first.values()} == {LinkState.ALIVE}
        assert server.requests("/page") == ["HEAD"]
