"""What the tests share: the corpora where they are present, the example library, a real Chromium."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cluster import Cluster, NoPostgresError
from hooked import Hook
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

settings.register_profile("house", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the corpora, beside the checkout or where PATTERNBOOK_SHARED says."""
    folder = Path(os.environ.get("PATTERNBOOK_SHARED", ROOT.parent / "shared"))
    if not (folder / "corpora").is_dir():
        pytest.skip(f"no corpora in {folder}: the real pattern libraries are not part of the repository")
    return folder


@pytest.fixture(scope="session")
def corpus(shared: Path) -> Path:
    """The InnerSourcePatterns library as its community keeps it."""
    return shared / "corpora" / "innersource-patterns"


@pytest.fixture(scope="session")
def example() -> Path:
    """The example library that ships with the project."""
    return ROOT / "examples" / "volunteers"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium of the system; without one the test fails, since `make test` installs it.

    It lives as long as a module's tests: its driver keeps an event loop, which tests of servers need for themselves.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only browser tests need it

    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "Chromium is missing: run `make test`, which installs it"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL server; where it is not installed tests are skipped, but not in CI."""
    try:
        cluster = Cluster()
    except NoPostgresError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))
    yield cluster
    cluster.stop()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql"))])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'own' / 'space.db'}"
    cluster: Cluster = request.getfixturevalue("postgres")
    return cluster.database()


@pytest.fixture
def hook() -> Iterator[Hook]:
    """A web hook that listens."""
    hook = Hook()
    yield hook
    hook.close()


@pytest.fixture(scope="session")
def node_packages() -> Path:
    """The folder that `make test` installs Node packages into."""
    folder = ROOT / ".venv" / "emulate"
    if not (folder / "node_modules" / "emulate").is_dir():
        pytest.skip("emulate is not installed: `make test` could not reach the npm registry")
    return folder
