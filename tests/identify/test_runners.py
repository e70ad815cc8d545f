"""Whoever does the work, the same comes out: processes, Daft, and Daft on Ray, alone or among several machines."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.disk.private import data_folder
from patternbook.collaborate.talk.runners import RunnerError
from patternbook.collaborate.talk.runners.processes import Processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "examples" / "volunteers"
PROGRAM = [sys.executable, "-m", "patternbook", "-L", str(LIBRARY), "identify"]
KEY = "ab" * 32
PATIENCE = 300
SHORT = "/tmp"  # noqa: S108 - where the runner puts a cluster of its own


def export(place: Path, messages: int, channels: int) -> Path:
    """Write a synthetic export."""
    script = ROOT / "benchmarks" / "chat.py"
    subprocess.run([sys.executable, script, place / "export", str(messages), str(channels)], check=True)
    return place / "export"


def home(place: Path) -> dict[str, str]:
    """Return an environment with a private folder whose pseudonyms have a known key."""
    environment = {**os.environ, "XDG_DATA_HOME": str(place), "HOME": str(place)}
    names = place / "patternbook" / data_folder(LIBRARY).name / "names"
    names.mkdir(parents=True)
    (names / "key").write_text(KEY, encoding="ascii")
    return environment


def everything(place: Path) -> dict[str, bytes]:
    """Return every file below a folder but what programs keep for themselves."""
    own = place / "patternbook"
    return {path.relative_to(own).as_posix(): path.read_bytes() for path in own.rglob("*") if path.is_file()}


def run(place: Path, source: Path, *how: str, **more: str) -> dict[str, bytes]:
    """Run the command with a private folder of its own; return every file that it wrote."""
    done = subprocess.run(
        [*PROGRAM, str(source), *how], env=home(place) | more, capture_output=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert not done.stderr, done.stderr.decode()
    return everything(place)


def processes_with(word: str, where: str = "cmdline") -> list[str]:
    """Return the command lines, or environments, of this machine's processes that hold a word."""
    lines = []
    for file in Path("/proc").glob(f"[0-9]*/{where}"):
        try:
            line = file.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if word in line:
            lines.append(line)
    return lines


@pytest.mark.slow
@pytest.mark.xdist_group("ray")
def test_every_runner_writes_the_same_bytes(tmp_path: Path) -> None:
    """Protects trust in a cluster: of 100,000 messages, inbox, findings and names are the same byte for byte."""
    source = export(tmp_path, 100_000, 10)
    usual = run(tmp_path / "usual", source)
    assert sum(name.endswith(".md") for name in usual) > 50
    assert any(name.endswith("names/names.json") for name in usual)
    assert run(tmp_path / "processes", source, "--runner", "processes") == usual
    assert run(tmp_path / "daft", source, "--runner", "daft") == usual
    others = set(Path(SHORT).glob("patternbook-ray-*"))
    nowhere = f"127.0.0.1:{free_port()}"
    assert run(tmp_path / "ray", source, "--runner", "ray", RAY_ADDRESS=nowhere) == usual
    assert not (tmp_path / "ray" / ".ray").exists()
    assert not processes_with(f"HOME={tmp_path / 'ray'}", "environ")
    assert all(processes_with(str(left)) for left in set(Path(SHORT).glob("patternbook-ray-*")) - others)


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        return int(own.getsockname()[1])


@pytest.fixture
def cluster() -> Iterator[tuple[str, dict[str, str]]]:
    """A Ray cluster that others began, on loopback alone: its address, and the environment that lets one join it."""
    port = free_port()
    token = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    ours = {**token, "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
    environment = {**os.environ, **ours, "RAY_USAGE_STATS_ENABLED": "0"}
    with tempfile.TemporaryDirectory(prefix="pb-", dir=SHORT, ignore_cleanup_errors=True) as folder:
        begin = [str(Path(sys.executable).with_name("ray")), "start", "--head", "--block", f"--port={port}"]
        begin += ["--num-cpus=2", "--object-store-memory=80000000", "--node-ip-address=127.0.0.1"]
        begin += [f"--temp-dir={folder}", "--include-dashboard=false", "--include-log-monitor=false"]
        with Path(folder, "log").open("wb") as log:
            head = subprocess.Popen(begin, env={**environment, "HOME": folder}, stdout=log, stderr=log)
        try:
            wait_for(lambda: b"Ray runtime started" in Path(folder, "log").read_bytes())
            yield f"127.0.0.1:{port}", ours
        finally:
            head.terminate()
            head.wait(PATIENCE)


def wait_for(happened: Callable[[], bool]) -> None:
    """Wait until something has happened."""
    until = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.xdist_group("ray")
def test_a_cluster_of_others_is_joined_and_left_running(tmp_path: Path, cluster: tuple[str, dict[str, str]]) -> None:
    """Protects shared clusters: work is done at their address, with the same result, and nothing is ended."""
    address, token = cluster
    source = export(tmp_path, 5_000, 5)
    usual = run(tmp_path / "usual", source)
    assert run(tmp_path / "first", source, "--runner", "ray", "--address", address, **token) == usual
    assert run(tmp_path / "again", source, "--runner", "ray", "--address", address, **token) == usual


QUIETNESS = """
from patternbook.collaborate.talk.runners import open_runner
open_runner({runner!r})
from daft.scarf_telemetry import _track_on_scarf, opted_out
assert opted_out() and _track_on_scarf("daft-runner") == (None, {{"response_status": None, "extra_value": None}})
if {runner!r} == "ray":
    from ray._common.usage.usage_lib import usage_stats_enabled
    assert not usage_stats_enabled()
"""


@pytest.mark.parametrize("runner", ["daft", "ray"])
def test_nobody_is_told_that_a_runner_is_used(runner: str) -> None:
    """Protects private work from being reported: what Daft and Ray tell their makers is off before they are loaded."""
    names = ("DAFT_ANALYTICS_ENABLED", "DO_NOT_TRACK", "SCARF_NO_ANALYTICS", "RAY_USAGE_STATS_ENABLED")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    done = subprocess.run(
        [sys.executable, "-c", QUIETNESS.format(runner=runner)], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


WRONGS = """
from patternbook.library import ConfigError

def wrong(*_):
    raise ConfigError("told by the worker")

class Wrong:
    def __reduce__(self):
        return wrong, ()
"""
ERRORS = """
from wrongs import ConfigError, Wrong, wrong
from patternbook.collaborate.talk.runners import open_runner

run = open_runner("daft")
for work in (wrong, Wrong()):
    try:
        list(run(work, [1, 2, 3]))
    except ConfigError as error:
        print(error)
print(sorted(run(abs, range(-9, 9))) == [(n, abs(n - 9)) for n in range(18)])
"""


def test_what_goes_wrong_elsewhere_is_raised_here(tmp_path: Path) -> None:
    """Protects clear messages: what is raised in a process of Daft, at its beginning too, arrives as what it is."""
    (tmp_path / "wrongs.py").write_text(WRONGS, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", ERRORS],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.stdout.splitlines() == ["told by the worker", "told by the worker", "True"], done.stderr


def refusal(place: Path, *how: str, program: Sequence[str] = PROGRAM) -> str:
    """Run the command on a note, see that it gives up, and return what it says."""
    (place / "note.md").write_text("Nobody owns the parser.", encoding="utf-8")
    done = subprocess.run(
        [*program, str(place / "note.md"), *how], env=home(place), capture_output=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 2, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return done.stderr.decode()


@pytest.mark.parametrize(("runner", "package"), [("daft", "daft"), ("ray", "ray")])
def test_a_missing_extra_is_told_with_what_to_install(tmp_path: Path, runner: str, package: str) -> None:
    """Protects people without the extra: they read what to install instead of a traceback."""
    without = f"import sys; sys.modules[{package!r}] = None; from patternbook.cli import main; main()"
    program = [sys.executable, "-c", without, *PROGRAM[3:]]
    assert "pip install 'patternbook[scale]'" in refusal(tmp_path, "--runner", runner, program=program)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        (("--runner", "ray", "--address", "127.0.0.1:{port}"), "no Ray cluster answers at 127.0.0.1:"),
        (("--runner", "ray", "--address", "ray://127.0.0.1:{port}"), "no Ray cluster answers at ray://127.0.0.1:"),
        (("--runner", "ray", "--address", "somewhere"), "is not the address of a Ray cluster"),
        (("--runner", "daft", "--address", "127.0.0.1:{port}"), "say --runner ray with it"),
        (("--address", "127.0.0.1:{port}"), "say --runner ray with it"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_at_once(tmp_path: Path, how: tuple[str, ...], told: str) -> None:
    """Protects from waiting in vain: a cluster that does not answer is named, and so is an address that is none."""
    assert told in refusal(tmp_path, *(part.format(port=free_port()) for part in how))


def _ends(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def _fails(number: int) -> int:
    if number == 3:
        message = "three"
        raise ValueError(message)
    return number * number


def test_processes_give_every_result_its_place() -> None:
    """Protects the driver's order: results come as they are ready, each with the place of its thing."""
    assert dict(Processes(2)(_square, range(200))) == {number: number * number for number in range(200)}
    assert list(Processes(1)(_square, range(3))) == [(0, 0), (1, 1), (2, 4)]
    assert not list(Processes(2)(_square, ()))


def _square(number: int) -> int:
    return number * number


def test_a_process_that_ends_or_fails_is_told() -> None:
    """Protects from waiting for a result that never comes: an ended process and a raised error reach the driver."""
    with pytest.raises(RunnerError, match="ended before its work was done"):
        list(Processes(2)(_ends, range(10)))
    with pytest.raises(ValueError, match="three"):
        list(Processes(2)(_fails, range(10)))


@pytest.mark.slow
def test_a_killed_run_goes_on_and_ends_with_the_same_bytes(tmp_path: Path) -> None:
    """Protects long runs: killed at work, nothing that was judged is judged again, no name is lost, nobody is left."""
    source = export(tmp_path, 60_000, 30)
    usual = run(tmp_path / "usual", source)
    place = tmp_path / "killed"
    command = [*PROGRAM, str(source), "--runner", "processes"]
    first = subprocess.Popen(command, env=home(place), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(lambda: len(list(place.rglob("found/*.json"))) >= 3)
    first.kill()
    first.wait()
    wait_for(lambda: not processes_with(str(source)))
    found = {path: path.stat().st_mtime_ns for path in place.rglob("found/*.json")}
    assert 3 <= len(found) < 30
    assert list(place.rglob("names/part-*.json"))
    environment = {**os.environ, "XDG_DATA_HOME": str(place), "HOME": str(place)}
    subprocess.run(command, env=environment, capture_output=True, timeout=PATIENCE, check=True)
    assert {path: path.stat().st_mtime_ns for path in found} == found
    assert {name: data for name, data in everything(place).items() if "/." not in name} == usual
