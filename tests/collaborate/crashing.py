"""Kill a writer at a random moment, again and again, and tell what it had acknowledged by then."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from gitlibrary import GitLibrary
from test_writers import LocalForge, a_library, write

from patternbook.collaborate.proposals.forge import State
from patternbook.collaborate.proposals.recovery import recover


def run(root: Path, run_: int) -> None:
    """Propose and merge without end, and print each edit's words once both are acknowledged."""
    forge = LocalForge(root)
    chance = random.Random(run_)
    edit = 0
    print("ready", flush=True)  # noqa: T201 - its parent listens
    while True:
        edit += 1
        words, _ = write(forge, f"run-{run_}-{edit}", chance.randrange(10), "Problem")
        print(words, flush=True)  # noqa: T201


def killed(root: Path, run_: int, after: float) -> list[str]:
    """Start a writer, kill it some seconds after it is ready, and return what it had acknowledged."""
    program = [sys.executable, __file__, str(root), str(run_)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(after)
        writer.kill()
        return writer.stdout.read().split("\n")[:-1]


def crash(root: Path, kills: int, seed: int) -> tuple[int, float]:
    """Kill writers on a fresh library and check everything each time; return edits that were made, longest recovery."""
    library = a_library(root)
    chance = random.Random(seed)
    said: list[str] = []
    longest = 0.0
    for run_ in range(kills):
        said += killed(root, run_, chance.uniform(0.01, 0.6))
        begun = time.monotonic()
        recover(root)
        longest = max(longest, time.monotonic() - begun)
        text = "".join(library.read(f"patterns/1-initial/pattern-{number}.md") for number in range(10))
        assert [words for words in said if f"{words} " not in text] == []
        assert library.git("status", "--porcelain") == ""
    assert library.git("fsck", "--strict", "--no-dangling") == ""
    titles = library.git("log", "--format=%s").splitlines()
    merged = {p.title for p in LocalForge(root).proposals() if p.state is State.MERGED}
    assert not {*said} - {*titles}
    assert merged >= {*said}
    return len(said), longest


def fault(template: Path, call: str, number: int) -> bool:
    """Kill a writer of one edit at its nth system call of a kind, in a copy of a library, and check what is left.

    Returns whether the writer came to its end before that.
    """
    root = template.parent / f"{template.name}-{call}-{number}"
    shutil.copytree(template, root, symlinks=True)
    program = [sys.executable, __file__, str(root), str(number), "once"]
    inject = f"inject={call}:signal=SIGKILL:when={number}"
    trace = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", inject, *program]
    done = subprocess.run(trace, capture_output=True, text=True, check=False)
    said = [line for line in done.stdout.split() if line != "ready"]
    for lock in (root / ".git").rglob("*.lock"):
        os.utime(lock, (1, 1))
    recover(root)
    library, forge = GitLibrary(root), LocalForge(root)
    text = library.read("patterns/1-initial/pattern-0.md")
    states = [proposal.state for proposal in forge.proposals()]
    assert len(states) <= 1
    assert (f"run-{number}-1 " in text) == (states == [State.MERGED])
    assert not said or states == [State.MERGED]
    assert library.git("status", "--porcelain") == ""
    assert library.git("fsck", "--strict", "--no-dangling") == ""
    assert write(forge, "after", 1, "Problem") == ("after", False)
    shutil.rmtree(root)
    return done.returncode == 0


def once(root: Path, run_: int) -> None:
    """Propose and merge one edit, and print its words once both are acknowledged."""
    print(write(LocalForge(root), f"run-{run_}-1", 0, "Problem")[0], flush=True)  # noqa: T201 - its parent listens


if __name__ == "__main__":
    (once if sys.argv[3:] else run)(Path(sys.argv[1]), int(sys.argv[2]))
