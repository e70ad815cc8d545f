"""Fit what tells whether a known pattern is an answer (`patternbook.identify.judging.linking`) and write it as data.

    python scripts/train_links.py LIBRARY [--check]

The cases are those of `benchmarks/link_cases.py` in English: texts of LIBRARY, each asked with its pattern
and without it. `--check` prints figures of a cross-validation by pattern and writes nothing.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src" / "patternbook" / "identify" / "judging" / "link_weights.py"
sys.path.insert(0, str(ROOT / "benchmarks"))

from link_cases import Cases, ask  # noqa: E402 - after the constants that name places
from link_judging import best_threshold, cross_validated, figures, fit  # noqa: E402
from patternbook.collaborate.opening import open_library  # noqa: E402


def main() -> None:
    """Fit, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--check", action="store_true", help="print figures and write nothing")
    options = parser.parse_args()
    rows = list(ask(Cases(open_library(options.library), "en").all()))
    if options.check:
        sys.stdout.write(f"{figures(cross_validated(rows))}\n")
        return
    weights = fit(rows)
    told = ", ".join(f'"{name}": {weight:.4f}' for name, weight in weights.items())
    head = '"""What tells whether a known pattern is an answer; written by `scripts/train_links.py`."""'
    TARGET.write_text(f"{head}\n\nLINK_WEIGHTS = {{{told}}}\n", encoding="utf-8")
    sys.stdout.write(f"covered is best said from {best_threshold(rows, weights):.2f} on (`known`)\n")


if __name__ == "__main__":
    main()
