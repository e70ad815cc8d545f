"""A PostgreSQL server of the tests' own: begun in a temporary folder, without a password, ended by its process."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

_PATIENCE = 60.0


class NoPostgresError(Exception):
    """PostgreSQL is not installed, or nobody may run it here."""


def programs() -> Path:
    """Return the folder of PostgreSQL's programs, of the newest version. Raises NoPostgresError."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    found = [folder for folder in reversed(debian) if (folder / "initdb").is_file()]
    on_path = shutil.which("initdb")
    if not found and not on_path:
        message = "PostgreSQL is not installed; on Debian `make test` as root installs it"
        raise NoPostgresError(message)
    return found[0] if found else Path(on_path or "").parent


def free_port() -> int:
    """Return a port of the loopback interface that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Cluster:
    """A running server. PostgreSQL refuses to run as root, so root becomes the user `postgres` for it."""

    def __init__(self) -> None:
        self._programs = programs()
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            self._as = {"user": "postgres", "group": "postgres", "extra_groups": []}
        self.folder = Path(tempfile.mkdtemp(prefix="patternbook-postgres-"))
        if self._as:
            shutil.chown(self.folder, "postgres", "postgres")
        self.port = free_port()
        self._numbers = itertools.count(1)
        self._run("initdb", "-D", "files", "-U", "patternbook", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self._log = (self.folder / "log").open("wb")
        options = ("-D", "files", "-k", str(self.folder), "-h", "127.0.0.1", "-p", str(self.port), "-F")
        self._server = subprocess.Popen(
            [self._programs / "postgres", *options], cwd=self.folder, stdout=self._log, stderr=self._log, **self._as
        )
        self._wait()

    def _run(self, program: str, *arguments: str) -> None:
        command = [self._programs / program, *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False, **self._as)
        assert done.returncode == 0, done.stderr

    def _wait(self) -> None:
        ready = [self._programs / "pg_isready", "-q", "-h", str(self.folder), "-p", str(self.port)]
        deadline = time.monotonic() + _PATIENCE
        while subprocess.run(ready, check=False, cwd=self.folder).returncode != 0:
            assert self._server.poll() is None, (self.folder / "log").read_text()
            assert time.monotonic() < deadline, (self.folder / "log").read_text()
            time.sleep(0.05)

    def database(self) -> str:
        """Make an empty database and return its address."""
        name = f"space{next(self._numbers)}"
        self._run("createdb", "-h", str(self.folder), "-p", str(self.port), "-U", "patternbook", name)
        return f"postgresql://patternbook@127.0.0.1:{self.port}/{name}"

    def stop(self) -> None:
        """End the server, whoever is still connected, and delete everything."""
        self._server.send_signal(signal.SIGINT)
        self._server.wait(_PATIENCE)
        self._log.close()
        shutil.rmtree(self.folder)
