"""Time identifying on a synthetic Slack export, in a process of its own.

    python benchmarks/identify.py [--messages 1000000] [--channels 50] [--library LIBRARY]

Messages are drawn from the labelled talk and from chatter, the same for the same seed. Wall time and
peak memory are of the whole command, candidates written; the first line is the machine's cores.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
_DAY, _PER_DAY = 86_400, 400
_THREADED, _TELLING = 0.35, 0.02
_CHATTER = (
    "good morning", "sounds good", "the build is green again", "can somebody look at the log of the last run?",
    "lunch at noon?", "thanks a lot!", "I restarted the node and the error is gone", "on it",
    "see the ticket for details", "the release goes out at four", "works for me", "which version do you use?",
)  # fmt: skip


def _texts() -> list[str]:
    lines = (ROOT / "benchmarks" / "labelled" / "talk-en.txt").read_text(encoding="utf-8").splitlines()
    return [line.partition("\t")[2] for line in lines if line]


def make_export(target: Path, messages: int, channels: int, seed: int = 1) -> None:
    """Write an export with so many messages, a third of them in threads."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    telling = _texts()
    users = [{"id": f"U{n:08d}", "name": f"member{n}"} for n in range(500)]
    (target / "users.json").write_text(json.dumps(users), encoding="utf-8")
    for channel in range(channels):
        folder = target / f"channel-{channel:03d}"
        folder.mkdir()
        left, day, opened = messages // channels, 0, ""
        while left > 0:
            rows = []
            for number in range(min(left, _PER_DAY)):
                stamp = f"{1_600_000_000 + day * _DAY + number * 120}.{number:06d}"
                text = chance.choice(telling) if chance.random() < _TELLING else chance.choice(_CHATTER)
                text = f"{text} {chance.randrange(10**6)}"
                row = {"type": "message", "user": chance.choice(users)["id"], "text": text, "ts": stamp}
                if opened and chance.random() < _THREADED:
                    row["thread_ts"] = opened
                elif chance.random() < _THREADED:
                    row["thread_ts"] = opened = stamp
                rows.append(row)
            left -= len(rows)
            date = time.strftime("%Y-%m-%d", time.gmtime(1_600_000_000 + day * _DAY))
            (folder / f"{date}.json").write_text(json.dumps(rows), encoding="utf-8")
            day += 1


def main() -> None:
    """Make the export, run the command, print messages a second and peak memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--channels", type=int, default=50)
    parser.add_argument("--library", type=Path, default=ROOT / "examples" / "volunteers")
    options = parser.parse_args()
    program = shutil.which("patternbook", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if program is None:
        sys.exit("patternbook is not installed beside this Python; run this with the project's own environment")
    with tempfile.TemporaryDirectory() as name:
        export = Path(name) / "export"
        export.mkdir()
        make_export(export, options.messages, options.channels)
        command = [program, "-L", str(options.library), "identify", str(export), "--to", f"{name}/inbox"]
        environment = {**os.environ, "XDG_DATA_HOME": f"{name}/data"}
        start = time.perf_counter()
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no path of a file
            process = subprocess.Popen(command, env=environment, stdout=nowhere)  # noqa: S603 - our own program
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        found = sum(1 for _ in Path(f"{name}/inbox").glob("*.md"))
    print(f"{os.cpu_count()} cores, exit code {process.returncode}, {found} candidates")
    rate, memory = options.messages / seconds, usage.ru_maxrss / 1024
    print(f"{rate:,.0f} messages a second, {memory:,.0f} MB at most a process, {seconds:.1f} s")


if __name__ == "__main__":
    main()
