"""Who comes in, as whom, and with which role."""

from __future__ import annotations

import html
import re
import shutil
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from emulated import Emulator
from members import ACCOUNTS, PASSWORD, PUBLIC, hidden, settings_file, sign_in
from spaces import git
from starlette.testclient import TestClient

from patternbook.collaborate.store.accounts import (
    ATTEMPTS_ALLOWED,
    WINDOW,
    AccountError,
    Accounts,
    TooManyAttemptsError,
)
from patternbook.collaborate.store.operator import SettingsError, parse_settings, read_settings
from patternbook.collaborate.store.sessions import LASTS, Sealer, Sessions
from patternbook.collaborate.store.tables import SESSIONS
from patternbook.web.app import make_app
from patternbook.web.door.visitors import Role
from patternbook.web.opening import OpenToAllError
from patternbook.web.visits.signin import _inside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from patternbook.collaborate.store.database import Store


@pytest.fixture
def browser(root: Path, store: Store, tmp_path: Path) -> Iterator[TestClient]:
    """A browser before a space with accounts for ada and bela."""
    for name in ("ada", "bela", "cleo"):
        Accounts(store).add(name, PASSWORD, name=name.capitalize())
    app = make_app(root, settings_file=settings_file(tmp_path, ACCOUNTS))
    with TestClient(app, base_url=PUBLIC) as browser:
        yield browser


def test_reading_needs_no_account_and_writing_does(browser: TestClient) -> None:
    """Strangers read everything; a form that changes something sends them to the door."""
    assert browser.get("/").status_code == 200
    assert "without sign-in" not in browser.get("/").text
    refused = browser.get("/space/edit/pause-card/problem")
    assert refused.status_code == 403
    assert "sign in first" in refused.text


def test_a_password_opens_and_a_wrong_one_does_not(browser: TestClient) -> None:
    """The right person is known on every page; a wrong password and an unknown account sound alike."""
    wrong = [sign_in(browser, name, "another one that is wrong") for name in ("ada", "nobody")]
    said = [re.search(r'role="alert">(.*?)</p>', answer.text) for answer in wrong]
    assert [answer.status_code for answer in wrong] == [403, 403]
    assert said[0]
    assert said[1]
    assert said[0][1] == said[1][1]
    right = sign_in(browser, "ada", to="/space/board")
    assert (right.status_code, right.headers["location"]) == (303, "/space/board")
    assert "You are <strong>Ada</strong>" in browser.get("/space/you").text
    assert "maintainer" in browser.get("/space/you").text


def test_the_session_is_a_cookie_of_this_host_that_no_script_reads(browser: TestClient) -> None:
    """A stolen page gets no session: the cookie is bound to host, HTTPS and no script; the database has a digest."""
    cookies = sign_in(browser, "ada").headers.get_list("set-cookie")
    session = next(cookie for cookie in cookies if "session=" in cookie)
    assert session.startswith("__Host-")
    assert all(word in session.lower() for word in ("secure", "httponly", "samesite=lax", "path=/"))


def test_signing_out_ends_the_session_on_the_server(browser: TestClient, store: Store) -> None:
    """A copied cookie is worth nothing after its owner has left."""
    sign_in(browser, "ada")
    copied = dict(browser.cookies)
    page = browser.get("/space/you").text
    browser.post("/space/sign-out", data={"token": hidden(page)})
    browser.cookies.update(copied)
    assert "Sign out" not in browser.get("/space/you").text
    assert store.rows(SESSIONS.select()) == []


def test_roles_come_from_the_settings_and_from_the_library(browser: TestClient, root: Path) -> None:
    """Each account may do what the settings say, else what the library's own lists say, else the least."""
    door = browser.app.state.space.door  # type: ignore[attr-defined]
    assert [door.role(name, tuple) for name in ("ADA", "bela", "cleo")] == [
        Role.MAINTAINER,
        Role.CONTRIBUTOR,
        Role.READER,
    ]
    assert door.role("cleo", lambda: ("@Cleo",)) == Role.COMMITTER
    assert root.is_dir()


@pytest.mark.parametrize("place", ["CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS"])
def test_code_owners_are_committers(root: Path, store: Store, tmp_path: Path, place: str) -> None:
    """A library without a page of trusted committers names them in CODEOWNERS; teams and comments name nobody."""
    (root / "TRUSTED-COMMITTERS.md").unlink()
    (root / place).parent.mkdir(exist_ok=True)
    (root / place).write_text("# @mallory\n*  @Cleo @example/team\n/patterns/ @dora bela@example.org\n")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Owners")
    Accounts(store).add("cleo", PASSWORD)
    with TestClient(make_app(root, settings_file=settings_file(tmp_path, ACCOUNTS)), base_url=PUBLIC) as browser:
        space = browser.app.state.space  # type: ignore[attr-defined]
        known = [
            space.door.role(name, space.committers).name.lower()
            for name in ("cleo", "dora", "mallory", "team", "ada", "bela")
        ]
        assert known == ["committer", "committer", "reader", "reader", "maintainer", "contributor"]
        sign_in(browser, "cleo")
        assert "with the role <strong>committer</strong>" in browser.get("/space/you").text


def test_a_role_that_does_not_suffice_is_told(browser: TestClient) -> None:
    """Somebody who is known and may not is told which role it takes."""
    sign_in(browser, "cleo")
    refused = browser.get("/space/edit/pause-card/problem")
    assert (refused.status_code, "role contributor" in refused.text) == (403, True)


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:x", "\n/x", ""]
)
def test_nobody_is_led_elsewhere_after_signing_in(to: str) -> None:
    """A link to the sign-in page cannot send people to another site."""
    assert _inside(to) == "/"


def test_guessing_is_stopped_for_a_while_and_for_nobody_else(either: Store) -> None:
    """After five failures the right password does not open either, until the quarter of an hour is over."""
    now = [1_000_000.0]
    accounts = Accounts(either, clock=lambda: now[0])
    for name in ("ada", "bela"):
        accounts.add(name, PASSWORD)
    for _ in range(ATTEMPTS_ALLOWED):
        with pytest.raises(AccountError, match="do not belong together"):
            accounts.check("ada", "a wrong password", "192.0.2.1")
    with pytest.raises(TooManyAttemptsError):
        accounts.check("ada", PASSWORD, "192.0.2.2")
    assert accounts.check("bela", PASSWORD, "192.0.2.1").account == "bela"
    now[0] += WINDOW + 1
    assert accounts.check("ada", PASSWORD, "192.0.2.1").account == "ada"


def test_passwords_are_kept_as_argon2_digests(either: Store) -> None:
    """Whoever reads the database has no password; short ones and odd names are refused with a reason."""
    accounts = Accounts(either)
    accounts.add("ada", PASSWORD)
    from patternbook.collaborate.store.tables import ACCOUNTS as TABLE  # noqa: PLC0415 - the name is taken above

    (row,) = either.rows(TABLE.select())
    assert row["digest"].startswith("$argon2id$")
    assert PASSWORD not in str(row)
    with pytest.raises(AccountError, match="12 to"):
        accounts.add("bela", "short")
    with pytest.raises(AccountError, match="no name"):
        accounts.add("../ada", PASSWORD)


def test_sessions_end_by_themselves_and_tokens_are_sealed(either: Store) -> None:
    """A session lasts two weeks; a person's token at GitHub is in the database, but not to be read from it."""
    from patternbook.collaborate.proposals.forge import Person  # noqa: PLC0415 - for this test

    now = [1_000_000.0]
    sessions = Sessions(either, Sealer(b"secret"), clock=lambda: now[0])
    cookie = sessions.begin(Person("ada"), "gho_own")
    assert sessions.person(cookie) == Person("ada")
    assert sessions.token(Person("ada")) == "gho_own"
    (row,) = either.rows(SESSIONS.select())
    assert "gho_own" not in str(row)
    assert cookie not in str(row)
    assert Sealer(b"another").open(row["sealed"]) == ""
    assert sessions.person("x" * 43) is None
    now[0] += LASTS
    assert sessions.person(cookie) is None
    assert sessions.token(Person("ada")) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sign-in = 'magic'", "choose from"),
        ("sign_in = 'github'", "is no setting"),
        ("sign-in = 'accounts'", "needs the address"),
        ("address = 'https://x'\nsign-in = 'github'", "needs \\[oauth\\] client-id"),
        (
            "address = 'https://x'\nsign-in = 'oidc'\n[oauth]\nclient-id='a'\nclient-secret='b'",
            "needs \\[oauth\\] issuer",
        ),
        ("[roles]\nmaintainer = 'ada'", "should list accounts"),
        ("[roles]\neverybody = 'king'", "choose from"),
        ("[", "cannot be read"),
        ("[github]\nbot = true\ntoken = 'x'", "bot needs app-id"),
        ("[github]\napp-id = 7", "belong together"),
        ("[github]\nprivate = 'no'", "private is 'no'; write true or false"),
        ("[github]\nhook-secret = 7", "hook-secret is 7; write a text"),
        (
            "address = 'https://x'\nsign-in = 'github'\n[oauth]\nclient-id = 7\nclient-secret = 'b'",
            "client-id is 7; write a text",
        ),
    ],
)
def test_settings_that_cannot_be_meant_are_refused(text: str, said: str) -> None:
    """A slip in the settings stops the start with a sentence, and never opens a door."""
    with pytest.raises(SettingsError, match=said):
        parse_settings(text)


def test_settings_that_others_may_read_are_refused(tmp_path: Path) -> None:
    """Secrets that every account of the machine can read are none."""
    file = settings_file(tmp_path, ACCOUNTS)
    file.chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600"):
        read_settings(file)


def test_a_public_address_without_sign_in_is_refused(root: Path, tmp_path: Path) -> None:
    """A space behind a proxy is as open as one on the network: without sign-in it does not start."""
    file = settings_file(tmp_path, f'address = "{PUBLIC}"')
    with pytest.raises(OpenToAllError, match="asks nobody to sign in"):
        make_app(root, settings_file=file)


SEEDS = {
    "github": {
        "github": {
            "users": [{"login": "ada", "name": "Ada", "email": "ada@example.org"}],
            "oauth_apps": [
                {
                    "client_id": "space",
                    "client_secret": "of the tests",
                    "name": "Patterns",
                    "redirect_uris": [f"{PUBLIC}/space/sign-in/back"],
                }
            ],
        }
    },
    "okta": {
        "okta": {
            "users": [{"login": "ada@example.org", "email": "ada@example.org", "first_name": "Ada", "last_name": "L"}],
            "oauth_clients": [
                {
                    "client_id": "space",
                    "client_secret": "of the tests",
                    "name": "Patterns",
                    "redirect_uris": [f"{PUBLIC}/space/sign-in/back"],
                }
            ],
        }
    },
}


@pytest.fixture(params=["github", "okta"])
def service(request: pytest.FixtureRequest, node_packages: Path) -> Iterator[tuple[str, str]]:
    """A sign-in service: GitHub, and one that speaks OpenID Connect."""
    emulator = Emulator(node_packages, request.param, SEEDS[request.param])
    yield request.param, emulator.address
    emulator.close()


def oauth_settings(kind: str, address: str) -> str:
    """The settings for a service."""
    local = address.replace("127.0.0.1", "localhost")
    oauth = 'client-id = "space"\nclient-secret = "of the tests"\n'
    if kind == "github":
        return (
            f'address = "{PUBLIC}"\nsign-in = "github"\n[oauth]\n{oauth}[github]\nweb = "{address}"\napi = "{address}"'
        )
    return f'address = "{PUBLIC}"\nsign-in = "oidc"\n[oauth]\n{oauth}issuer = "{local}"\naccount-claim = "email"'


def agree(address: str) -> str:
    """What a person does at the service: choose their account; the address that their browser is sent back to."""
    forms = re.findall(r"<form.*?</form>", httpx.get(address).text, re.DOTALL)
    own = next(form for form in forms if "ada@example.org" in form)
    fields = {name: html.unescape(text) for name, text in re.findall(r'name="([^"]+)" value="([^"]*)"', own)}
    target = re.search(r'action="([^"]+)"', own)
    assert target
    return httpx.post(httpx.URL(address).join(target[1]), data=fields).headers["location"]


def test_the_whole_way_through_a_sign_in_service(root: Path, tmp_path: Path, service: tuple[str, str]) -> None:
    """Out to the service with state and challenge, back with a code, known by name; the way is good for one browser."""
    kind, address = service
    app = make_app(root, settings_file=settings_file(tmp_path, oauth_settings(kind, address)))
    with TestClient(app, base_url=PUBLIC) as browser:
        out = browser.get("/space/sign-in/begin?to=/space/board", follow_redirects=False).headers["location"]
        asked = parse_qs(urlsplit(out).query)
        assert asked["code_challenge_method"] == ["S256"]
        assert asked["state"]
        back = agree(out).removeprefix(PUBLIC)
        thief = TestClient(app, base_url=PUBLIC)
        assert thief.get(back, follow_redirects=False).status_code == 403
        forged = re.sub(r"state=[^&]*", "state=forged", back)
        assert browser.get(forged, follow_redirects=False).status_code == 403
        home = browser.get(back, follow_redirects=False)
        assert (home.status_code, home.headers["location"]) == (303, "/space/board")
        assert re.search("You are <strong>(Ada|Ada L)</strong>", browser.get("/space/you").text)
    shutil.rmtree(tmp_path / "data")
