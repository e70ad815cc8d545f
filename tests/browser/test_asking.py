"""The box on the home page: a problem typed there is answered in place, by keyboard, in every theme and width."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from sites import site_of

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Route

pytestmark = pytest.mark.browser

SITE = "http://book.test/"
PROBLEM = "newcomers come once and never again"
ANSWER = ".advice li"


def opened(context: BrowserContext, files: dict[str, bytes], path: str = "") -> tuple[Page, list[str]]:
    """Open a page of a site that is served from memory; return it and what it complains of."""
    wrong: list[str] = []

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(SITE).partition("?")[0]
        name += "index.html" if not name or name.endswith("/") else ""
        route.fulfill(body=files[name], content_type=mimetypes.guess_type(name)[0])

    page = context.new_page()
    page.route("**/*", serve)
    page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(SITE + path)
    return page, wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_answer_is_accessible(browser: Browser, example: Path, width: int, scheme: str) -> None:
    """Protects people with a screen reader, weak eyes or a small phone: no violation, no page wider than the screen."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page, wrong = opened(context, site_of(example).files, f"?ask={PROBLEM}")
    page.wait_for_selector(ANSWER)
    page.click("summary >> nth=-1")
    found = Axe().run(page, context=".advice")
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not wrong
    context.close()


def test_a_problem_is_answered_by_keyboard_alone(browser: Browser, example: Path) -> None:
    """Protects people without a mouse: type, Enter, and the next Tab is on the first pattern; Back undoes it."""
    context = browser.new_context()
    page, wrong = opened(context, site_of(example).files)
    page.focus(".ask input")
    page.keyboard.type(PROBLEM)
    page.keyboard.press("Enter")
    page.wait_for_selector(ANSWER)
    page.wait_for_function("document.activeElement.matches('.advice')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.href") == f"{SITE}p/named-greeter/"
    assert page.locator(".advice mark").count() > 0
    page.go_back()
    page.wait_for_selector(".advice", state="hidden")
    assert page.input_value(".ask input") == ""
    assert not wrong
    context.close()


def test_what_nothing_answers_leads_on(browser: Browser, example: Path) -> None:
    """Protects the dead end: the reader is told, and can search for the words instead."""
    context = browser.new_context()
    page, _ = opened(context, site_of(example).files, "?ask=how long do I boil eggs")
    page.wait_for_selector(".advice h2")
    assert page.locator(ANSWER).count() == 0
    assert page.locator(".advice a").first.get_attribute("href") == f"{SITE}search/?q=how+long+do+I+boil+eggs"
    context.close()


def test_markup_in_a_question_stays_text(browser: Browser, example: Path) -> None:
    """Protects readers of a shared address: what it holds is shown, never run."""
    context = browser.new_context()
    asked = "visitors come to an open day, nobody greets them, and we never see newcomers again"
    page, wrong = opened(context, site_of(example).files, f"?ask={asked} <img src=x onerror=alert(1)>")
    page.wait_for_selector(ANSWER)
    assert page.locator(".advice img").count() == 0
    assert not wrong
    context.close()


def test_without_script_the_box_leads_to_the_list(browser: Browser, example: Path) -> None:
    """Protects readers without script: the box leads to a page that shows the way to all patterns."""
    context = browser.new_context(java_script_enabled=False)
    page, _ = opened(context, site_of(example).files)
    page.fill(".ask input", PROBLEM)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    page.click(".note a")
    assert page.url == f"{SITE}toc/"
    context.close()


@pytest.mark.parametrize(
    ("text", "sought", "expected"),
    [
        ("チーム外からコードを提供", ["チー", "ーム", "コー", "ード"], ["チーム", "コード"]),
        ("对团队的不信任", ["团队", "队信", "信任"], ["团队", "信任"]),
        ("开源Team信任 Team", ["team", "信任"], ["信任", "Team"]),
        ("Trust in Teams, trusted", ["trust"], ["Trust"]),
        ("プラットフォーム上のチーム", ["チーム"], ["チーム"]),
        ("nothing", ["信任"], []),
    ],
)
def test_what_answers_is_marked_whole(
    browser: Browser, example: Path, text: str, sought: list[str], expected: list[str]
) -> None:
    """Protects readers of Chinese and Japanese from halves of words, and everybody from words that were not sought."""
    context = browser.new_context()
    page, _ = opened(context, dict(site_of(example).files))
    shown = page.evaluate(
        """async ([text, sought]) => {
          const book = document.querySelector("script[src$='js/book.js']").src;
          const { marked } = await import(new URL("marking.js", book));
          const isSought = (word) => sought.includes(word.toLowerCase());
          return marked(text, sought, isSought).map((piece) => [piece.nodeType === 1, piece.textContent ?? piece]);
        }""",
        [text, sought],
    )
    context.close()
    assert "".join(piece for _, piece in shown) == text
    assert [piece for is_mark, piece in shown if is_mark] == expected
