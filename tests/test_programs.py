"""The programs beside the package, which measure it and fit its weights, keep step with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROGRAMS = [*sorted(ROOT.glob("scripts/*.py")), *sorted(ROOT.glob("benchmarks/*.py"))]
LOAD = """
import runpy, sys
sys.path.insert(0, "benchmarks")
for program in sys.argv[1:]:
    print("loads", program, flush=True)
    runpy.run_path(program, run_name="loaded")
"""


@pytest.mark.skipif(not PROGRAMS, reason="an installed package has no programs beside it")
def test_every_program_loads() -> None:
    """Protects whoever measures or fits anew from a module that moved: nothing else runs these programs."""
    names = [program.relative_to(ROOT).as_posix() for program in PROGRAMS]
    done = subprocess.run([sys.executable, "-c", LOAD, *names], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout.splitlines()[-1] + "\n" + done.stderr
