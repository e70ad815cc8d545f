"""Several workers with one repository and one PostgreSQL behind nginx, set up as docs/operations.md says."""

from __future__ import annotations

import html
import os
import re
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING

import httpx
import pytest
from spaces import git, under_git
from workers import NoNginxError, Proxy, Worker, nginx

from patternbook.collaborate.proposals.forge import Person
from patternbook.collaborate.store.accounts import Accounts
from patternbook.collaborate.store.database import Store
from patternbook.collaborate.store.outbox import Word, tell
from patternbook.collaborate.store.sessions import Sealer, Sessions
from patternbook.collaborate.store.tables import FOLLOWS, OUTBOX
from patternbook.web.door.guard import LARGEST_UPLOAD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cluster import Cluster
    from hooked import Hook

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("postgresql")]

WRITERS, WRITING = 50, 6
SECTIONS = ("problem", "context", "forces", "solution")
PASSWORD = "three doors on one hall"  # noqa: S105 - of the tests
SETTINGS = 'address = "http://127.0.0.1"\nsign-in = "accounts"\n[roles]\neverybody = "maintainer"\n'


@dataclass(frozen=True)
class Running:
    """A space of two workers: its library, its store, and the proxy before it."""

    root: Path
    store: Store
    workers: tuple[Worker, Worker]
    proxy: Proxy

    def session(self, account: str) -> str:
        """Return the cookie of somebody who has signed in."""
        return Sessions(self.store, Sealer(b"not used")).begin(Person(account, account.capitalize()))

    def browser(self, account: str) -> httpx.Client:
        """Return a browser of somebody who has signed in."""
        cookies = {"patternbook-session": self.session(account)}
        return httpx.Client(base_url=self.proxy.address, cookies=cookies, timeout=60)


@pytest.fixture(scope="module")
def running(example: Path, postgres: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Two workers and nginx; where nginx is not installed tests are skipped, but not in CI."""
    try:
        nginx()
    except NoNginxError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))
    folder = tmp_path_factory.mktemp("workers")
    root, database = under_git(example, folder / "library"), postgres.database()
    settings = folder / "space.toml"
    settings.touch(mode=0o600)
    settings.write_text(SETTINGS)
    command = ("-L", str(root), "serve", "--database", database, "--settings", str(settings))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        workers = (Worker(command, folder / "first.log"), Worker(command, folder / "second.log"))
        for worker in workers:
            worker.wait()
        store, proxy = Store(database), Proxy(folder, workers)
        yield Running(root, store, workers, proxy)
        proxy.stop()
        for worker in workers:
            worker.end(signal.SIGTERM)
        store.close()


def fields(page: str) -> dict[str, str]:
    """Return the hidden values of a page's first form for writing."""
    return {
        name: html.unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    }


def propose(browser: httpx.Client, slug: str, section: str, words: str) -> int:
    """Add words to a section; return the number of the proposal when it was acknowledged, 0 when it was not."""
    address = f"/space/edit/{slug}/{section}"
    page = browser.get(address)
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", page.text, re.DOTALL)
    if text is None:
        return 0
    written = f"{html.unescape(text[1]).strip()}\n\n{words}\n"
    answer = browser.post(address, data={**fields(page.text), "text": written})
    found = re.search(r"/space/proposals/(\d+)", answer.headers.get("location", ""))
    return int(found[1]) if found else 0


def merge(browser: httpx.Client, number: int) -> bool:
    """Merge a proposal; return whether that was acknowledged."""
    page = browser.get(f"/space/proposals/{number}")
    form = {**fields(page.text), "words": "We agreed."}
    return browser.post(f"/space/proposals/{number}/merge", data=form).status_code == httpx.codes.SEE_OTHER


def places(root: Path) -> list[tuple[str, str]]:
    """Return pairs of a pattern and a section, no two the same."""
    slugs = sorted(file.stem for file in root.glob("patterns/*/*.md"))
    return [(slug, section) for section in SECTIONS for slug in slugs]


def said(root: Path, revision: str) -> str:
    """Return every pattern as a revision has it."""
    return git(root, "grep", "-h", "", revision, "--", "patterns")


def test_who_signed_in_at_one_worker_is_known_to_all(running: Running) -> None:
    """Protects people from being strangers on every second page: sessions, forms and drafts belong to all workers."""
    Accounts(running.store).add("ada", PASSWORD, name="Ada")
    with httpx.Client(base_url=running.proxy.address) as browser:
        form = fields(browser.get("/space/sign-in").text)
        browser.post("/space/sign-in", data={**form, "account": "ada", "password": PASSWORD})
        for worker in (*running.workers, *running.workers):
            assert "Ada" in browser.get(f"http://127.0.0.1:{worker.port}/space/you").text
        begun = browser.post("/space/propose", data={**fields(browser.get("/space/propose").text), "way": "donut"})
        draft = begun.headers["location"].rpartition("/")[0]
        for number in range(4):
            page = browser.get(f"{draft}/title").text
            assert f"Tea {number - 1}" in page or number == 0
            browser.post(f"{draft}/title", data={**fields(page), "text": f"Tea {number}", "act": "look"})


def test_the_proxy_lets_through_what_the_space_takes(running: Running) -> None:
    """Protects uploads from a limit that the documentation set too low, and the operator's numbers from everybody."""
    limit = re.search(r"client_max_body_size (\d+)m", (running.proxy.site).read_text())
    assert limit
    assert int(limit[1]) * 1024 * 1024 > LARGEST_UPLOAD
    assert httpx.get(f"{running.proxy.address}/metrics").status_code == httpx.codes.FORBIDDEN
    with httpx.stream("GET", f"{running.proxy.address}/-/live") as stream:
        assert "data: " in next(stream.iter_text())


def test_fifty_writers_across_workers_lose_nothing(running: Running) -> None:
    """Protects everybody who writes at once: each edit is merged beside the others, whichever worker took it."""

    def work(number: int) -> tuple[str, bool]:
        words = f"Words of writer {number}."
        with running.browser(f"writer-{number}") as browser:
            made = propose(browser, *places(running.root)[number], words)
            return words, bool(made) and merge(browser, made)

    with ThreadPoolExecutor(WRITERS) as pool:
        done = list(pool.map(work, range(WRITERS)))
    assert [words for words, merged in done if not merged] == []
    text = said(running.root, "main")
    assert [words for words, _ in done if words not in text] == []
    assert git(running.root, "status", "--porcelain") == ""
    assert git(running.root, "fsck", "--strict", "--no-dangling") == ""


def writing(running: Running, ended: Event, number: int, acknowledged: list[tuple[int, str]]) -> None:
    """Propose again and again until told to end, and note what was acknowledged."""
    slug, section = places(running.root)[number]
    with running.browser(f"writer-{number}") as browser:
        for edit in range(1000):
            words = f"Edit {edit} of writer {number} at {time.monotonic()}."
            with suppress(httpx.HTTPError):
                if made := propose(browser, slug, section, words):
                    acknowledged.append((made, words))
            if ended.is_set():
                break


def wait_for_more(acknowledged: list[tuple[int, str]]) -> None:
    """Wait until everybody may have been acknowledged once more."""
    enough, deadline = len(acknowledged) + WRITING, time.monotonic() + 120
    while len(acknowledged) < enough:
        assert time.monotonic() < deadline, "nothing is acknowledged any more"
        time.sleep(0.05)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL])
def test_a_worker_that_ends_loses_nothing_acknowledged(running: Running, sign: signal.Signals) -> None:
    """Protects people from restarts and crashes: what they were told is saved is in git; the other worker goes on."""
    acknowledged: list[tuple[int, str]] = []
    ended = Event()
    with ThreadPoolExecutor(WRITING) as pool:
        writers = [pool.submit(writing, running, ended, number, acknowledged) for number in range(WRITING)]
        try:
            wait_for_more(acknowledged)
            log = running.workers[0].end(sign)
            wait_for_more(acknowledged)
            alone = httpx.get(f"{running.proxy.address}/p/pause-card/", timeout=60).status_code
            running.workers[0].start()
            running.workers[0].wait()
        finally:
            ended.set()
        for writer in writers:
            writer.result()
    assert alone == httpx.codes.OK
    assert "Traceback" not in log
    for number, words in acknowledged:
        assert words in said(running.root, f"proposal/{number}")
    with running.browser("reader") as browser:
        assert browser.get(f"/space/proposals/{acknowledged[-1][0]}").status_code == httpx.codes.OK


def test_an_answer_that_was_begun_is_finished(running: Running) -> None:
    """Protects somebody whose form is on its way when the operator stops a worker: it is taken and answered."""
    worker, address = running.workers[1], "/space/edit/pause-card/context"
    session = running.session("ada")
    with httpx.Client(base_url=f"http://127.0.0.1:{worker.port}", cookies={"patternbook-session": session}) as browser:
        form = {**fields(browser.get(address).text), "text": "## Context\n\nThe last words before the stop."}
        request = browser.build_request("POST", address, data=form, headers={"Expect": "100-continue"})
        lines = [f"POST {address} HTTP/1.1", *(f"{name}: {value}" for name, value in request.headers.items()), "", ""]
    with socket.create_connection(("127.0.0.1", worker.port), timeout=60) as connection:
        connection.sendall("\r\n".join(lines).encode())
        assert b"100 Continue" in connection.recv(1000)
        worker.process.send_signal(signal.SIGTERM)
        while is_listening(worker.port):
            time.sleep(0.02)
        connection.sendall(request.content)
        answer = connection.recv(1000).decode()
    worker.process.wait(60)
    worker.start()
    worker.wait()
    assert answer.startswith("HTTP/1.1 303"), answer
    assert "The last words before the stop." in git(running.root, "log", "-p", "--all", "--", "patterns")


def is_listening(port: int) -> bool:
    """Return whether somebody takes connections at a port of this machine."""
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


def test_each_message_is_sent_once(running: Running, hook: Hook) -> None:
    """Protects followers from hearing all twice where two workers empty one outbox."""
    running.store.put(FOLLOWS, {"account": "cleo", "slug": "quiet-round", "address": hook.address})
    now = datetime.now(UTC)
    for number in range(30):
        word = Word(f"round {number}", f"Number {number}", "Look.", "ada")
        tell(running.store, word, ["quiet-round"], now)
    for worker in running.workers:
        worker.end(signal.SIGTERM)
    for worker in running.workers:
        worker.start()
    for worker in running.workers:
        worker.wait()
    deadline = time.monotonic() + 60
    while not all(row["sent"][:2] == "20" for row in running.store.rows(OUTBOX.select())):
        assert time.monotonic() < deadline, "messages wait that should be gone"
        time.sleep(0.1)
    texts = [got["text"] for got in hook.got if got["text"].startswith("Number")]
    assert sorted(texts) == sorted(f"Number {number}\nLook." for number in range(30))
