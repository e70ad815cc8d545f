"""What tests of people share: a space with accounts, and how somebody signs in to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import httpx
    from starlette.testclient import TestClient

PUBLIC = "https://patterns.example.org"
PASSWORD = "an open door each week"  # noqa: S105 - of the tests
ACCOUNTS = f"""
address = "{PUBLIC}"
sign-in = "accounts"
[roles]
everybody = "reader"
maintainer = ["ada"]
contributor = ["@Bela"]
"""


def settings_file(tmp_path: Path, text: str) -> Path:
    """A file of settings that its owner alone may read."""
    file = tmp_path / "space.toml"
    file.touch(mode=0o600)
    file.write_text(text)
    return file


def hidden(page: str) -> str:
    """The token of a page's form."""
    found = re.search(r'name="token" value="(\w+)"', page)
    assert found
    return found[1]


def sign_in(browser: TestClient, account: str, password: str = PASSWORD, **more: str) -> httpx.Response:
    """Fill in the form and send it."""
    token = hidden(browser.get("/space/sign-in").text)
    form = {"token": token, "account": account, "password": password, **more}
    return browser.post("/space/sign-in", data=form, follow_redirects=False)
