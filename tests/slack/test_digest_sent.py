"""The weekly digest goes out once, in numbers, whatever happens to the machine in between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from workspace import event

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Place

MONDAY = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def sent(place: Place) -> list[str]:
    """What stands in the digest's channel."""
    rows = place.workspace.call("ada", "conversations.history", channel=place.workspace.channels["digest"])
    return [row["text"] for row in rows["messages"]]


def tick(place: Place, now: datetime) -> None:
    """Let the listener look at the clock."""
    place.now = now
    place.listener.tick()


def test_a_digest_a_week_whatever_happens(kept: Callable[[], tuple[Place, str]]) -> None:
    """Protects the channel from two digests and from none: not at the start, once when due, once after a long sleep."""
    place, _ = kept()
    tick(place, MONDAY - timedelta(days=2))
    tick(place, MONDAY - timedelta(minutes=1))
    assert sent(place) == []
    tick(place, MONDAY)
    (first,) = sent(place)
    assert first.splitlines() == [
        "1 candidate waits in the pattern inbox of The Volunteer Patterns:",
        "• 1 problem with a solution",
        "1 of them waits for the consent of those who said it.",
    ]
    place.stop()
    place.start()
    tick(place, MONDAY + timedelta(minutes=1))
    tick(place, MONDAY + timedelta(days=6))
    assert sent(place) == [first]
    tick(place, MONDAY + timedelta(days=23))
    tick(place, MONDAY + timedelta(days=23, minutes=1))
    assert len(sent(place)) == 2


def test_a_digest_waits_for_slack(kept: Callable[[], tuple[Place, str]]) -> None:
    """Protects a digest from an hour in which Slack is away; and one that may not be sent is not tried forever."""
    place, _ = kept()
    front = place.workspace.front
    tick(place, MONDAY - timedelta(days=2))
    front.down = {"chat.postMessage": "internal_error"}
    tick(place, MONDAY)
    front.down = {}
    tick(place, MONDAY + timedelta(minutes=1))
    assert len(sent(place)) == 1
    front.down = {"chat.postMessage": "not_in_channel"}
    for minute in range(3):
        tick(place, MONDAY + timedelta(days=7, minutes=minute))
    tried = [call for call in front.calls("chat.postMessage") if call["channel"] == place.workspace.channels["digest"]]
    assert len(tried) == 3


def test_an_empty_inbox_is_no_news(listening: Place) -> None:
    """Protects the channel from messages that say nothing."""
    tick(listening, MONDAY - timedelta(days=2))
    tick(listening, MONDAY)
    assert sent(listening) == []
    listening.send(event(listening.workspace, "cleo", listening.workspace.thread()))
    tick(listening, MONDAY + timedelta(days=1))
    assert sent(listening) == []
