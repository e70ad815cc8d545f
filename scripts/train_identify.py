"""Fit the linear model of `patternbook.identify.scoring` to labelled talk and write its weights as data.

    python scripts/train_identify.py [--talk FOLDER] [--check]

The talk in `benchmarks/labelled/talk-*.txt` is written for this purpose; each line has its labels, a tab
and a text: w worth a look, p tells a problem, s tells what was done, u somebody uses a practice,
q somebody asks, - none of these. FOLDER has the real talk that `benchmarks/labelled/real.tsv` refers to;
the weights in the repository were fitted with it. What is held out (docs/identify.md) is never read.
`--check` prints figures of a five-fold cross-validation alone.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from math import sqrt
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).parent.parent
ROOM = ROOT / "src" / "patternbook" / "identify"
sys.path.insert(0, str(ROOT / "benchmarks"))

from labelled_talk import Told, chatter_of, own_talk, real_talk  # noqa: E402 - after the constants that name places
from patternbook.identify.lexicon import said_in  # noqa: E402
from patternbook.identify.scoring import Opinion, cue_features, logistic, word_features  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LETTERS = dict(zip("wpsuq", Opinion._fields, strict=True))
ROUNDS, RATE, SHRINKAGE, FOLDS = 40, 0.3, 0.004, 5
RAREST = 2
"""A word has a weight when so many of the written texts hold it."""
UNREAD = 0.3
"""What real talk counts whose label is its source's, not a person's."""
TELLING = 0.03


class Example(NamedTuple):
    """A text's features, which opinions are true of it, and how much it counts."""

    seen: dict[str, float]
    true: frozenset[str]
    counts: float


def example_of(told: Told, words: frozenset[str], counts: float = 1.0) -> Example:
    """Return what the model sees of a text; only some words have a weight."""
    said = said_in(told.text)
    held, each = word_features(said)
    seen = cue_features(told.text, said) | {f"={word}": each for word in sorted(held & words)}
    return Example(seen, frozenset(LETTERS[letter] for letter in told.labels), counts)


def among_others(talk: Sequence[Told]) -> list[Told]:
    """Return talk, then each once more as it stands in longer talk: among chatter, which stays chatter."""
    chance = random.Random(1)  # noqa: S311 - not for secrets
    chatter = [told.text for told in talk if not told.labels]
    rows = list(talk)
    for told in talk:
        parts = chance.choices(chatter, k=chance.randint(1, 4) if told.labels else chance.choice((1, 2, 4, 8, 14)))
        parts.insert(chance.randint(0, len(parts)), told.text)
        rows.append(Told("\n".join(parts), told.labels))
    return rows


def words_of(talk: Iterable[Told]) -> frozenset[str]:
    """Return the words that may have a weight."""
    counts = Counter(word for told in talk for word in word_features(said_in(told.text))[0])
    return frozenset(word for word, count in counts.items() if count >= RAREST and not word.isdigit())


def fit(examples: Sequence[Example], name: str) -> dict[str, float]:
    """Return the weights of a logistic regression with shrinkage, by AdaGrad in an order drawn once."""
    true = sum(each.counts for each in examples if name in each.true)
    rest = sum(each.counts for each in examples) - true
    balance = sqrt(rest / true) if true else 1.0
    weights: dict[str, float] = {}
    steep: dict[str, float] = {}
    held = Counter(feature for each in examples for feature in each.seen)
    order = list(examples)
    chance = random.Random(2)  # noqa: S311 - not for secrets
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for seen, labels, counts in order:
            total = sum(value * weights.get(feature, 0.0) for feature, value in seen.items())
            miss = (logistic(total) - (name in labels)) * counts * (balance if name in labels else 1.0)
            for feature, value in seen.items():
                weight = weights.get(feature, 0.0)
                slope = miss * value + (
                    0.0 if feature == "bias" else SHRINKAGE * weight * len(examples) / held[feature]
                )
                steep[feature] = steep.get(feature, 1e-6) + slope * slope
                weights[feature] = weight - RATE * slope / sqrt(steep[feature])
    return weights


def judge(seen: dict[str, float], weights: dict[str, float]) -> float:
    """Return what a model thinks of an example."""
    return logistic(sum(value * weights.get(feature, 0.0) for feature, value in seen.items()))


def validate(talk: Sequence[Told], extra: Sequence[Example], name: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 over folds of the written talk, each judged by a model that has not seen it."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for fold in range(FOLDS):
        kept = [told for at, told in enumerate(talk) if at % FOLDS != fold]
        words = words_of(kept)
        weights = fit([*(example_of(told, words) for told in among_others(kept)), *extra], name)
        for told in talk[fold::FOLDS]:
            example = example_of(told, words)
            counts[judge(example.seen, weights) >= 0.5, name in example.true] += 1  # noqa: PLR2004 - more likely
    right = counts[True, True]
    precision = right / max(1, right + counts[True, False])
    recall = right / max(1, right + counts[False, True])
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def write(fitted: dict[str, dict[str, float]]) -> None:
    """Write weights as data: of cues by opinion, of words in hundredths for all opinions at once."""
    lines = ['"""The weights of cues in the linear model; written by `scripts/train_identify.py`."""\n']
    lines.append("WEIGHTS: dict[str, dict[str, float]] = {")
    for name, weights in fitted.items():
        cues = sorted(feature for feature in weights if not feature.startswith("="))
        lines += [f'    "{name}": {{', *(f'        "{cue}": {round(weights[cue], 4)},' for cue in cues), "    },"]
    (ROOM / "weights.py").write_text("\n".join([*lines, "}", ""]), encoding="utf-8")
    words = sorted({f for weights in fitted.values() for f in weights if f.startswith("=")})
    rows = [(word[1:], [weights.get(word, 0.0) for weights in fitted.values()]) for word in words]
    told = (f"{word} {' '.join(f'{w * 100:.0f}' for w in ws)}" for word, ws in rows if max(map(abs, ws)) >= TELLING)
    text = "\n".join(wrap(", ".join(told), 100, break_long_words=False, break_on_hyphens=False))
    head = '"""The weights of words in the linear model; written by `scripts/train_identify.py`."""\n'
    about = f'"""A word, then hundredths for: {", ".join(fitted)}."""'
    (ROOM / "word_weights.py").write_text(f'{head}\nWORDS = """\n{text}"""\n{about}\n', encoding="utf-8")


def main() -> None:
    """Train or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--talk", type=Path, help="folder of the real talk that real.tsv refers to")
    parser.add_argument("--check", action="store_true", help="print figures and write nothing")
    options = parser.parse_args()
    talk = own_talk()
    words = words_of(talk)
    extra = []
    if options.talk:
        extra += [example_of(each.told, words) for each in real_talk(options.talk) if not each.held_out]
        extra += [example_of(told, words, UNREAD) for told in chatter_of(options.talk)]
    if options.check:
        for name in Opinion._fields:
            precision, recall, f1 = validate(talk, extra, name)
            sys.stdout.write(f"{name}: precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}\n")
        return
    examples = [*(example_of(told, words) for told in among_others(talk)), *extra]
    write({name: fit(examples, name) for name in Opinion._fields})


if __name__ == "__main__":
    main()
