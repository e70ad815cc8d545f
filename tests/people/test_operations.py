"""What operators rely on: probes, numbers, log lines without people in them, backups that come back."""

from __future__ import annotations

import gzip
import json
import logging
import re
import signal
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import httpx
import pytest
from click.testing import CliRunner
from emulated import Emulator
from spaces import git, under_git
from starlette.testclient import TestClient

from patternbook.cli import patternbook
from patternbook.collaborate.disk.private import data_folder
from patternbook.collaborate.github.hooks import sign
from patternbook.collaborate.store.backup import backup, restore
from patternbook.collaborate.store.database import Store, StoreError
from patternbook.collaborate.store.tables import ACCOUNTS, DRAFTS, INSTANCES, OUTBOX, SESSIONS
from patternbook.web.app import make_app
from patternbook.web.operating.metrics import JsonLines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCAL = "http://127.0.0.1"
DRAFT = {"id": "d1", "account": "ada", "content": "{}", "changed": "2026-03-01"}
ACCOUNT = {"account": "ada", "name": "Ada", "mail": "", "digest": "$argon2id$", "made": ""}
INSTANCE = {
    "id": "i1",
    "token": "t",
    "slug": "pause-card",
    "organization": "Harbor Works",
    "description": "",
    "state": "in-use",
    "words": "They do.",
    "link": "",
    "stage": "approved",
    "account": "ada",
    "made": "",
}
SESSION = {"digest": "s", "account": "ada", "name": "", "mail": "", "sealed": "", "until": 1}


@pytest.fixture
def root(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example library under git, with its private data in a folder of the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return under_git(example, tmp_path / "library")


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """A store with a row of three kinds."""
    store = Store(database)
    for table, row in ((DRAFTS, DRAFT), (ACCOUNTS, ACCOUNT), (SESSIONS, SESSION)):
        store.put(table, row)
    yield store
    store.close()


def test_probes_tell_a_space_that_works_from_one_that_does_not(root: Path) -> None:
    """A proxy sends nobody to a space that has lost its repository, while the process is alive and told so."""
    with TestClient(make_app(root), base_url=LOCAL) as client:
        assert client.get("/healthz").text == "alive\n"
        assert (client.get("/readyz").status_code, client.get("/readyz").text) == (200, "ready\n")
        (root / ".git" / "HEAD").write_text("ref: refs/heads/gone\n")
        assert client.get("/readyz").status_code == 503
        assert client.get("/healthz").status_code == 200


def test_numbers_count_answers_by_kind_of_page(root: Path) -> None:
    """Numbers grow with what is asked, and name kinds of pages, never a pattern, a person or an odd address."""
    with TestClient(make_app(root), base_url=LOCAL) as client:
        for address in ("/", "/p/pause-card/", "/space/edit/pause-card/problem", "/space/rule/zzz", "/secret-name"):
            client.get(address)
        text = client.get("/metrics").text
    counts = dict(re.findall(r"patternbook_requests_total\{(.*)\} (\d+)", text))
    assert counts['method="GET",page="book",status="200"'] == "2"
    assert counts['method="GET",page="book",status="404"'] == "1"
    assert counts['method="GET",page="/space/edit/{slug}/{key}",status="200"'] == "1"
    assert counts['method="GET",page="/space/rule/{code}",status="404"'] == "1"
    assert not re.search("pause-card|secret-name|zzz", text)
    buckets = [int(n) for n in re.findall(r'request_seconds_bucket\{page="book",le="[^"]+"\} (\d+)', text)]
    assert buckets == sorted(buckets)
    assert buckets[-1] == 3
    assert 'request_seconds_count{page="book"} 3' in text
    assert "patternbook_outbox_waiting 0" in text


def test_log_lines_are_json_and_name_nobody(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Each line can be read by a program; neither account nor address nor what was asked for stands in it."""
    caplog.set_level(logging.INFO, "patternbook.space")
    with TestClient(make_app(root), base_url=LOCAL, headers={"User-Agent": "Adas browser"}) as client:
        client.cookies.set("patternbook-name", "Ada%20Lovelace")
        client.get("/space/edit/pause-card/problem?language=en")
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records if record.name == "patternbook.space"]
    assert [(line["event"], line["page"], line["status"]) for line in lines] == [
        ("request", "/space/edit/{slug}/{key}", 200)
    ]
    assert not re.search("Ada|Lovelace|testclient|pause-card", json.dumps(lines))


def test_a_backup_comes_back_in_another_database_without_sessions(store: Store, tmp_path: Path) -> None:
    """Drafts and accounts survive a lost disk; a backup that somebody finds signs nobody in."""
    file = tmp_path / "kept.gz"
    store.put(OUTBOX, {"id": 7, "key": "k", "address": "a", "subject": "s", "body": "b", "made": ""})
    assert backup(store, file) == 3
    assert file.stat().st_mode & 0o077 == 0
    first = file.read_bytes()
    backup(store, file)
    assert file.read_bytes() == first
    other = Store(f"sqlite:///{tmp_path / 'two.db'}")
    other.put(DRAFTS, DRAFT | {"id": "old"})
    assert restore(other, file) == 3
    assert other.rows(DRAFTS.select()) == [DRAFT]
    assert other.rows(ACCOUNTS.select()) == [ACCOUNT]
    assert other.rows(SESSIONS.select()) == []
    assert [row["key"] for row in other.rows(OUTBOX.select())] == ["k"]
    other.close()


def rewritten(file: Path, table: str, **values: object) -> None:
    """Let the rows of a table in a backup have more values."""
    lines = [json.loads(line) for line in gzip.decompress(file.read_bytes()).splitlines()]
    for line in lines:
        if line.get("table") == table:
            line["row"] |= values
    file.write_bytes(gzip.compress("".join(f"{json.dumps(line)}\n" for line in lines).encode()))


def test_a_backup_of_an_earlier_version_comes_back(store: Store, tmp_path: Path) -> None:
    """Protects whoever updates before the disk is lost: a column that is gone by now is left out, no row is."""
    file = tmp_path / "kept.gz"
    store.put(INSTANCES, INSTANCE)
    backup(store, file)
    rewritten(file, "instances", may_name=True)
    store.drop(INSTANCES, id="i1")
    restore(store, file)
    assert [row["words"] for row in store.rows(INSTANCES.select())] == ["They do."]


def test_a_backup_of_a_later_version_changes_nothing(store: Store, tmp_path: Path) -> None:
    """Protects what a newer version kept from coming back in part; what to do is said."""
    file = tmp_path / "kept.gz"
    backup(store, file)
    rewritten(file, "drafts", color="red")
    with pytest.raises(StoreError, match="newer version of Patternbook; nothing was restored"):
        restore(store, file)
    assert store.rows(DRAFTS.select()) == [DRAFT]


@pytest.mark.parametrize("damage", ["cut", "foreign", "missing row"])
def test_a_damaged_backup_changes_nothing(store: Store, tmp_path: Path, damage: str) -> None:
    """What is not a whole backup is refused before a row of the present is touched."""
    file = tmp_path / "kept.gz"
    backup(store, file)
    data = file.read_bytes()
    lines = gzip.decompress(data).splitlines(keepends=True)
    damaged = {"cut": data[:-12], "foreign": b"PK\3\4", "missing row": gzip.compress(b"".join([lines[0], *lines[2:]]))}
    file.write_bytes(damaged[damage])
    with pytest.raises(StoreError, match="nothing was restored"):
        restore(store, file)
    assert store.rows(DRAFTS.select()) == [DRAFT]


def test_the_commands_of_an_operator_work_together(root: Path, tmp_path: Path) -> None:
    """An account is made, kept, lost with a damaged database, and put back."""
    kept = str(tmp_path / "kept.gz")

    def run(*arguments: str, typed: str = "") -> str:
        done = CliRunner().invoke(patternbook, ["-L", str(root), *arguments], input=typed)
        assert done.exit_code == 0, (done.output, done.exception)
        return done.output

    assert "may sign in with" in run("account", "add", "ada", "--generate")
    assert run("account", "add", "ada", typed="four words and more\n") == "ada may sign in\n"
    assert "1 rows" in run("backup", kept)
    file = data_folder(root) / "space.db"
    file.write_bytes(b"no database any more")
    with pytest.raises(StoreError):
        Store(f"sqlite:///{file}")
    assert "the old one is at" in run("rebuild", "--yes")
    assert "no account yet" in run("account", "list")
    run("restore", kept, "--yes")
    assert run("account", "list") == "ada\n"
    assert "is gone" in run("account", "remove", "ada")
    assert sqlite3.connect(file).execute("select count(*) from accounts").fetchone() == (0,)


def test_hooks_reach_a_space_on_github_and_forged_ones_do_not(root: Path, tmp_path: Path, node_packages: Path) -> None:
    """A hook passes the guard against foreign forms by its signature alone, once."""
    user = {"login": "ada", "name": "Ada", "email": "ada@example.org"}
    repo = {"owner": "ada", "name": "patterns", "auto_init": True}
    emulator = Emulator(node_packages, "github", {"github": {"users": [user], "repos": [repo]}})
    git(root, "remote", "add", "origin", str(root))
    secret = "a long secret of the tests"  # noqa: S105
    file = tmp_path / "space.toml"
    file.touch(mode=0o600)
    file.write_text(
        f'address = "http://127.0.0.1"\nsign-in = "github"\n[oauth]\nclient-id = "a"\nclient-secret = "b"\n'
        f'[github]\nrepository = "ada/patterns"\nweb = "{emulator.address}"\napi = "{emulator.address}"\n'
        f'hook-secret = "{secret}"\n'
    )
    body = json.dumps({"action": "opened", "repository": {"full_name": "ada/patterns"}}).encode()
    headers = {"X-GitHub-Event": "issues", "X-GitHub-Delivery": "1", "Sec-Fetch-Site": "cross-site"}
    client = TestClient(make_app(root, settings_file=file), base_url=LOCAL)
    signed = headers | {"X-Hub-Signature-256": sign(secret.encode(), body)}
    assert client.post("/space/hooks/github", content=body, headers=headers).status_code == 403
    assert client.post("/space/hooks/github", content=body, headers=signed).text == "heard\n"
    assert client.post("/space/hooks/github", content=body, headers=signed).text == "heard before\n"
    assert client.post("/space/sign-out", content=body, headers=signed).status_code == 403
    emulator.close()


def test_a_space_stops_gracefully_while_pages_wait_for_changes(root: Path, tmp_path: Path) -> None:
    """A stop ends the streams of open pages instead of cutting them off, and leaves no trace of an error in the log."""
    file = tmp_path / "space.toml"
    file.touch(mode=0o600)
    file.write_text(f'address = "{LOCAL}"\nsign-in = "accounts"\n')
    command = [sys.executable, "-m", "patternbook", "-L", str(root), "serve", "--port", "0", "--settings", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        address = re.search(r"http://[\d.:]+", process.stdout.readline())
        assert address
        with httpx.stream("GET", f"{address[0]}/-/live") as stream:
            chunks = stream.iter_text()
            assert "data: 1" in next(chunks)
            process.terminate()
            assert "data" not in "".join(chunks)
        log = process.stderr.read()
    assert "error" not in log
    assert process.returncode == -signal.SIGTERM


def test_ctrl_c_is_how_a_space_ends(root: Path) -> None:
    """Protects whoever ends a space as its first line says from a word of failure, and scripts from its exit code."""
    command = [sys.executable, "-m", "patternbook", "-L", str(root), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        address = re.search(r"http://[\d.:]+", process.stdout.readline())
        assert address
        assert httpx.get(f"{address[0]}/space").is_success
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == ""
    assert process.returncode == 0
