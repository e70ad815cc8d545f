"""Every kind of page in a real Chromium: accessible, no wider than the screen, silent, from its own host alone."""

from __future__ import annotations

import mimetypes
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from sites import site_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

SITE = "http://book.test/"
NAMES = ["toc", "map", "search", "adopters", "introduction", "contribute", "relations", "maturity", "start"]
KINDS = ("", *(f"{name}/" for name in NAMES), "404.html")


def visit(browser: Browser, files: dict[str, bytes], width: int, scheme: str) -> tuple[Page, list[str]]:
    """Return a page that reads the site from memory, and the list of what it complains of and asks elsewhere."""
    wrong: list[str] = []

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(SITE).partition("?")[0].partition("#")[0]
        name += "index.html" if not name or name.endswith("/") else ""
        if not route.request.url.startswith(SITE) or name not in files:
            wrong.append(f"asked for {route.request.url}")
            route.fulfill(status=404, body="")
            return
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        route.fulfill(body=files[name], content_type=kind)

    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.route("**/*", serve)
    page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    return page, wrong


def kinds(files: dict[str, bytes], slug: str, language: str = "") -> Iterator[str]:
    """Yield the address of each kind of page that a site has, in a language."""
    start = f"{language}/" if language else ""
    for kind in (*KINDS, f"p/{slug}/"):
        path = f"{start}{kind}"
        if (f"{path}index.html" if not path or path.endswith("/") else path) in files:
            yield path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_every_kind_of_page_is_accessible(browser: Browser, example: Path, width: int, scheme: str) -> None:
    """Protects people with a screen reader, a keyboard, weak eyes or a small phone."""
    files = dict(site_of(example).files)
    page, wrong = visit(browser, files, width, scheme)
    visited = list(kinds(files, "two-hour-task")) + list(kinds(files, "two-hour-task", "es"))
    for path in visited:
        page.goto(SITE + path)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is wider than {width} px"
        assert page.evaluate("document.documentElement.lang") == ("es" if path.startswith("es/") else "en")
    page.context.close()
    assert len(visited) > 12
    assert wrong == []


@pytest.mark.corpus
@pytest.mark.parametrize(("language", "scheme"), [("ja", "light"), ("zh", "dark"), ("pt-br", "dark")])
def test_the_real_library_is_accessible(browser: Browser, corpus: Path, language: str, scheme: str) -> None:
    """Protects readers of the real library in scripts that the example does not have."""
    files = dict(site_of(corpus).files)
    page, wrong = visit(browser, files, 360, scheme)
    for path in kinds(files, "30-day-warranty", language):
        page.goto(SITE + path)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.context.close()
    assert wrong == []


def test_a_page_runs_no_script_that_a_pattern_brings(browser: Browser, example: Path) -> None:
    """Protects readers from authors: the page's policy stops a script even if one got into the text."""
    files = dict(site_of(example).files)
    path = "p/two-hour-task/index.html"
    files[path] = files[path].replace(b"</h1>", b"</h1><script>document.title = 'taken'</script>", 1)
    page, wrong = visit(browser, files, 768, "light")
    page.goto(SITE + "p/two-hour-task/")
    assert page.title() != "taken"
    assert any("Content Security Policy" in said for said in wrong)
    page.context.close()


def test_search_opens_with_a_key_and_leads_to_a_section(browser: Browser, example: Path) -> None:
    """Protects readers who know what they look for: `/`, some letters, Enter."""
    page, wrong = visit(browser, dict(site_of(example).files), 1440, "light")
    page.goto(SITE + "toc/")
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open] input:focus")
    page.keyboard.type("two-hour")
    page.wait_for_selector("dialog[open] a[href*='two-hour-task']")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/p/two-hour-task/**")
    page.context.close()
    assert wrong == []


def test_pages_work_without_script(browser: Browser, example: Path) -> None:
    """Protects readers whose browser runs no script: text, map, list and languages are all there."""
    files = dict(site_of(example).files)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.route(
        "**/*", lambda route: route.fulfill(body=files.get(_name(route.request.url), b""), content_type="text/html")
    )
    page.goto(SITE + "map/")
    assert page.locator("svg a").count() >= 10
    page.goto(SITE + "p/two-hour-task/")
    assert page.locator("main h2").count() >= 6
    assert page.locator("a[hreflang=es]").count() >= 1
    context.close()


def _name(address: str) -> str:
    path = address.removeprefix(SITE)
    return path + "index.html" if not path or path.endswith("/") else path


@pytest.mark.parametrize("width", [360, 768])
def test_the_head_of_a_page_is_never_covered(browser: Browser, example: Path, width: int) -> None:
    """Protects a library's name from the buttons beside it, where words and names of languages are long."""
    page, _ = visit(browser, dict(site_of(example).files), width, "light")
    page.goto(SITE)
    ends = page.evaluate(
        """() => {
          document.querySelector(".brand").textContent = "Freiwilligenarbeit Musterbuch";
          document.querySelector(".menu summary").textContent = "Português (Brasil)";
          const name = document.createRange();
          name.selectNodeContents(document.querySelector(".brand"));
          return [name, ...document.querySelectorAll(".find, .menu summary, .theme")]
            .map((part) => part.getBoundingClientRect()).map((box) => [box.left, box.right]);
        }"""
    )
    page.context.close()
    assert all(left[1] <= right[0] for left, right in pairwise(ends))
    assert ends[-1][1] <= width


def test_lists_of_prose_keep_their_bullets(browser: Browser, example: Path) -> None:
    """Protects what authors tell below the known instances: only the instances themselves are cards."""
    files = dict(site_of(example).files)
    path = "p/two-hour-task/index.html"
    files[path] = files[path].replace(
        b'<ul>\n<li class="instance', b'<ul><li>told</li></ul><ul>\n<li class="instance', 1
    )
    page, _ = visit(browser, files, 360, "light")
    page.goto(SITE + "p/two-hour-task/")
    style = "list => getComputedStyle(list).listStyleType"
    assert page.eval_on_selector(".known-instances > ul:has(> .instance)", style) == "none"
    assert page.eval_on_selector(".known-instances > ul:not(:has(> .instance))", style) == "disc"
    page.context.close()


def test_what_is_typed_before_the_search_is_there_is_not_lost(browser: Browser, example: Path) -> None:
    """Protects fast fingers on a slow line: the field takes what came while its script was on the way."""
    page, wrong = visit(browser, dict(site_of(example).files), 1440, "light")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/finder.js", hold)
    page.goto(SITE + "toc/")
    page.keyboard.type("/two-hour")
    held[0].fallback()
    page.wait_for_selector("dialog[open] a[href*='two-hour-task']")
    page.keyboard.type(" task")
    assert page.input_value("dialog[open] input") == "two-hour task"
    page.context.close()
    assert wrong == []
