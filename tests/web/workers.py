"""Worker processes of one space behind a real nginx, as deploy/nginx.conf describes it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
from cluster import free_port

if TYPE_CHECKING:
    from collections.abc import Sequence

SITE = Path(__file__).parent.parent.parent / "deploy" / "nginx.conf"
_PATIENCE = 60.0


class NoNginxError(Exception):
    """nginx is not installed."""


def nginx() -> str:
    """Return the program. Raises NoNginxError."""
    found = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if found is None:
        message = "nginx is not installed; on Debian `make test` as root installs it"
        raise NoNginxError(message)
    return found


def wait_for(address: str) -> None:
    """Wait until an address answers well."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            if httpx.get(address).status_code == httpx.codes.OK:
                return
        except httpx.HTTPError:
            pass
        assert time.monotonic() < deadline, address
        time.sleep(0.1)


@dataclass
class Worker:
    """One process that serves the space on a port of its own."""

    command: Sequence[str]
    log: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Begin the process."""
        program = [sys.executable, "-m", "patternbook", *self.command, "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(program, stdout=log, stderr=log)

    def wait(self) -> None:
        """Return when it serves."""
        wait_for(f"http://127.0.0.1:{self.port}/readyz")

    def end(self, sign: signal.Signals) -> str:
        """Send the process a signal, wait for its end, and return what it wrote into its log."""
        self.process.send_signal(sign)
        self.process.wait(_PATIENCE)
        return self.log.read_text(encoding="utf-8")


class Proxy:
    """nginx with the site as the documentation has it; only host, ports and the certificate are the test's."""

    site = SITE

    def __init__(self, folder: Path, workers: Sequence[Worker]) -> None:
        self.port = free_port()
        lines = "".join(f"    server 127.0.0.1:{worker.port};\n" for worker in workers)
        site = re.sub(r"(?:    server 127\.0\.0\.1:\d+;\n)+", lines, SITE.read_text(encoding="utf-8"))
        site = site.replace("listen 443 ssl;", f"listen 127.0.0.1:{self.port};")
        site = re.sub(r"    ssl_certificate.*\n", "", site)
        own = "".join(
            f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        user = "user root;\n" if os.geteuid() == 0 else ""
        file = folder / "nginx.conf"
        file.write_text(
            f"{user}daemon off;\npid {folder}/pid;\nerror_log {folder}/errors;\nevents {{}}\n"
            f"http {{\naccess_log off;\n{own}{site}}}\n"
        )
        command = [nginx(), "-p", str(folder), "-e", str(folder / "errors"), "-c", str(file)]
        checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stderr
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        self.address = f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """End nginx."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(_PATIENCE)
