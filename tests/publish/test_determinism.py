"""The same library gives the same book, whatever the process that makes it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from patternbook.publish.formats import BUILT_IN

if TYPE_CHECKING:
    from pathlib import Path

PRINT_DIGESTS = """
import hashlib, sys
from pathlib import Path
from patternbook.collaborate.opening import open_library
from patternbook.collaborate.publishing import circumstances
from patternbook.publish import make_books
from patternbook.publish.formats import renderer
root = Path(sys.argv[1])
library = open_library(root)
books = make_books(library, library.languages, **circumstances(root, library))
files = renderer(sys.argv[2], library.config)(books, read=lambda path: (root / path).read_bytes())
for path in files:
    print(path, hashlib.sha256(files[path]).hexdigest())
"""


def digests(library: Path, name: str, seed: str) -> list[str]:
    """Return path and digest of every file of a book, made in a process that orders sets in its own way."""
    command = [sys.executable, "-c", PRINT_DIGESTS, str(library), name]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.parametrize("name", BUILT_IN)
def test_two_renderings_are_equal(root: Path, name: str) -> None:
    """Protects builds from change without a change: no order of sets or of memory reaches a file of any format."""
    library = root / "examples" / "volunteers"
    first = digests(library, name, "1")
    assert first
    assert first == digests(library, name, "2")
