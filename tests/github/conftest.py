"""What the tests of GitHub share: a stateful one on this machine, with a library in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from documented import Documented, documented
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


@pytest.fixture(scope="session")
def folder(node_packages: Path) -> Path:
    """The folder with GitHub's descriptions of its interface."""
    found = node_packages / "node_modules" / "@octokit" / "openapi" / "generated"
    if not found.is_dir():
        pytest.skip("GitHub's description of its interface is not installed: run scripts/install-node-packages")
    return found


@pytest.fixture(scope="session")
def today(folder: Path) -> Documented:
    """The description of GitHub.com."""
    return documented(folder / "api.github.com.json")


@pytest.fixture
def hub(github: Emulator, today: Documented) -> Iterator[Hub]:
    """A fresh GitHub whose repository holds one pattern; what is sent there is compared with GitHub's description."""
    github.reset()
    hub = Hub(github.address, today)
    hub.write({DOOR: TEXT}, "Begin")
    hub.ask(requests.Ask("PUT", f"/repos/{REPO}/collaborators/cleo", body={"permission": "push"}))
    yield hub
    assert hub.close() == []
