"""Measure a space under readers and writers, with `wrk`: times of pages, checks and saves, and memory of each worker.

    python benchmarks/space.py LIBRARY [--patterns 3000] [--seconds 10]

A library of many patterns is made by varying those of LIBRARY and served by one `patternbook serve`, as a person
would start it. Each line names the aim beside what was measured. Run it while the machine does nothing else.
"""

from __future__ import annotations

import argparse
import html
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from synthetic import make_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CONNECTIONS = 50
TIMES = 20
PUSHES = 5
RESTING = 0.1
"""Seconds of a processor in two seconds below which a process does nothing that matters."""
_LUA = """
local paths = {}
for line in io.lines("%s") do paths[#paths + 1] = line end
local at = 0
request = function()
  at = at + 1
  return wrk.format("GET", paths[(at * 7919) %% #paths + 1])
end
"""
"""Asks for every page in turn, in an order that jumps about."""


def wrk() -> str:
    """Return the program; ends with what to do when it is missing."""
    found = shutil.which("wrk")
    if found is None:
        sys.exit("wrk is missing: on Debian, `scripts/install-system-packages wrk` or `apt-get install wrk`")
    return found


def told(what: str, measured: str, aim: str = "", spent: str = "") -> None:
    """Print a line of the table."""
    print(f"| {what} | {measured} | {spent} | {aim} |", flush=True)


def git(root: Path, *arguments: str) -> None:
    """Run git with an author of its own."""
    who = ("-c", "user.name=Rita", "-c", "user.email=rita@example.org")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, stdout=subprocess.DEVNULL)  # noqa: S603, S607 - git


@contextmanager
def served(root: Path, data: Path) -> Iterator[tuple[str, int, float]]:
    """Serve a library; gives the address, the process, and how long the first page took from the very start."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "patternbook", "-L", str(root), "serve", "--port", str(port)]
    environment = {**os.environ, "XDG_DATA_HOME": str(data), "MALLOC_ARENA_MAX": "2"}
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) as process:  # noqa: S603 - this program
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address)
            yield address, process.pid, time.perf_counter() - begun
        finally:
            process.send_signal(signal.SIGTERM)


def _wait_for(address: str) -> None:
    while True:
        try:
            if httpx.get(address, timeout=60).status_code == httpx.codes.OK:
                return
        except httpx.ConnectError:
            time.sleep(0.02)


def memory(pid: int) -> float:
    """Return the resident memory of a process in MB."""
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def processor(pid: int) -> float:
    """Return the seconds of a processor that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def at_rest(pid: int) -> None:
    """Wait until a process has nothing more to do."""
    while True:
        before = processor(pid)
        time.sleep(2)
        if processor(pid) - before < RESTING:
            return


class Spent:
    """How much of a processor a process spends on one thing after the other, told for each."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.before = processor(pid)

    def each(self, times: int) -> str:
        """Return what was spent since the last asking, for one of so many."""
        spent, self.before = processor(self.pid) - self.before, processor(self.pid)
        return f"{spent / times * 1000:.1f} ms"


def readers(address: str, paths: list[str], seconds: int, folder: Path) -> tuple[str, int]:
    """Let many readers read; return what wrk tells of their waiting, and how many answers there were."""
    (folder / "paths").write_text("\n".join(paths))
    (folder / "mix.lua").write_text(_LUA % (folder / "paths"))
    command = [wrk(), "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", str(folder / "mix.lua"), address]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - wrk
    quantiles = dict(re.findall(r"^\s+(50|75|90|99)%\s+(\S+)$", text, re.MULTILINE))
    rate, many = re.search(r"Requests/sec:\s+(\S+)", text), re.search(r"(\d+) requests in", text)
    failed = re.search(r"Non-2xx.*: (\d+)|Socket errors: (.*)", text)
    shown = f"p50 {quantiles['50']}, p90 {quantiles['90']}, p99 {quantiles['99']}, {rate[1] if rate else '?'} a second"
    return shown + (f", FAILED {failed[0]}" if failed else ""), int(many[1]) if many else 1


def quantiles(seconds: list[float]) -> str:
    """Return the middle and the 95th of 100 of some times, in ms."""
    cuts = statistics.quantiles(seconds, n=20, method="inclusive")
    return f"p50 {cuts[9] * 1000:.0f} ms, p95 {cuts[18] * 1000:.0f} ms"


def timed(work: Callable[[], httpx.Response], status: int) -> float:
    """Return how long an answer took. Ends the program when it is not the one that was expected."""
    begun = time.perf_counter()
    answer = work()
    took = time.perf_counter() - begun
    if answer.status_code != status:
        sys.exit(f"{answer.request.url} answered {answer.status_code}: {answer.text[:500]}")
    return took


class Author:
    """Somebody who edits sections, as a browser does."""

    def __init__(self, address: str, slugs: list[str]) -> None:
        self.browser = httpx.Client(base_url=address, timeout=120)
        self.slugs = slugs

    def form(self, address: str) -> dict[str, str]:
        """Return the hidden values of the page's form, and its text."""
        page = self.browser.get(address).text
        found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
        text = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
        form = {name: html.unescape(value) for name, value in found}
        return {**form, "text": html.unescape(text[1]) if text else ""}

    def check(self, at: int) -> float:
        """Check a section while it is typed."""
        form = self.form(f"/space/edit/{self.slugs[at]}/problem")
        sent = {**form, "slug": self.slugs[at], "key": "problem", "text": f"{form['text']} And {at} more words."}
        return timed(lambda: self.browser.post("/space/check", data=sent), httpx.codes.OK)

    def check_draft(self, at: int, draft: str) -> float:
        """Check a section of a draft, which looks for neighbors too."""
        form = self.form(f"/space/drafts/{draft}/problem")
        sent = {**form, "draft": draft, "kind": "problem", "text": f"Nobody finds what {at} teams wrote long ago."}
        return timed(lambda: self.browser.post("/space/check-draft", data=sent), httpx.codes.OK)

    def draft(self) -> str:
        """Begin a draft and return its name."""
        form = {**self.form("/space/propose"), "way": "donut"}
        return self.browser.post("/space/propose", data=form).headers["location"].split("/")[3]

    def save(self, at: int) -> float:
        """Save a section; when this returns, it is a commit."""
        address = f"/space/edit/{self.slugs[at]}/problem"
        form = self.form(address)
        sent = {**form, "text": f"{form['text']} And {at} more words."}
        return timed(lambda: self.browser.post(address, data=sent), httpx.codes.SEE_OTHER)

    def push(self, root: Path, at: int) -> tuple[float, float, float]:
        """Commit to the branch with git; return when pages, the advisor and the board know of it."""
        slug, word = self.slugs[at], f"zyx{at}wvu"
        file = next(root.glob(f"patterns/*/{slug}.md"))
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("## Problem", f"## Problem\n\nThe {word} fails again and again.\n", 1))
        git(root, "commit", "-qam", "Push")
        begun = time.perf_counter()
        times = [
            self._until(f"/p/{slug}/", word, begun),
            self._until(f"/space/advise?q={word}+fails+again", word, begun),
            self._until("/space/board", "Closest", begun, without="as it was before"),
        ]
        return times[0], times[1], times[2]

    def _until(self, address: str, words: str, begun: float, without: str = "\0") -> float:
        while True:
            page = self.browser.get(address).text
            if words in page and without not in page:
                return time.perf_counter() - begun
            time.sleep(0.01)


def measure_readers(address: str, slugs: list[str], spent: Spent, folder: Path, seconds: int) -> None:
    """Print how long readers wait."""
    pages = [f"/p/{slug}/" for slug in slugs]
    mixed = [*pages[:300], "/space/proposals", "/space/board", "/search/", "/space/help"] * 3
    for what, paths, aim in (
        (f"{CONNECTIONS} readers, {len(pages)} patterns, most for the first time", pages, "p99 150 ms"),
        (f"{CONNECTIONS} readers, 300 patterns and four pages beside them", mixed, "p99 150 ms"),
    ):
        shown, many = readers(address, paths, seconds, folder)
        told(what, shown, aim, spent.each(many))


def measure_authors(address: str, slugs: list[str], spent: Spent, root: Path) -> None:
    """Print how long people wait who write."""
    author = Author(address, slugs)
    draft = author.draft()
    spent.each(1)
    checks = [author.check(at) for at in range(TIMES)]
    told("live check of a section", quantiles(checks), "p95 100 ms", spent.each(TIMES))
    checks = [author.check_draft(at, draft) for at in range(TIMES)]
    told("live check of a draft", quantiles(checks), "p95 100 ms", spent.each(TIMES))
    told("save to commit", quantiles([author.save(at) for at in range(TIMES)]), "p95 300 ms", spent.each(TIMES))
    pushes = [author.push(root, at) for at in range(TIMES, TIMES + PUSHES)]
    used = spent.each(PUSHES)
    for name, times in zip(("the page", "the advisor", "the board"), zip(*pushes, strict=True), strict=True):
        told(f"a push, until {name} knows of it", f"median {statistics.median(times) * 1000:.0f} ms", "300 ms", used)


def measure(root: Path, folder: Path, seconds: int) -> None:
    """Print the table for a library."""
    slugs = sorted(file.stem for file in root.glob("patterns/*/*.md"))
    with served(root, folder / "data") as (address, pid, first):
        told("start to first page, cold", f"{first:.1f} s", "5 s", f"{processor(pid):.1f} s")
        begun, at_first = time.perf_counter() - first, memory(pid)
        at_rest(pid)
        ready = f"{time.perf_counter() - begun:.0f} s"
        told("start until board and advisor are ready", ready, "", f"{processor(pid):.1f} s")
        told("memory at the first page, then with all ready", f"{at_first:.0f} MB, {memory(pid):.0f} MB", "250 MB")
        spent = Spent(pid)
        measure_readers(address, slugs, spent, folder, seconds)
        measure_authors(address, slugs, spent, root)
        told("memory at the end", f"{memory(pid):.0f} MB", "250 MB")


def main() -> None:
    """Make the library, serve it, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--patterns", type=int, default=3000)
    parser.add_argument("--seconds", type=int, default=10)
    chosen = parser.parse_args()
    wrk()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = make_library(chosen.library, folder / "library", chosen.patterns)
        git(root, "init", "-q", "-b", "main")
        git(root, "add", "-A")
        git(root, "commit", "-qm", "Begin")
        told(f"{chosen.patterns} patterns, {os.cpu_count()} processors", "measured", "aim", "processor, each")
        told("---", "---", "---", "---")
        measure(root, folder, chosen.seconds)


if __name__ == "__main__":
    main()
