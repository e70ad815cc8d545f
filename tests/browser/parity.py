"""What the book's scripts answer in a browser, to compare with what Python says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Browser, Route

SITE = "http://book.test/"


def answered(browser: Browser, files: Mapping[str, bytes], script: str, asked: list[str]) -> list[Any]:
    """Return what a script, called with questions and the address of the search index, gives on a site of files."""

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(SITE)
        kind = "text/javascript" if name.endswith(".js") else "application/json" if name else "text/html"
        route.fulfill(body=files.get(name, b"<!doctype html>"), content_type=f"{kind}; charset=utf-8")

    page = browser.new_page()
    page.route("**/*", serve)
    page.goto(SITE)
    found: list[Any] = page.evaluate(script, [asked, f"{SITE}search/index.json"])
    page.close()
    return found
