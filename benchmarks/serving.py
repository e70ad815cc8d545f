"""Time what an author waits for: from saving a file to the changed page, and a rebuild after one change.

    python benchmarks/serving.py LIBRARY [--edits 40]

The first figure is of a served copy of the library, seen from outside: a pattern's file is saved, and
its page is asked for until it shows the change. The second compares, in one process, making every file
of every language for the first time with making them again after one pattern changed.
"""

from __future__ import annotations

import argparse
import http.client
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from patternbook.web.live.book import LiveBook

_PATIENCE = 10.0
"""Seconds after which a page that does not change ends the run."""


def changed(file: Path, mark: str) -> None:
    """Add a mark to the end of a pattern's first paragraph below a section."""
    text = file.read_text(encoding="utf-8")
    file.write_text(
        re.sub(r"(?m)^(## (?:Problem|Context)[^\n]*\n+[^\n]+)", rf"\1 {mark}", text, count=1), encoding="utf-8"
    )


def until_shown(port: int, slug: str, mark: str) -> float:
    """Return the seconds until the page of a pattern, or the home page, shows a mark."""
    start = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    while time.perf_counter() - start < _PATIENCE:
        connection.request("GET", f"/p/{slug}/" if slug else "/")
        if mark.encode() in connection.getresponse().read():
            return time.perf_counter() - start
        time.sleep(0.002)
    sys.exit(f"the page of {slug} did not show its change within {_PATIENCE} seconds")


def edits(library: Path, count: int) -> list[float]:
    """Return the seconds from saving to seeing, for a number of edits of a served library."""
    command = [sys.executable, "-m", "patternbook", "-L", str(library), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 - our own program
        try:
            said = server.stdout.readline() if server.stdout else ""
            port = int(re.findall(r":(\d+)/", said)[0])
            until_shown(port, "", "<title>")
            time.sleep(0.5)  # the watching of files begins with the serving
            files = sorted((library / "patterns" / "2-structured").glob("*.md"))
            waits = []
            for number in range(count):
                file = files[number % len(files)]
                changed(file, f"Changed{number}x")
                waits.append(until_shown(port, file.stem, f"Changed{number}x"))
        finally:
            server.terminate()
    return waits


def rebuild(library: Path) -> tuple[float, float]:
    """Return the seconds for every file of every language: first, and again after one pattern changed."""

    def everything(book: LiveBook) -> None:
        for language in ("en", *(folder.parent.name for folder in library.glob("translation/*/patterns"))):
            for data in book._files_of(language).values():  # noqa: SLF001 - what a server does for each request
                len(data)

    start = time.perf_counter()
    book = LiveBook(library)
    everything(book)
    first = time.perf_counter() - start
    changed(next((library / "patterns" / "2-structured").glob("*.md")), "Once more.")
    start = time.perf_counter()
    book.refresh()
    everything(book)
    return first, time.perf_counter() - start


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--edits", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        library = Path(name) / "library"
        shutil.copytree(options.library, library)
        waits = edits(library, options.edits)
        p95 = statistics.quantiles(waits, n=20)[-1]
        print(f"from saving to seeing: median {statistics.median(waits) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms")
        first, again = rebuild(library)
        print(f"every file: {first:.2f} s first, {again:.3f} s after one change ({again / first:.0%})")


if __name__ == "__main__":
    main()
