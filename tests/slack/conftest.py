"""What the tests of listening share: an emulated Slack, the door before it, and the listener over a real server."""

from __future__ import annotations

import shutil
import time
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from emulated import Emulator
from front import Front
from workspace import SECRET, TOKEN, Served, Workspace, seed

from patternbook.cli.listen import _shelf
from patternbook.collaborate.disk.private import data_folder
from patternbook.collaborate.slack.app import make_app
from patternbook.collaborate.slack.calls import Slack, web_client
from patternbook.collaborate.slack.listener import Listener
from patternbook.collaborate.slack.serving import make_endpoint
from patternbook.collaborate.slack.settings import SlackSettings
from patternbook.collaborate.talk.inbox import Inbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


_PATIENCE = 3000
"""Looks, fifty a second, before something that should come is given up."""


@pytest.fixture(scope="session")
def emulated(node_packages: Path) -> Iterator[Emulator]:
    """A stateful Slack."""
    emulator = Emulator(node_packages, "slack", seed())
    yield emulator
    emulator.close()


@pytest.fixture
def workspace(emulated: Emulator, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A fresh workspace, with the door before it."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    emulated.reset()
    front = Front(emulated.address)
    yield Workspace(emulated.address, front)
    front.close()


class Counted(Executor):
    """An executor that knows whether everything that it was given is done."""

    def __init__(self, behind: Executor) -> None:
        self._behind = behind
        self._given: list[Future[Any]] = []

    def submit(self, work: Callable[..., Any], /, *values: Any, **named: Any) -> Future[Any]:
        """Let something be done."""
        self._given.append(self._behind.submit(work, *values, **named))
        return self._given[-1]

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits and nothing is being done."""
        return all(each.done() for each in self._given)


@dataclass
class Place:
    """A library with its private folder, and the listener over it, which can be stopped and started again."""

    root: Path
    workspace: Workspace
    settings: SlackSettings
    now: datetime
    listener: Any = None
    served: Any = None
    working: Any = None

    @property
    def folder(self) -> Path:
        """The library's private folder."""
        return data_folder(self.root)

    @property
    def inbox(self) -> Inbox:
        """The inbox as it lies on disk."""
        return Inbox(self.folder / "inbox")

    def start(self) -> None:
        """Start listening over HTTP, as the command does."""
        client = web_client(TOKEN, self.settings.api)
        opened = lambda: _shelf(self.root, self.folder)  # noqa: E731 - one expression
        self.listener = Listener(Slack(client), self.settings, self.folder, opened, lambda: self.now)
        app = make_app(self.listener, self.settings, client)
        self.working = app.listener_runner.listener_executor = Counted(app.listener_runner.listener_executor)
        self.served = Served(make_endpoint(app))

    def stop(self) -> None:
        """Stop listening."""
        if self.served:
            self.served.close()
        self.served = None

    def send(self, value: dict[str, Any], **headers: str) -> None:
        """Send what Slack sends, and wait until the listener is done with it."""
        assert self.served.send(value, **headers).status_code == 200
        self.settle()

    def settle(self) -> None:
        """Wait until the listener has done everything that it was sent; Slack had its answer before."""
        for _ in range(_PATIENCE):
            if self.working.is_idle:
                return
            time.sleep(0.02)
        pytest.fail("the listener does not come to rest")


@pytest.fixture
def place(workspace: Workspace, tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A copy of the example library, and a listener that is not started yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    shutil.copytree(root / "examples" / "volunteers", tmp_path / "library")
    settings = SlackSettings(
        TOKEN, SECRET, digest_channel=workspace.channels["digest"], api=f"{workspace.front.address}/api/"
    )
    # Messages of the emulated Slack carry whole seconds, so the listener's clock is a little behind.
    made = Place(tmp_path / "library", workspace, settings, datetime.now(UTC) - timedelta(seconds=5))
    yield made
    made.stop()


@pytest.fixture
def listening(place: Place) -> Place:
    """A listener that was started."""
    place.start()
    return place


@pytest.fixture
def kept(listening: Place) -> Callable[[], tuple[Place, str]]:
    """A function that lets Cleo point at a thread of Ada and Bela; it returns the place and the thread."""
    from workspace import event  # noqa: PLC0415 - beside the fixture that uses it

    def make() -> tuple[Place, str]:
        thread = listening.workspace.thread()
        listening.send(event(listening.workspace, "cleo", thread))
        return listening, thread

    return make
