"""Word reaches followers once, whatever happens on the way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.store.database import Store
from patternbook.collaborate.store.outbox import Mail, Word, send_due, tell
from patternbook.collaborate.store.tables import FOLLOWS, OUTBOX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooked import Hook

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
WORD = Word("p1 1", "Ada proposed “Tea”", "Look.", "ada")


@pytest.fixture
def store(database: str, hook: Hook) -> Iterator[Store]:
    """A store in which Bela follows one pattern and Ada, who acts, follows all."""
    store = Store(database)
    store.put(FOLLOWS, {"account": "bela", "slug": "tea", "address": hook.address})
    store.put(FOLLOWS, {"account": "ada", "slug": "", "address": "ada@example.org"})
    yield store
    store.close()


def test_followers_hear_once(store: Store, hook: Hook) -> None:
    """Protects followers from silence and from noise: one message each, none for whoever did it."""
    assert tell(store, WORD, ["tea"], NOW) == 1
    assert tell(store, WORD, ["tea"], NOW) == 0
    assert tell(store, WORD, ["coffee"], NOW) == 0
    assert send_due(store, Mail(), NOW) == 1
    assert send_due(store, Mail(), NOW) == 0
    assert [got["text"] for got in hook.got] == ["Ada proposed “Tea”\nLook."]


def test_a_hook_that_is_away_is_tried_again_later(store: Store, hook: Hook) -> None:
    """Protects word from a server that is down: it waits, longer each time, and goes when the server is back."""
    tell(store, WORD, ["tea"], NOW)
    hook.status = 503
    assert send_due(store, Mail(), NOW) == 0
    assert send_due(store, Mail(), NOW) == 0
    assert len(hook.got) == 1
    hook.status = 200
    assert send_due(store, Mail(), NOW + timedelta(minutes=2)) == 1


def test_mail_waits_for_a_host(store: Store) -> None:
    """Protects mail from being lost where nobody has set up how it goes out."""
    tell(store, Word("p1 2", "Bela commented", "So.", "bela"), ["coffee"], NOW)
    assert send_due(store, Mail(), NOW) == 0
    assert send_due(store, Mail(host="127.0.0.1", port=9), NOW) == 0


def test_workers_that_send_at_once_send_each_message_once(store: Store, hook: Hook) -> None:
    """Protects followers from the noise of several workers: one takes a message, the others leave it."""
    for number in range(12):
        tell(store, Word(f"p1 {number}", f"Number {number}", "Look.", "ada"), ["tea"], NOW)
    with ThreadPoolExecutor(4) as workers:
        sent = sum(workers.map(lambda _: send_due(store, Mail(), NOW), range(4)))
    assert sent == 12
    assert len({got["text"] for got in hook.got}) == len(hook.got) == 12


def test_a_message_of_a_worker_that_died_goes_later(store: Store, hook: Hook) -> None:
    """Protects word that a worker took and did not send: another one sends it after a while."""
    tell(store, WORD, ["tea"], NOW)
    with store.writing() as connection:
        connection.execute(OUTBOX.update().values(sent=f"taken {NOW.isoformat()}"))
    assert send_due(store, Mail(), NOW + timedelta(minutes=1)) == 0
    assert send_due(store, Mail(), NOW + timedelta(minutes=3)) == 1
    assert len(hook.got) == 1


def test_long_addresses_are_kept_in_every_database(store: Store) -> None:
    """Protects followers with a long address where the database counts characters."""
    store.put(FOLLOWS, {"account": "cleo", "slug": "tea", "address": f"https://hooks.example/{'x' * 470}"})
    assert tell(store, WORD, ["tea"], NOW) == 2
