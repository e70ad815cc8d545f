"""Time whole builds beside other book makers, on the same Markdown, in one run.

    python benchmarks/publish.py LIBRARY [--sizes 0,1000,10000] [--runs 3] [--peers Hugo,mdBook]

Size 0 is the library itself; other sizes are made from it. Ours builds every language, the search
index, the map and the link check; the peers get one language folder with the same pages. A peer
whose program is not on the PATH is named and left out. Each build starts from an empty output
folder; wall time and peak memory are of the whole process, the middle one of the runs is printed.
Nothing is deleted before the end: a file system that has just lost thousands of files is slow to make new ones.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from peers import PEERS, Peer, pages_of
from synthetic import make_library

_SLOW_PEERS = frozenset({"mdBook", "Zensical", "MkDocs Material", "Eleventy"})
_LARGE = 5_000


def timed(command: list[str], folder: Path) -> tuple[float, float]:
    """Run a command to its end; return wall seconds and peak resident megabytes. Raises on failure."""
    start = time.perf_counter()
    with (folder / "benchmark.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)  # noqa: S603 - the programs compared
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} failed:\n{(folder / 'benchmark.log').read_text()[-2000:]}")
    return seconds, usage.ru_maxrss / 1024


def middle(command: list[str], folder: Path, outputs: tuple[str, ...], runs: int) -> tuple[float, float]:
    """Return the median wall time and peak memory of several runs, each into an empty output folder."""
    rows = []
    for run in range(runs):
        rows.append(timed(command, folder))
        for output in outputs:
            if (folder / output).exists():
                (folder / output).rename(folder.parent / f"{folder.name}-{run}-{output}")
    return statistics.median(r[0] for r in rows), max(r[1] for r in rows)


def run_peer(peer: Peer, library: Path, work: Path, runs: int) -> tuple[float, float] | None:
    """Build one peer's site; None, with a word to the reader, when its program is not installed."""
    program = shutil.which(peer.command[0])
    if program is None:
        print(f"{peer.name}: `{peer.command[0]}` is not on the PATH, left out", file=sys.stderr)
        return None
    folder = work / peer.name.replace(" ", "-")
    folder.mkdir()
    peer.write(pages_of(library), library, folder)
    return middle([program, *peer.command[1:]], folder, ("public", "book", "site", "out", ".cache"), runs)


def run_ours(library: Path, work: Path, runs: int) -> tuple[float, float]:
    """Build our site."""
    folder = work / "patternbook"
    folder.mkdir()
    program = shutil.which("patternbook", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if program is None:
        sys.exit("patternbook is not installed beside this Python; run this with the project's own environment")
    command = [program, "-L", str(library), "build", "--out", str(folder / "site")]
    return middle(command, folder, ("site",), runs)


def compare(library: Path, title: str, runs: int, peers: list[Peer], work: Path) -> None:
    """Print one table: each program's time, memory, and its time against ours."""
    work.mkdir()
    ours = run_ours(library, work, runs)
    results = ((peer.name, run_peer(peer, library, work, runs)) for peer in peers)
    rows = [("Patternbook", ours), *((name, result) for name, result in results if result is not None)]
    print(f"\n{title}: {len(pages_of(library))} pages\n\n| program | seconds | peak MB | times ours |")
    print("| --- | ---: | ---: | ---: |")
    for program, (seconds, memory) in rows:
        print(f"| {program} | {seconds:.2f} | {memory:.0f} | {seconds / ours[0]:.2f} |", flush=True)


def main() -> None:
    """Read the command line and print a table a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--sizes", default="0,1000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", default=",".join(peer.name for peer in PEERS))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for size in map(int, options.sizes.split(",")):
            library = options.library.resolve()
            if size:
                library = make_library(library, Path(name) / f"library-{size}", size)
            title = f"{size:,} synthetic patterns" if size else "The library itself"
            peers = [peer for peer in PEERS if peer.name in options.peers.split(",")]
            if size >= _LARGE:
                peers = [peer for peer in peers if peer.name not in _SLOW_PEERS]
            compare(library, title, options.runs if size < _LARGE else 1, peers, Path(name) / f"work-{size}")


if __name__ == "__main__":
    main()
