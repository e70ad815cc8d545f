"""The repository keeps the rules of its house."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
REGISTRIES = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com", "deb.debian" + ".org")
MACHINE = re.compile(r"(?<![\w.])/(?:home|root|work|Users)/\w")


def tracked() -> list[Path]:
    """Return the tracked text files; without git, every file that is not hidden."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listing.returncode:
        pytest.skip("not a git checkout: tracked files are unknown")
    names = [name for name in listing.stdout.decode().split("\0") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file() and not name.endswith((".png", ".jpg", ".zip"))]


def test_no_registry_and_no_machine_is_named() -> None:
    """Protects readers and mirrors: no download address, no path of the machine that something was made on."""
    wrong = []
    for path in tracked():
        text = path.read_text(encoding="utf-8", errors="replace")
        if any(host in text for host in REGISTRIES) or (path.name != "test_house.py" and MACHINE.search(text)):
            wrong.append(str(path.relative_to(ROOT)))
    assert not wrong, wrong


def test_lock_files_pin_every_package_by_hash() -> None:
    """Protects installs: every locked package has a version and at least one hash."""
    locks = list((ROOT / "requirements").glob("*.txt"))
    assert locks
    for lock in locks:
        entries = re.split(r"^(?=\S)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for entry in filter(None, entries):
            assert re.match(r"[\w.\[\]-]+==\S+", entry), entry
            assert "--hash=sha256:" in entry, entry


def test_every_module_says_in_one_sentence_what_it_is_for() -> None:
    """Protects the reader of the code: each module opens with a sentence."""
    for module in (ROOT / "src").rglob("*.py"):
        first = module.read_text(encoding="utf-8").lstrip().split("\n", 1)[0]
        assert first.startswith('"""'), module
        assert len(first) > len('"""') + 10, module
