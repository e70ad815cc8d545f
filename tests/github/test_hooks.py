"""Hooks: what GitHub signed is taken once; nothing else, however close it comes, is taken at all."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patternbook.collaborate.github.hooks import (
    Doorkeeper,
    Hook,
    RefusedHookError,
    ReplayedHookError,
    is_signed,
    read_hook,
    sign,
)
from patternbook.collaborate.proposals.forge import ForgeError
from patternbook.collaborate.store.database import Store
from patternbook.collaborate.store.deliveries import Deliveries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SECRET = b"known to the tests alone"
REPO = "ada/patterns"
BODY = json.dumps(
    {"action": "synchronize", "repository": {"full_name": REPO}, "pull_request": {"number": 7}, "sender": {}}
).encode()


def headers(body: bytes = BODY, *, delivery: str = "d-1", event: str = "pull_request") -> dict[str, str]:
    """What GitHub sends with a body."""
    return {"x-hub-signature-256": sign(SECRET, body), "x-github-delivery": delivery, "x-github-event": event}


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """The store of a space."""
    store = Store(database)
    yield store
    store.close()


@pytest.fixture
def keeper(store: Store) -> Doorkeeper:
    """Who lets hooks in."""
    return Doorkeeper(SECRET, REPO, Deliveries(store).is_new)


def test_a_signed_hook_is_taken_and_names_its_pull_request(keeper: Doorkeeper) -> None:
    """The good case works, so that refusing everything is no way to pass the other tests."""
    hook = keeper.admit(headers(), BODY)
    assert (hook.event, hook.action, hook.repository, hook.number) == ("pull_request", "synchronize", REPO, 7)


def test_the_signature_is_the_one_that_github_documents() -> None:
    """Ours is checked against the pair of secret and body in GitHub's own documentation, not against itself."""
    expected = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
    assert is_signed(b"It's a Secret to Everybody", b"Hello, World!", expected)


def _flip(body: bytearray, chance: random.Random) -> bytes:
    body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
    return bytes(body)


def _cut(body: bytearray, chance: random.Random) -> bytes:
    return bytes(body[: chance.randrange(len(body))])


def _grow(body: bytearray, chance: random.Random) -> bytes:
    at = chance.randrange(len(body) + 1)
    return bytes(body[:at]) + chance.randbytes(chance.randint(1, 4)) + bytes(body[at:])


def _swap(body: bytearray, chance: random.Random) -> bytes:
    pairs = [at for at in range(len(body) - 1) if body[at] != body[at + 1]]
    at = chance.choice(pairs)
    body[at], body[at + 1] = body[at + 1], body[at]
    return bytes(body)


MUTATIONS: tuple[Callable[[bytearray, random.Random], bytes], ...] = (_flip, _cut, _grow, _swap)


def test_of_ten_thousand_mutants_none_is_taken(keeper: Doorkeeper) -> None:
    """A body or a signature that differs by a bit, a byte, an order or a length is refused, and leaves no trace."""
    chance = random.Random(20260301)
    good = headers()
    for at in range(10_000):
        mutate = MUTATIONS[at % len(MUTATIONS)]
        sent, body = dict(good), BODY
        if at % 3:
            body = mutate(bytearray(BODY), chance)
        else:
            sent["x-hub-signature-256"] = mutate(bytearray(good["x-hub-signature-256"].encode()), chance).decode(
                "latin-1"
            )
        with pytest.raises(RefusedHookError):
            keeper.admit(sent, body)
    assert keeper.admit(good, BODY).number == 7


@given(st.text(), st.binary(max_size=100))
def test_no_text_passes_for_a_signature(signature: str, body: bytes) -> None:
    """Whatever stands in the header, letters of other alphabets included, is compared and never raises."""
    assert not is_signed(SECRET, body, signature)


def test_a_replay_is_refused_under_its_own_name_and_under_another(keeper: Doorkeeper, store: Store) -> None:
    """Somebody who recorded a hook gains nothing by sending it again: with a new delivery id, or after a restart."""
    keeper.admit(headers(), BODY)
    with pytest.raises(ReplayedHookError):
        keeper.admit(headers(), BODY)
    with pytest.raises(ReplayedHookError):
        keeper.admit(headers(delivery="d-2"), BODY)
    with pytest.raises(ReplayedHookError):
        Doorkeeper(SECRET, REPO, Deliveries(store).is_new).admit(headers(), BODY)


@pytest.mark.parametrize("missing", ["x-hub-signature-256", "x-github-delivery"])
def test_a_hook_without_signature_or_name_is_refused(keeper: Doorkeeper, missing: str) -> None:
    """A header that is left out is never taken for a good one."""
    with pytest.raises(RefusedHookError):
        keeper.admit({k: v for k, v in headers().items() if k != missing}, BODY)


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"null", b"{", b'{"repository": []}', b'{"repository": {"full_name": "eve/patterns"}}', b"\xff\xfe"],
)
def test_a_signed_hook_that_says_nothing_of_this_library_is_refused(keeper: Doorkeeper, body: bytes) -> None:
    """A secret that is shared with another repository opens nothing here, and nonsense raises no other error."""
    with pytest.raises(RefusedHookError):
        keeper.admit(headers(body), body)


def test_a_short_secret_is_refused(store: Store) -> None:
    """A space does not start with a secret that can be guessed."""
    with pytest.raises(ForgeError, match="longer"):
        Doorkeeper(b"secret", REPO, Deliveries(store).is_new)


ABOUT_PULLS = ("pull_request", "pull_request_review", "pull_request_review_comment", "pull_request_review_thread")


def test_every_example_of_github_is_read(node_packages: Path) -> None:
    """GitHub's own examples of every event, GitHub.com's and each Enterprise server's, are let in and understood."""
    found = sorted((node_packages / "node_modules" / "@octokit" / "webhooks-examples").glob("*/index.json"))
    assert len(found) > 1
    heard: Counter[str] = Counter()
    for file in found:
        for event in json.loads(file.read_bytes()):
            for at, example in enumerate(event["examples"]):
                body, name = json.dumps(example).encode(), event["name"]
                hook = read_hook(name, body)
                _is_what_it_says(name, example, hook)
                heard[name] += 1
                if hook.repository:
                    keeper = Doorkeeper(SECRET, hook.repository, lambda _: True)
                    delivery = f"{file.parent.name.replace('.', '-')}-{name.replace('_', '-')}-{at}"
                    assert keeper.admit(headers(body, delivery=delivery, event=name), body) == hook
    assert sum(heard.values()) > 700
    assert not {"push", "issue_comment", *ABOUT_PULLS} - {name for name, count in heard.items() if count}


def _is_what_it_says(name: str, example: dict[str, Any], hook: Hook) -> None:
    """A hook names the event, who caused it, what it is about, and nothing else."""
    assert hook.action == example.get("action", "")
    assert hook.account == example.get("sender", {}).get("login", "")
    assert hook.repository == example.get("repository", {}).get("full_name", "")
    if name in ABOUT_PULLS:
        assert hook.number == example["pull_request"]["number"]
    elif name in {"issues", "issue_comment"}:
        assert hook.number == (example["issue"]["number"] if example["issue"].get("pull_request") else 0)
    else:
        assert hook.number == 0
