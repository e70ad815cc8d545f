"""Fit the linear model of `patternbook.identify.judging.scoring` to labelled talk and write its weights as data.

    python scripts/train_identify.py LIBRARY OTHERS TALK SPOKEN [--check]

The talk in `benchmarks/labelled/talk-*.txt` is written for this purpose; each line has its labels, a tab
and a text: w worth a look, p tells a problem, s tells what was done, u somebody uses a practice,
q somebody asks, - none of these. LIBRARY and OTHERS are pattern libraries about working together and
about other fields, TALK and SPOKEN the real talk that the labels refer to (docs/identify.md says which).
What is held out is never read. `--check` prints figures of a cross-validation alone.
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
ROOM = ROOT / "src" / "patternbook" / "identify" / "judging"
sys.path.insert(0, str(ROOT / "benchmarks"))

from labelled_talk import Told, chatter_of, excerpts, own_talk, real_talk  # noqa: E402 - after the names of places
from pattern_talk import other_fields, sections_of  # noqa: E402
from patternbook.collaborate.opening import open_library  # noqa: E402
from patternbook.identify.judging.passages import passages  # noqa: E402
from patternbook.identify.judging.scoring import Opinion, cue_features, logistic, word_features  # noqa: E402
from patternbook.identify.lexicon import said_in  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LETTERS = dict(zip("wpsuq", Opinion._fields, strict=True))
WORTH = Opinion._fields[0]
ROUNDS, RATE, FOLDS = 40, 0.3, 5
SHRINKAGE, SHRINKAGE_OF_FEW = 5.0, 20.0
"""For worth, to which all talk is fitted, and for what only talk worth a look tells."""
RAREST = 6
"""A word has a weight when so many of the texts that are about working together, or were read, hold it."""
SPOKEN, WRITTEN, READ, UNREAD = 3.0, 2.0, 1.0, 0.3
"""What a text counts: as people speak, as we wrote it, as a person read it, as only its source says what it is."""
TELLING = 0.03
FUNCTION = """
    a an the and or if then so as at by for from in into of on onto to up with about above after again all am any
    are be been before being below between both can could did do does doing down during each few further had has have
    having he her here hers him his how i it its just me more most my now off once other our ours out over own same
    she should some such than that their them there these they this those through under very was we were what when
    where which who whom will would you your i'm it's that's we're they're you're i've we've there's let's also really
    like know think yeah going get got go one two lot kind thing things well right actually even much way make made
    say said see sort maybe want wanna gonna something back come came first last time new
"""
"""Words that say nothing: texts of one writer have habits in them."""


class Example(NamedTuple):
    """A text's features, which opinions are true of it, and how much it counts."""

    seen: dict[str, float]
    true: frozenset[str]
    counts: float


class Row(NamedTuple):
    """A labelled text, and how much it counts."""

    told: Told
    counts: float


def example_of(row: Row, words: frozenset[str]) -> Example:
    """Return what the model sees of a text; only some words have a weight."""
    text = row.told.text
    said = said_in(text)
    held, each = word_features(said)
    seen = cue_features(text, said) | {f"={word}": each for word in sorted(held & words)}
    return Example(seen, frozenset(LETTERS[letter] for letter in row.told.labels), row.counts)


def words_of(talk: Iterable[Told]) -> frozenset[str]:
    """Return the words that may have a weight."""
    counts = Counter(word for told in talk for word in word_features(said_in(told.text))[0])
    empty = set(FUNCTION.split())
    frequent = (word for word, count in counts.items() if count >= RAREST)
    return frozenset(word for word in frequent if not word.isdigit() and word not in empty)


def chatter(folder: Path) -> Iterator[Row]:
    """Yield the passages of real talk that is not worth a look; of longer talk that is, nobody said which part."""
    read = (each.told for each in real_talk(folder) if not each.held_out and not each.told.labels)
    for told, counts in (*((told, READ) for told in read), *((told, UNREAD) for told in chatter_of(folder))):
        yield from (Row(Told(part.text, ""), counts) for part in passages(told.text.split("\n")))


def fit(examples: Sequence[Example], name: str) -> dict[str, float]:
    """Return the weights of a logistic regression with shrinkage, by AdaGrad in an order drawn once.

    Whether talk is worth a look is fitted to all of it, everything else to what is worth a look.
    """
    order = [each for each in examples if name == WORTH or WORTH in each.true]
    true = sum(each.counts for each in order if name in each.true)
    rest = sum(each.counts for each in order) - true
    balance = sqrt(rest / true) if true else 1.0
    shrinkage = SHRINKAGE if name == WORTH else SHRINKAGE_OF_FEW
    weights: dict[str, float] = {}
    steep: dict[str, float] = {}
    held = Counter(feature for each in order for feature in each.seen)
    chance = random.Random(2)  # noqa: S311 - not for secrets
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for seen, labels, counts in order:
            total = sum(value * weights.get(feature, 0.0) for feature, value in seen.items())
            miss = (logistic(total) - (name in labels)) * counts * (balance if name in labels else 1.0)
            for feature, value in seen.items():
                weight = weights.get(feature, 0.0)
                slope = miss * value + (0.0 if feature == "bias" else shrinkage * weight / held[feature])
                steep[feature] = steep.get(feature, 1e-6) + slope * slope
                weights[feature] = weight - RATE * slope / sqrt(steep[feature])
    return weights


def judge(seen: dict[str, float], weights: dict[str, float]) -> float:
    """Return what a model thinks of an example."""
    return logistic(sum(value * weights.get(feature, 0.0) for feature, value in seen.items()))


def validate(talk: Sequence[Row], extra: Sequence[Row], words: frozenset[str], name: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 over folds of some talk, each judged by a model that has not seen it."""
    counts: Counter[tuple[bool, bool]] = Counter()
    others = [example_of(row, words) for row in extra]
    judged = [example_of(row, words) for row in talk]
    for fold in range(FOLDS):
        weights = fit([*(each for at, each in enumerate(judged) if at % FOLDS != fold), *others], name)
        for example in judged[fold::FOLDS]:
            if name == WORTH or WORTH in example.true:
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
    (ROOM / "cue_weights.py").write_text("\n".join([*lines, "}", ""]), encoding="utf-8")
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
    for name in ("library", "others", "talk", "spoken"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--check", action="store_true", help="print figures and write nothing")
    options = parser.parse_args()
    written = [Row(told, WRITTEN) for told in own_talk()]
    spoken = [Row(told, SPOKEN) for told in excerpts(options.spoken)]
    formal = [Row(told, UNREAD) for told in sections_of(open_library(options.library))]
    other = [*chatter(options.talk), *(Row(told, UNREAD) for told in other_fields(options.others))]
    words = words_of(row.told for row in (*written, *spoken, *formal))
    if options.check:
        for kind, talk, rest in (("written", written, spoken), ("spoken", spoken, written)):
            for name in Opinion._fields:
                precision, recall, f1 = validate(talk, [*rest, *formal, *other], words, name)
                sys.stdout.write(f"{kind}, {name}: precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}\n")
        return
    examples = [example_of(row, words) for row in (*written, *spoken, *formal, *other)]
    write({name: fit(examples, name) for name in Opinion._fields})


if __name__ == "__main__":
    main()
