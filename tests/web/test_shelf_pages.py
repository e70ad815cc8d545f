"""What somebody at a company does on its shelf, with a browser, on a phone and on a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spaces import shelf_of_acme
from test_tasks import approve_and_merge, hold

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page
    from spaces import Served

pytestmark = pytest.mark.browser


@pytest.fixture
def library(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Serve a shelf instead of a library of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return shelf_of_acme(example, tmp_path)


def test_add_to_a_public_pattern(page: Page, served: Served) -> None:
    """Protects somebody who never saw git: from the public page to words of their company in the book."""
    page.goto(f"{served.address}/p/two-hour-task/")
    hold(page)
    page.click("text=What Acme adds")
    hold(page)
    page.get_by_role("link", name="Solution", exact=True).click()
    assert "Keep a box of cards" in page.inner_text(".public .preview")
    assert page.input_value("#text") == ""
    page.fill("#text", "Ask the **desk** first.")
    page.wait_for_selector("[data-preview] strong >> text=desk")
    assert "The public library stays as it is" in page.inner_text(".next")
    hold(page)
    page.click("text=Propose this change")
    page.wait_for_selector(".change .preview strong >> text=desk")
    hold(page)
    approve_and_merge(page, served, page.url)
    page.goto(f"{served.address}/p/two-hour-task/")
    assert "Ask the desk first." in page.inner_text(".shelf")
    hold(page)


def test_what_is_not_done_here(page: Page, served: Served) -> None:
    """Protects people from dead ends: pages that only say where something is done can be read and left everywhere."""
    for place in ("translate/two-hour-task", "pattern/two-hour-task", "instance/two-hour-task", "board"):
        page.goto(f"{served.address}/space/{place}")
        hold(page)
