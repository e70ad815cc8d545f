"""Spaces for tests: private data goes into the test's own folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spaces import Served, serving, under_git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SIZES = {"phone": (360, 740), "desk": (1440, 900)}


@pytest.fixture
def library(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a git repository of the example library."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return under_git(example, tmp_path / "library")


@pytest.fixture
def served(library: Path) -> Iterator[Served]:
    """Serve the space of the example library."""
    with serving(library) as running:
        yield running


@pytest.fixture(params=sorted(SIZES))
def page(request: pytest.FixtureRequest, browser: Browser, served: Served) -> Iterator[Page]:  # noqa: ARG001 - closed before it
    """A page of a browser of a phone's or a desk's size, closed before the server; scripts that fail, fail the test."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(60_000)
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page
    context.close()
    assert not troubles, troubles
