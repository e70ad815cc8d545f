"""Time identifying on a synthetic Slack export, each runner in a process of its own.

    python benchmarks/identify.py [--messages 1000000] [--channels 50] [--library LIBRARY]
        [--runner processes] [--runner daft] [--runner ray]

Wall time and peak memory are of the whole command, candidates written. Processor time leaves out the
processes of a Ray cluster, which are no children of the command. The ratio is to the first runner.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from chat import ROOT, make_export


class Measured(NamedTuple):
    """One run: its exit code, candidates, seconds, seconds of processors, and MB of the largest process."""

    code: int
    candidates: int
    seconds: float
    processor: float
    memory: float


def measure(program: str, library: Path, export: Path, place: Path, runner: str) -> Measured:
    """Run the command with a data folder and an inbox of its own."""
    command = [program, "-L", str(library), "identify", str(export), "--to", f"{place}/inbox", "--runner", runner]
    environment = {**os.environ, "XDG_DATA_HOME": f"{place}/data"}
    start = time.perf_counter()
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no path of a file
        process = subprocess.Popen(command, env=environment, stdout=nowhere)  # noqa: S603 - our own program
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    found = sum(1 for _ in (place / "inbox").glob("*.md"))
    return Measured(process.returncode, found, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> None:
    """Make the export, run the command with each runner, print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--channels", type=int, default=50)
    parser.add_argument("--library", type=Path, default=ROOT / "examples" / "volunteers")
    parser.add_argument("--runner", action="append", help="may be repeated; processes unless said otherwise")
    options = parser.parse_args()
    program = shutil.which("patternbook", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if program is None:
        sys.exit("patternbook is not installed beside this Python; run this with the project's own environment")
    print(f"{os.cpu_count()} cores, {options.messages:,} messages in {options.channels} channels")
    with tempfile.TemporaryDirectory() as name:
        export = Path(name) / "export"
        export.mkdir()
        make_export(export, options.messages, options.channels)
        first = 0.0
        for runner in options.runner or ["processes"]:
            place = Path(name) / runner
            found = measure(program, options.library, export, place, runner)
            first = first or found.seconds
            print(
                f"{runner:<10} exit code {found.code}, {found.candidates} candidates, "
                f"{options.messages / found.seconds:,.0f} messages a second, {found.seconds:.1f} s "
                f"({found.seconds / first:.2f} times the first), processor {found.processor:.1f} s, "
                f"{found.memory:,.0f} MB at most a process"
            )


if __name__ == "__main__":
    main()
