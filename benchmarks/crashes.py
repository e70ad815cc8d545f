"""Kill a space's writer at random moments, 1,000 times unless told otherwise, and check everything each time.

Then kill it at each write, fsync and rename that one edit needs, which takes strace.

Run `python benchmarks/crashes.py [KILLS]`; it prints acknowledged edits and the longest recovery.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "collaborate"))

from crashing import crash, fault
from test_writers import a_library


def main() -> None:
    """Run, and tell what was found."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        acknowledged, longest = crash(Path(folder) / "library", kills, seed=1)
    for call in ("write", "fsync", "rename"):
        with tempfile.TemporaryDirectory() as folder:
            template = a_library(Path(folder) / "library").root
            number = 1
            while not fault(template, call, number):
                number += 1
        print(f"killed at each of {number - 1} calls of {call}: nothing half done")
    print(f"{kills} kills, {acknowledged} acknowledged edits, none lost; longest recovery {longest:.2f} s")


if __name__ == "__main__":
    main()
