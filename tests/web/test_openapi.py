"""The description of the space holds: programs that send what it says, and odd things besides, get what it says."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import CHECKS
from spaces import git, under_git
from starlette.testclient import TestClient
from test_safety import fields

from patternbook.web.app import make_app
from patternbook.web.opening import space_pages
from patternbook.web.visits import visit as visiting
from patternbook.web.visits.openapi import PICTURE, describe
from patternbook.web.visits.pages import Page
from patternbook.web.visits.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from schemathesis import Case

EXAMPLES = 10
"""Requests to each page; all of them together take about as many seconds as there are here."""

CHECKED = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance")
KNOWN: dict[str, list[str]] = {
    "slug": ["pause-card", "keys-and-notes", "tea-before-talk"],
    "key": ["problem", "solution", "title", "known-instances"],
    "kind": ["title", "problem", "authors"],
    "language": ["es", "en", "fr", "pt-br", "xx-yy", "--output=x"],
    "number": ["1", "2", "3"],
    "code": ["PAT101", "long-title"],
    "path": ["assets/img/minute-glass.svg", "../../patternbook.toml"],
    "act": ["look", "save", "picture", "merge", "propose", "pattern", "donut", "autosave", "pass", "decline", "leave"],
    "about": ["1", "2", "3"],
    "state": ["in-use", "past", "related"],
    "naming": ["ask", "yes", "no"],
    "answer": ["yes", "anonymous", "no"],
    "since": ["2020-01-01", "quarter"],
    "until": ["2030-01-01"],
    "address": ["ada@example.org", "https://example.org/hook"],
    "section": ["problem"],
    "place-0": ["0123456789abcdef"],
}
LABELS = [f"{method} {path}" for path, each in describe(space_pages(), "")["paths"].items() for method in each]
PUBLIC = "https://patterns.example.org"
STRANGE = f"address = '{PUBLIC}'\nsign-in = 'accounts'\nanonymous-suggestions = true\n"
STRANGERS = [
    *(label for label in LABELS if "/space/suggest" in label),
    *("get /space/sign-in", "post /space/sign-in", "post /space/sign-out", "get /space/board", "post /space/propose"),
    *("get /healthz", "get /readyz", "get /metrics"),
]


class Space:
    """A space, a browser before it, and values that lead somewhere in it."""

    def __init__(self, client: TestClient, root: Path) -> None:
        self.client = client
        self.root = root
        self.schema = schemathesis.openapi.from_dict(client.get("/openapi.json").json())
        self.operations = {each.ok().label.lower(): each.ok() for each in self.schema.get_all_operations()}
        self.known = KNOWN | {"base": [git(root, "rev-parse", "HEAD"), "HEAD", "--output=x"]}

    def do_something(self) -> None:
        """Propose, talk, begin a draft, and tell who uses a pattern."""
        for section in ("problem", "solution"):
            self.send(f"/space/edit/pause-card/{section}", text=f"## {section.title()}\n\nOther words.")
        self.send("/space/proposals/1/concern", "/space/proposals/1", words="No.")
        self.send("/space/proposals/1/suggest", "/space/proposals/1", text="## Problem\n\nYes.", section="problem")
        draft = self.send("/space/propose", way="pattern")
        self.send(draft, text="Tea Before Talk")
        told = self.send(
            "/space/instance/pause-card", organization="Acme", words="uses it.", naming="ask", state="in-use"
        )
        link = re.search(r"/space/consent/([\w-]+)", self.client.get(told).text)
        assert link
        self.known["base"].append(git(self.root, "rev-parse", "proposal/1"))
        self.known |= {
            "id": [draft.split("/")[3], told.rpartition("/")[2]],
            "draft": [draft.split("/")[3]],
            "token": [link[1]],
            "head": [git(self.root, "rev-parse", "proposal/1")],
        }

    def send(self, address: str, page: str = "", **values: str) -> str:
        """Fill in the form of a page, send it, and return where it leads."""
        form = {**fields(self.client.get(page or address).text), **values}
        answer = self.client.post(address, data=form, follow_redirects=False)
        return answer.headers["location"].partition("?")[0]

    @property
    def pages(self) -> dict[str, Page]:
        """Every page of the space, by method and address."""
        pages = [each for each in self.client.app.routes if isinstance(each, Page)]  # type: ignore[attr-defined]
        return {f"{min((each.methods or set()) - {'HEAD'})} {plain(each.path)}".lower(): each for each in pages}

    @property
    def form_token(self) -> str:
        """What forms of this browser carry."""
        page = self.client.get("/space/sign-in" if self.client.base_url.scheme == "https" else "/space/you").text
        return fields(page)["token"]

    def call(self, case: Case) -> Any:
        """Send a request as the document describes it."""
        sent = case.as_transport_kwargs(base_url="http://127.0.0.1")
        sent = {key: value for key, value in sent.items() if value is not None and key != "cookies"}
        if isinstance(sent.get("data"), bytes | str):
            sent["content"] = sent.pop("data")
        return self.client.request(**sent, follow_redirects=False)


@contextmanager
def opened(example: Path, folder: Path, settings: str = "") -> Iterator[Space]:
    """Open a space of the example library, and a browser before it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        root, file = under_git(example, folder / "library"), folder / "space.toml"
        file.touch(mode=0o600)
        file.write_text(settings)
        app = make_app(root, settings_file=file if settings else None)
        with TestClient(app, base_url=PUBLIC if settings else "http://127.0.0.1") as client:
            client.get("/space/help")
            yield Space(client, root)


@pytest.fixture(scope="module")
def space(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Space]:
    """A space on its visitor's own machine, in which something has been done already."""
    with opened(example, tmp_path_factory.mktemp("own")) as space:
        space.do_something()
        yield space


@pytest.fixture(scope="module")
def strange(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Space]:
    """A space with sign-in that takes suggestions, before a stranger."""
    with opened(example, tmp_path_factory.mktemp("strange"), STRANGE) as space:
        yield space


class Noted(dict[str, str]):
    """A form that notes which of its fields are read."""

    read: set[str]

    def get(self, key: str, default: Any = None) -> Any:
        """Note a field, and return it."""
        self.read.add(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> str:
        """Note a field, and return it."""
        self.read.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        """Note a field, and tell whether it is there."""
        self.read.add(str(key))
        return super().__contains__(key)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Everything that pages read of a form or a query from now on."""
    found: set[str] = set()
    Noted.read = found
    sent: Callable[..., Any] = visiting._sent  # noqa: SLF001 - where every form comes in

    async def noting(request: Any) -> tuple[Noted, dict[str, bytes]]:
        form, uploads = await sent(request)
        return Noted(form), uploads

    def asked(self: Visit, name: str) -> str:
        found.add(name)
        return self.request.query_params.get(name, "")

    monkeypatch.setattr(visiting, "_sent", noting)
    monkeypatch.setattr(Visit, "asked", asked)
    return found


def filled(case: Case, data: st.DataObject, space: Space) -> None:
    """Put values that the space knows into half of a request's places."""
    body = case.body if isinstance(case.body, dict) else {}
    for values, names in ((case.path_parameters, None), (case.query, None), (body, body)):
        for name in sorted(values or {}):
            known = space.known.get(name, [])
            if name == "token" and names is not None:
                known = [space.form_token]
                if data.draw(st.integers(0, 9)) == 0:
                    continue
            elif not known or not data.draw(st.integers(0, 3)):
                continue
            values[name] = data.draw(st.sampled_from(known))


def hold(space: Space, label: str, read: set[str]) -> None:
    """Assert that a page answers as the document says, and reads no field that the document keeps from programs."""
    operation = space.operations[label]
    told = space.pages[label].told
    names = {*told.asks, *told.takes, "token", "said", PICTURE}
    checks = [check for check in CHECKS.get_all() if check.__name__ in CHECKED]
    assert len(checks) == len(CHECKED)

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), data=st.data())
    def holds(case: Case, data: st.DataObject) -> None:
        filled(case, data, space)
        read.clear()
        answer = space.call(case)
        case.validate_response(answer, checks=checks)
        assert {re.sub(r"-\d+$", "-0", name) for name in read} <= names

    holds()


@pytest.mark.parametrize("label", LABELS)
def test_a_page_answers_as_the_document_says(label: str, space: Space, read: set[str]) -> None:
    """Protects programs and people: no fault whatever is sent, only answers that are described, no secret field."""
    hold(space, label, read)


@pytest.mark.parametrize("label", STRANGERS)
def test_strangers_get_what_the_document_says(label: str, strange: Space, read: set[str]) -> None:
    """Protects a space that others can reach: before sign-in, and where people without an account may suggest."""
    hold(strange, label, read)


def plain(path: str) -> str:
    """Return an address as the document writes it."""
    return path.replace(":path}", "}")


def test_every_page_of_a_space_is_described(space: Space) -> None:
    """Protects the document from pages that nobody told of."""
    described = set(space.client.get("/openapi.json").json()["paths"])
    routes = {plain(route.path) for route in space.client.app.routes}  # type: ignore[attr-defined]
    hidden = {"/-/live", "/-/live.js", "/space/assets/{name}", "/{path}"}
    assert routes - described == hidden
