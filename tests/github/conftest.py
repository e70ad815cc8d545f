"""What the tests of GitHub share: a stateful one on this machine, with a library in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from emulated import DOOR, REPO, SEED, TEXT, Emulator, Hub

from patternbook.collaborate.github import requests

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def github(node_packages: Path) -> Iterator[Emulator]:
    """A stateful GitHub."""
    emulator = Emulator(node_packages, "github", SEED)
    yield emulator
    emulator.close()


@pytest.fixture
def hub(github: Emulator) -> Iterator[Hub]:
    """A fresh GitHub whose repository holds one pattern."""
    github.reset()
    hub = Hub(github.address)
    hub.write({DOOR: TEXT}, "Begin")
    hub.ask(requests.Ask("PUT", f"/repos/{REPO}/collaborators/cleo", body={"permission": "push"}))
    yield hub
    hub.close()
