"""The eight tasks of the space, done by a person with a browser, on a phone and on a desk."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Error
from spaces import Served, git

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser


def hold(page: Page) -> None:
    """Assert that a page is accessible in both themes and is no wider than its window."""
    page.wait_for_load_state()
    page.wait_for_selector("h1")
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        found = Axe().run(page).response["violations"]
        assert not found, [(page.url, theme, v["id"], [n["html"][:150] for n in v["nodes"][:3]]) for v in found]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} pixels wider than its window"


def become(page: Page, served: Served, name: str) -> None:
    """Take part under a name."""
    page.goto(f"{served.address}/space/you")
    page.fill("#name", name)
    page.click("text=Use this name")


def approve_and_merge(page: Page, served: Served, address: str) -> None:
    """Let somebody else approve a proposal and merge it."""
    become(page, served, "Ines Calloway")
    page.goto(address)
    page.click("text=Approve this text")
    page.click(".decide .do >> text=Merge")
    page.wait_for_selector(".tag.merged")


def test_begin(page: Page, served: Served) -> None:
    """Protects people who do not know where to begin: one page says what waits for them and what they can do."""
    page.goto(f"{served.address}/space")
    hold(page)
    tasks = page.locator(".tasks a")
    assert tasks.count() == 8
    for address in [tasks.nth(at).get_attribute("href") or "" for at in range(8)]:
        assert page.request.get(served.address + address).ok, address
    page.goto(f"{served.address}/space/instance")
    hold(page)
    page.select_option("#slug", "pause-card")
    page.click("text=Go on")
    page.wait_for_url("**/space/instance/pause-card")
    page.goto(f"{served.address}/space/edit/pause-card/problem")
    page.fill("#text", page.input_value("#text") + "\n\nThis happens each year.")
    page.click("text=Propose this change")
    page.goto(f"{served.address}/space")
    assert "nobody has approved it yet" in page.inner_text("section, main")
    assert page.is_visible("text=Proposed by you")
    become(page, served, "Ines Calloway")
    page.goto(f"{served.address}/space")
    assert page.is_visible("text=Others wait for your opinion")
    hold(page)
    page.click("text=Edit “Problem”")
    page.click("text=Approve this text")
    page.wait_for_selector("text=You approved this text")
    assert not page.is_visible(".decide >> text=Approve this text")
    page.goto(f"{served.address}/space")
    assert not page.is_visible("text=Others wait for your opinion")
    page.goto(f"{served.address}/space/translations")
    hold(page)


def test_read_and_ask(page: Page, served: Served) -> None:
    """Protects readers: the book is there with drafts, says that it asks nobody who they are, and answers a problem."""
    page.goto(served.address)
    assert "without sign-in" in page.inner_text("body")
    hold(page)
    page.fill("form.ask input", "tired people stop answering")
    page.click("form.ask button")
    assert "Pause Card" in page.inner_text("main")
    hold(page)
    page.goto(f"{served.address}/p/skills-shelf/")
    assert page.inner_text("h1") == "Skills Shelf"
    hold(page)


def test_propose_a_pattern(page: Page, served: Served) -> None:
    """Protects newcomers: section by section, with checks and neighbors, to a page in the book, without git."""
    page.goto(f"{served.address}/space/propose")
    hold(page)
    page.click("text=I have a problem and a solution")
    page.fill("#text", "Pause Cards for Everybody, Always, and Everywhere Now")
    page.wait_for_selector("[data-findings] .findings")
    page.wait_for_selector("[data-near] >> text=Pause Card")
    page.wait_for_function("document.querySelector('[data-saved]').textContent.startsWith('Saved')")
    page.fill("#text", "Tea Before Talk")
    hold(page)
    page.click("text=Save and go on")
    page.click("nav[aria-label=Sections] >> text=Problem")
    page.fill("#text", "Meetings begin with a fight, because people come straight from work.")
    page.click("text=Save and go on")
    page.click("text=The whole, and propose")
    hold(page)
    page.click("text=Propose it")
    page.wait_for_url(re.compile("/space/proposals/1"))
    assert page.inner_text("h1") == "Propose “Tea Before Talk”"
    approve_and_merge(page, served, page.url)
    page.goto(f"{served.address}/p/tea-before-talk/")
    assert "straight from work" in page.inner_text("main")
    assert git(served.root, "status", "--porcelain") == ""


def test_an_older_text_that_is_saved_late_takes_nothing_back(page: Page, served: Served) -> None:
    """Protects the last words before a click from what was saved while they were typed and came late."""
    late: list[Route] = []

    def hold_back(route: Route) -> None:
        if not late and "act=autosave" in (route.request.post_data or ""):
            late.append(route)
        else:
            route.continue_()

    page.goto(f"{served.address}/space/propose")
    page.click("text=I have a problem and a solution")
    step = page.url
    page.route("**/space/drafts/**", hold_back)
    with page.expect_request(lambda request: "act=autosave" in (request.post_data or "")):
        page.fill("#text", "Tea")
    page.fill("#text", "Tea Before Talk")
    page.evaluate("document.querySelector('form.write button.main, form.write button').click()")
    page.wait_for_timeout(300)
    answer = late[0].fetch()
    with suppress(Error):
        late[0].fulfill(response=answer)
    page.wait_for_url(lambda address: address != step)
    page.goto(step)
    assert page.input_value("#text") == "Tea Before Talk"


def test_a_donut_from_a_pasted_mail(page: Page, served: Served) -> None:
    """Protects people with a mail in their hands: it is cut into sections, and a missing solution is no hindrance."""
    page.goto(f"{served.address}/space/propose")
    page.click("text=I have a text already")
    page.fill(
        "#text",
        "Empty Chairs\n\nHello all,\n\nProblem: Half of those who sign up do not come.\n\nContext\n\nFree events.",
    )
    page.click("button >> text=Cut it into sections")
    assert "Half of those who sign up" in page.inner_text("main article")
    assert "Hello all" in page.inner_text("main pre")
    page.click("text=I know no solution")
    page.click("text=Propose it")
    assert "TBD" in page.inner_text("main")


def test_edit_a_section(page: Page, served: Served) -> None:
    """Protects the smallest contribution: open a pattern, change words, see them, and know what happens next."""
    page.goto(f"{served.address}/p/pause-card/")
    page.click("text=Edit a section")
    hold(page)
    page.get_by_role("link", name="Solution", exact=True).click()
    page.fill("#text", page.input_value("#text") + "\n\nPrint them on **green** paper.")
    page.wait_for_selector("[data-preview] strong >> text=green")
    assert "has to approve it" in page.inner_text(".next")
    hold(page)
    page.click("text=Propose this change")
    page.wait_for_selector(".change ins >> text=green")
    hold(page)
    approve_and_merge(page, served, page.url)
    page.goto(f"{served.address}/p/pause-card/")
    assert "green" in page.inner_text("main")


def test_add_a_sketch(page: Page, served: Served, tmp_path: Path) -> None:
    """Protects people who think in pictures: chosen, described, seen at once, and beside the words for reviewers."""
    Image.new("RGB", (700, 300), "white").save(tmp_path / "my sketch.png")
    page.goto(f"{served.address}/space/edit/pause-card/solution")
    page.fill("#text", page.input_value("#text") + "\n\nAs drawn here.")
    page.click("text=Add a picture")
    hold(page)
    page.set_input_files("#picture", tmp_path / "my sketch.png")
    page.click("text=Put it into the text")
    assert "Say in a few words what the picture shows" in page.inner_text("[role=alert]")
    hold(page)
    page.set_input_files("#picture", tmp_path / "my sketch.png")
    page.fill("#alt", "A card on a door")
    page.click("text=Put it into the text")
    shown = "[data-preview] img[alt='A card on a door']"
    page.wait_for_function("shown => document.querySelector(shown)?.naturalWidth === 700", arg=shown)
    assert "As drawn here." in page.input_value("#text")
    hold(page)
    page.click("text=Propose this change")
    picture = page.locator(".change > .preview img")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 700
    hold(page)


def test_record_an_instance_by_keyboard(page: Page, served: Served) -> None:
    """Protects two minutes of somebody's time: six fields, no mouse, consent, and a line in the pattern."""
    page.goto(f"{served.address}/space/instance/pause-card")
    hold(page)
    assert page.locator("form.inform input:visible, form.inform select, form.inform textarea").count() == 6
    keys = page.keyboard
    keys.type("Tin Whistle Works")
    for words in ("", "uses it since 2025 for all singers. Two came back.", "https://example.org/choir", "", ""):
        keys.press("Tab")
        keys.type(words)
    keys.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Tell it"
    keys.press("Enter")
    page.wait_for_url(re.compile("/space/instances/"))
    hold(page)
    link = page.input_value("#link")
    page.click("text=I have sent it")
    page.wait_for_selector(".tag >> text=asked")
    assert "Tin Whistle Works" not in git(served.root, "log", "-p", "--all", "--", ".")
    page.goto(link)
    hold(page)
    page.click("text=Yes, without our name")
    page.fill("#description", "A choir of eighty")
    page.click("text=Send the answer")
    page.wait_for_url(re.compile("said=answered"))
    page.wait_for_load_state()
    hold(page)
    page.goto(f"{served.address}/space/proposals/1")
    assert "A choir of eighty" in page.inner_text(".change")
    assert "Tin Whistle Works" not in git(served.root, "log", "-p", "--all", "--", ".")
    approve_and_merge(page, served, page.url)
    assert "A choir of eighty" in (served.root / "patterns/2-structured/pause-card.md").read_text(encoding="utf-8")


def test_review(page: Page, served: Served) -> None:
    """Protects a talk between people: comment, suggestion taken with one click, concern, resolution, approval."""
    page.goto(f"{served.address}/space/edit/pause-card/problem")
    page.fill("#text", page.input_value("#text") + "\n\nThis is teh end.")
    page.click("text=Propose this change")
    address = page.url.partition("?")[0]
    become(page, served, "Ines Calloway")
    page.goto(address)
    page.click("text=Suggest other words")
    wording = page.locator("textarea[name=text]")
    wording.fill(wording.input_value().replace("teh", "the"))
    page.click("text=Suggest this wording")
    page.fill("#words", "Does it say anything new?")
    page.click("text=Raise this as a concern")
    assert "Ines Calloway has an open concern" in page.inner_text(".conditions >> nth=0")
    hold(page)
    become(page, served, "Rita")
    page.goto(address)
    page.click("text=Take this wording")
    assert "This is the end." in page.inner_text(".change .source >> nth=0")
    become(page, served, "Ines Calloway")
    page.goto(address)
    page.click("text=This is resolved")
    page.click("text=Approve this text")
    page.click(".decide .do >> text=Merge")
    page.wait_for_selector(".tag.merged")
    assert "What it waits for" not in page.inner_text("main")
    assert "This is the end." in (served.root / "patterns/2-structured/pause-card.md").read_text(encoding="utf-8")


def test_maintain(page: Page, served: Served) -> None:
    """Protects maintainers from chores: what waits is on one page, and a promotion is one change."""
    page.goto(f"{served.address}/space/board")
    assert "Closest to promotion" in page.inner_text("main")
    hold(page)
    page.goto(f"{served.address}/space/pattern/thank-you-ledger")
    hold(page)
    page.fill("#reason", "The group decided so in spring.")
    page.click("text=Propose its promotion")
    assert "Promote Thank-You Ledger" in page.inner_text("h1")
    hold(page)
    page.click("summary >> text=/^More$/")
    page.fill("#force", "Decided in spring.")
    page.click("details.more button >> text=/^Merge$/")
    page.wait_for_selector(".tag.merged")
    assert (served.root / "patterns/3-validated/thank-you-ledger.md").is_file()
    assert git(served.root, "status", "--porcelain") == ""


def test_translate(page: Page, served: Served) -> None:
    """Protects translators: both texts side by side, what changed is marked, and saving is a proposal."""
    page.goto(f"{served.address}/space/translate/thank-you-ledger")
    hold(page)
    page.fill("#language", "français")
    page.click("text=Begin")
    page.wait_for_url("**/space/translate/thank-you-ledger/fr")
    assert "Français" in page.inner_text("h1")
    page.go_back()
    page.click(".entries a >> nth=0")
    hold(page)
    page.fill("textarea >> nth=2", "## Problema\n\nNadie da las gracias.")
    page.click("text=Propose this translation")
    assert "Nadie da las gracias." in page.inner_text(".changes")
    hold(page)


def test_following_and_help(page: Page, served: Served) -> None:
    """Protects people who want to hear of a pattern: they follow and leave it; rules are told in words."""
    page.goto(f"{served.address}/space/pattern/pause-card")
    page.fill("#address", "ada@example.org")
    page.click("button >> text=/^Follow$/")
    assert "ada@example.org" in page.inner_text("main")
    page.click("text=Stop following")
    page.wait_for_selector("#address")
    page.goto(f"{served.address}/space/report")
    page.click("article >> text=Pause Card >> nth=0")
    assert page.inner_text("h1") == "Pause Card"
    for place in ("report", "help", "you", "proposals", "rule/PAT101", "proposals/99", "advise?q=zzz"):
        page.goto(f"{served.address}/space/{place}")
        hold(page)
