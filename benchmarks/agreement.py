"""Say how far two people agree on the labels of the same talk: Cohen's kappa for each label.

    python benchmarks/agreement.py

`labelled/second.tsv` has the labels of both for each item: first, second, and the hash of its text. Both
annotators are of the project; each labelled alone, by the rules in docs/identify.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

LABELLED = Path(__file__).parent / "labelled"
NAMES = {"w": "worth a look", "p": "problem", "s": "solution", "u": "use", "q": "question"}


class Agreement(NamedTuple):
    """How often two people said the same of a label, kappa, and how many items either gave the label."""

    observed: float
    kappa: float
    first: int
    second: int


def agreement(first: Sequence[bool], second: Sequence[bool]) -> Agreement:
    """Return Cohen's kappa of a label: agreement beyond what two people with these habits would have by chance."""
    count = len(first)
    observed = sum(one == other for one, other in zip(first, second, strict=True)) / count
    ours, theirs = sum(first) / count, sum(second) / count
    chance = ours * theirs + (1 - ours) * (1 - theirs)
    kappa = (observed - chance) / (1 - chance) if chance < 1 else 1.0
    return Agreement(observed, kappa, sum(first), sum(second))


def read_both(folder: Path = LABELLED) -> dict[str, tuple[str, str]]:
    """Return the labels of both annotators by the hash of what they labelled."""
    rows = (line.split("\t") for line in (folder / "second.tsv").read_text(encoding="utf-8").splitlines())
    return {checked: (first, second) for first, second, checked in rows}


def table(name: str, both: Sequence[tuple[str, str]]) -> str:
    """Return a table of the agreement on every label."""
    lines = [f"| {name}, {len(both)} items | first | second | agreed | kappa |", "| --- | ---: | ---: | ---: | ---: |"]
    for letter, label in NAMES.items():
        found = agreement([letter in first for first, _ in both], [letter in second for _, second in both])
        lines.append(f"| {label} | {found.first} | {found.second} | {found.observed:.2f} | {found.kappa:.2f} |")
    return "\n".join(lines)


def main() -> None:
    """Print a table of all items, and one of the real segments among them."""
    both = read_both()
    real = {line.split("\t")[2] for line in (LABELLED / "real.tsv").read_text(encoding="utf-8").splitlines()}
    print(table("all", list(both.values())))
    print(table("real", [labels for checked, labels in both.items() if checked in real]))


if __name__ == "__main__":
    main()
