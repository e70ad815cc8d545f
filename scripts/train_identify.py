"""Fit the linear model of `patternbook.identify.scoring` to labelled talk and write its weights as data.

    python scripts/train_identify.py [--check]

The talk in `benchmarks/labelled` is written for this purpose; each line has its labels, a tab and a
text: w worth a look, p tells a problem, s tells what was done, u somebody uses a practice,
q somebody asks, - none of these. `--check` prints figures of a five-fold cross-validation alone.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
LABELLED = ROOT / "benchmarks" / "labelled"
TARGET = ROOT / "src" / "patternbook" / "identify" / "weights.py"

from patternbook.identify.scoring import Opinion, features, weighed  # noqa: E402 - after the constants that name places

LETTERS = dict(zip("wpsuq", Opinion._fields, strict=True))
STEPS, RATE, SHRINKAGE, FOLDS = 500, 0.5, 0.004, 5


class Example(NamedTuple):
    """A text's features and which opinions are true of it."""

    seen: dict[str, float]
    true: frozenset[str]


def read_examples(folder: Path = LABELLED) -> list[Example]:
    """Return the labelled talk in the order of files and lines, then each again as it stands in longer talk."""
    lines = [
        line for file in sorted(folder.glob("talk-*.txt")) for line in file.read_text(encoding="utf-8").splitlines()
    ]
    told = [(letters, text) for letters, _, text in (line.partition("\t") for line in filter(None, lines))]
    chatter = [text for letters, text in told if letters == "-"]
    rows = list(told)
    for at, (letters, text) in enumerate(told):
        beside = "\n".join(chatter[(at * 7 + step * 11) % len(chatter)] for step in range(at % 4 + 1))
        rows.append((letters, f"{text}\n{beside}" if letters == "-" else f"{text}\n{beside.partition(chr(10))[0]}"))
    return [_example(*row) for row in rows]


def _example(letters: str, text: str) -> Example:
    names = {LETTERS[letter] for letter in letters if letter != "-"}
    return Example(features(text), frozenset({*names, "worth"} if names else ()))


def fit(examples: list[Example], name: str) -> dict[str, float]:
    """Return the weights of a logistic regression with shrinkage, by gradient descent from zero."""
    weights: Counter[str] = Counter()
    for _ in range(STEPS):
        slope: Counter[str] = Counter()
        for seen, true in examples:
            miss = weighed(seen, weights) - (name in true)
            for feature, value in seen.items():
                slope[feature] += miss * value / len(examples)
        for feature, steepness in slope.items():
            shrunk = 0.0 if feature == "bias" else SHRINKAGE * weights[feature]
            weights[feature] -= RATE * (steepness + shrunk)
    return {feature: round(weights[feature], 4) for feature in sorted(weights)}


def validate(examples: list[Example], name: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 over folds in which each example is judged by a model that has not seen it."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for fold in range(FOLDS):
        weights = fit([each for at, each in enumerate(examples) if at % FOLDS != fold], name)
        for each in examples[fold::FOLDS]:
            counts[weighed(each.seen, weights) >= 0.5, name in each.true] += 1  # noqa: PLR2004 - more likely than not
    right = counts[True, True]
    precision = right / max(1, right + counts[True, False])
    recall = right / max(1, right + counts[False, True])
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    """Train or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="print figures and write nothing")
    options = parser.parse_args()
    examples = read_examples()
    for name in Opinion._fields:
        precision, recall, f1 = validate(examples, name)
        sys.stdout.write(f"{name}: precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}\n")
    if options.check:
        return
    lines = ['"""The weights of the linear model; written by `scripts/train_identify.py`."""\n']
    lines.append("WEIGHTS: dict[str, dict[str, float]] = {")
    for name in Opinion._fields:
        lines.append(f'    "{name}": {{')
        lines += [f'        "{feature}": {weight},' for feature, weight in fit(examples, name).items()]
        lines.append("    },")
    TARGET.write_text("\n".join([*lines, "}", ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
