"""Maps, relations and the guided start in a real Chromium: accessible, explorable, and complete without script."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from sites import site_of

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

SITE = "http://book.test/"
PAGES = ("map/", "map/level/", "map/organization/", "relations/", "start/")


def visit(browser: Browser, root: Path, path: str, width: int = 1440, **context: object) -> Page:
    """Open a page of a library's site, which is served from memory."""
    files = site_of(root).files

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(SITE).partition("?")[0].partition("#")[0]
        name += "index.html" if not name or name.endswith("/") else ""
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        if name in files:
            route.fulfill(body=files[name], content_type=kind)
        else:
            route.fulfill(status=404, body="")

    page = browser.new_context(viewport={"width": width, "height": 900}, **context).new_page()  # type: ignore[arg-type]
    page.route("**/*", serve)
    page.goto(SITE + path)
    return page


@pytest.mark.corpus
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["", "ja/"])
def test_overviews_of_the_real_library_are_accessible(
    browser: Browser, corpus: Path, scheme: str, language: str
) -> None:
    """Protects people with a screen reader, weak eyes or a small phone, at 80 patterns."""
    for path in PAGES:
        page = visit(browser, corpus, language + path, 360, color_scheme=scheme)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        page.context.close()


@pytest.mark.corpus
def test_every_path_of_the_start_is_accessible_when_it_is_open(browser: Browser, corpus: Path) -> None:
    """Protects readers of what opens: contrast, names and structure hold inside, too."""
    page = visit(browser, corpus, "start/", 360)
    page.evaluate("document.querySelectorAll('details[name]').forEach(each => each.removeAttribute('name'))")
    page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()


@pytest.mark.corpus
def test_labels_of_the_circle_do_not_cover_each_other(browser: Browser, corpus: Path) -> None:
    """Protects legibility at 80 patterns: along the circle, each label is at least as high as its letters."""
    page = visit(browser, corpus, "relations/")
    sizes = page.evaluate(
        """() => {
            const members = [...document.querySelectorAll(".circle .member")];
            const middles = members.map(member => {
                const box = member.querySelector("circle").getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
            });
            const gaps = middles.slice(1).map(([x, y], at) => Math.hypot(x - middles[at][0], y - middles[at][1]));
            const size = document.querySelector(".member text").getAttribute("font-size");
            return [members.length, Math.min(...gaps), size];
        }"""
    )
    assert sizes[0] == 80
    assert sizes[1] >= float(sizes[2]) * 1.2
    page.context.close()


def test_a_pattern_in_focus_shows_what_it_is_tied_to(browser: Browser, example: Path) -> None:
    """Protects exploring with a keyboard: focus brings out neighbors, and leaving it brings all back."""
    page = visit(browser, example, "relations/")
    link = page.locator(".member:not(.alone) a").first
    link.focus()
    near = page.locator(".member.near").count()
    assert page.locator("svg.circle.focused").count() == 1
    assert 2 <= near < page.locator(".member").count()
    link.evaluate("link => link.blur()")
    assert page.locator("svg.circle.focused").count() == 0
    page.context.close()


def test_relations_are_filtered_by_kind_and_title(browser: Browser, example: Path) -> None:
    """Protects readers who look for one thing among many curves."""
    page = visit(browser, example, "relations/")
    box = page.locator(".kind input").first
    kind = box.get_attribute("value")
    box.uncheck()
    assert page.locator(f".ties path.{kind}:not([hidden])").count() == 0
    assert page.locator(".ties path:not([hidden])").count() > 0
    page.fill(".tools [type=search]", "ledger")
    assert page.locator(".member.near title", has_text="Ledger").count() == 1
    page.context.close()


def test_a_hidden_curve_is_not_drawn(browser: Browser, example: Path) -> None:
    """Protects the filter: what is hidden takes no ink, though it is no element of HTML."""
    page = visit(browser, example, "relations/")
    page.locator(".kind input").first.uncheck()
    assert page.locator(".ties path[hidden]").first.evaluate("path => getComputedStyle(path).display") == "none"
    page.context.close()


def test_the_start_needs_no_script(browser: Browser, example: Path) -> None:
    """Protects readers whose browser runs no script: three answers open a path whose steps are links."""
    page = visit(browser, example, "start/", java_script_enabled=False)
    page.click(".stage > summary >> nth=0")
    page.click(".stage[open] .trouble > summary >> nth=0")
    page.click(".trouble[open] .reader > summary >> nth=1")
    steps = page.locator(".reader[open] li > a")
    assert steps.first.is_visible()
    assert page.locator(".reader[open] li small").first.is_visible()
    steps.first.click()
    assert "/p/" in page.url
    assert page.locator("h1").count() == 1
    page.context.close()


def test_the_map_of_another_page_is_a_picture_in_a_frame(browser: Browser, example: Path) -> None:
    """Protects sites that embed the map: the file shows itself, and its links leave the frame."""
    page = visit(browser, example, "map/map.svg")
    assert page.locator("svg text").count() > 20
    assert page.locator("svg a").first.get_attribute("target") == "_top"
    assert page.locator("svg rect").count() == 1
    page.context.close()
