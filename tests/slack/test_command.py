"""The command itself, as a process of its own: tokens from the environment, over HTTP and over a socket."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import httpx
import pytest
from click.testing import CliRunner
from workspace import SECRET, TOKEN, event, press, signed

from patternbook.cli import patternbook
from patternbook.collaborate.slack import serving
from patternbook.collaborate.slack.calls import SCOPES
from patternbook.collaborate.slack.serving import ListeningError, alone
from patternbook.collaborate.slack.settings import SlackSettingsError
from patternbook.collaborate.store.operator import SettingsError, parse_settings

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Place

APP_TOKEN = "xapp-the-app-token-of-the-tests"  # noqa: S105 - ours alone


def started(place: Place, **secrets: str) -> subprocess.Popen[str]:
    """Start the command with secrets in its environment, and settings in a file."""
    file = place.root.parent / "settings.toml"
    file.write_text(f'[slack]\napi = "{place.settings.api}"\n', encoding="utf-8")
    file.chmod(0o600)
    command = [sys.executable, "-m", "patternbook", "-L", str(place.root)]
    command += ["listen", "slack", "--port", "0", "--settings", str(file)]
    environment = {**os.environ, **secrets, "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def ended(process: subprocess.Popen[str]) -> str:
    """End the command as a supervisor does, and return what it said since."""
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=60)
    return said


def wait_for(place: Place, count: int) -> None:
    """Wait until the inbox holds so many candidates."""
    for _ in range(3000):
        if len(place.inbox.open()) == count:
            return
        time.sleep(0.02)
    pytest.fail("no candidate came")


def test_the_command_listens_over_http(place: Place) -> None:
    """Protects the real thing: a process of its own takes a signed request, keeps the thread, and tells no secret."""
    workspace = place.workspace
    process = started(place, SLACK_BOT_TOKEN=TOKEN, SLACK_SIGNING_SECRET=SECRET)
    assert process.stdout
    line = process.stdout.readline()
    address = line.split("heard at ")[1].split()[0]
    body = json.dumps(event(workspace, "cleo", workspace.thread()))
    answer = httpx.post(address, content=body, headers={**signed(body), "Content-Type": "application/json"})
    assert answer.status_code == 200
    wait_for(place, 1)
    said = line + ended(process)
    assert "a thread was read: 2 messages" in said
    assert not any(secret in said for secret in (TOKEN, SECRET, "maintainers", "Quavosky"))
    assert process.returncode in {0, -signal.SIGTERM}


def test_the_command_listens_over_a_socket(place: Place) -> None:
    """Protects operators behind a firewall: with an app token the process connects to Slack by itself."""
    workspace, front = place.workspace, place.workspace.front
    process = started(place, SLACK_BOT_TOKEN=TOKEN, SLACK_APP_TOKEN=APP_TOKEN)
    assert front.connected.wait(20)
    thread = workspace.thread()
    front.send({"envelope_id": "e1", "type": "events_api", "payload": event(workspace, "cleo", thread)})
    wait_for(place, 1)
    value = f"{workspace.channels['help']}:{thread}"
    for name in ("ada", "bela"):
        press_no = press(workspace, name, "answer_no", value)
        front.send({"envelope_id": f"e-{name}", "type": "interactive", "payload": press_no})
    wait_for(place, 0)
    said = ended(process)
    assert "connected to Slack" in said
    assert not any(secret in said for secret in (TOKEN, APP_TOKEN, "maintainers"))
    assert process.returncode == 0


def test_without_tokens_the_command_says_where_they_go(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects newcomers: what is missing is named, and that it never goes on the command line."""
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "PATTERNBOOK_SETTINGS"):
        monkeypatch.delenv(name, raising=False)
    result = CliRunner().invoke(patternbook, ["-L", str(example), "listen", "slack"])
    assert "SLACK_BOT_TOKEN" in str(result.exception)
    options = CliRunner().invoke(patternbook, ["listen", "slack", "--help"]).output.partition("Options:")[2]
    assert "TOKEN" not in options


def test_the_manifest_asks_for_what_the_documentation_explains(root: Path) -> None:
    """Protects administrators who review the app: every scope is in the manifest and explained, and no other."""
    page = (root / "docs" / "listening.md").read_text(encoding="utf-8")
    for arguments, is_socket in (([], True), (["--address", "https://slack.example.org"], False)):
        output = CliRunner().invoke(patternbook, ["listen", "slack", "--manifest", "Patternbook", *arguments]).output
        manifest = json.loads(output)
        assert manifest["settings"]["socket_mode_enabled"] is is_socket
        assert manifest["settings"]["event_subscriptions"]["bot_events"] == ["reaction_added"]
        assert manifest["oauth_config"]["scopes"]["bot"] == sorted(SCOPES)
    rows = [line for line in page.splitlines() if line.startswith("| `") and ":" in line.split("|")[1]]
    assert {line.split("`")[1] for line in rows} | {"commands"} == set(SCOPES)
    assert all(why in page for why in SCOPES.values())


@pytest.mark.parametrize(
    "text",
    ['[slack]\ntoken = "x"', '[slack]\ndigest-hour = "nine"', '[slack]\ndigest-day = "someday"', "[slack]\nemoji = 3"],
)
def test_wrong_settings_are_told(text: str) -> None:
    """Protects operators from settings that silently do nothing."""
    with pytest.raises((SettingsError, SlackSettingsError), match="slack"):
        parse_settings(text)


def test_settings_show_no_secret() -> None:
    """Protects tokens from error messages and logs that print settings; the environment goes first."""
    table = '[slack]\nbot-token = "xoxb-1"\nsigning-secret = "s-1"\nemoji = ":pattern:"\nleave-out = ["U1"]'
    told = parse_settings(table).slack.with_environment({"SLACK_BOT_TOKEN": "xoxb-2"})
    assert (told.bot_token, told.signing_secret, told.emoji, told.leave_out) == ("xoxb-2", "s-1", "pattern", ("U1",))
    assert not any(secret in repr(told) for secret in ("xoxb", "s-1"))


def test_one_listens_for_a_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects what people answered: of two listeners each would write its memory over the other's."""
    monkeypatch.setattr(serving, "_HANDOVER", 0.0)
    with alone(tmp_path), pytest.raises(ListeningError, match="end that one first"), alone(tmp_path):
        pass
    with alone(tmp_path):
        pass
