"""Measure the advisor on labelled questions, against plain BM25 over the same texts.

    python benchmarks/advise.py LIBRARY [--strangers]

Three kinds of questions: the challenges of the library's own mind maps, each left out of the index while
it is asked; `questions.toml`, one half of which was used to choose what there is to choose, with
`questions-unanswered.toml`, to which silence is the answer; and, only when asked for,
`questions-of-strangers.toml`, by which nothing was chosen. The difference in the reciprocal rank is given
with the middle 95 % of 2,000 paired bootstrap samples.
"""

from __future__ import annotations

import argparse
import random
import time
import tomllib
from dataclasses import dataclass, replace
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.opening import open_library
from patternbook.discover.advisor.index import AdviceIndex
from patternbook.discover.advisor.knowledge import make_advice
from patternbook.discover.advisor.matching import Ranking, recommend
from patternbook.discover.words import fold, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from patternbook.discover.advisor.knowledge import Advice
    from patternbook.discover.index import Entry
    from patternbook.library import Library

QUESTIONS = Path(__file__).parent / "questions.toml"
UNANSWERED = Path(__file__).parent / "questions-unanswered.toml"
STRANGERS = Path(__file__).parent / "questions-of-strangers.toml"
HEAD = """\
| questions | n | recall@1 | @3 | @5 | MRR | BM25 @3 | BM25 MRR | gain in MRR, 95 % | silent |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""
SAMPLES = 2_000


@dataclass(frozen=True)
class Case:
    """A question with the patterns that answer it."""

    text: str
    answers: frozenset[str]


@dataclass(frozen=True)
class Run:
    """The places, from 1, of the first right answer to each question (0 for none), and how often nothing was said."""

    places: tuple[int, ...]
    silent: int = 0

    def recall(self, depth: int) -> float:
        """Return the part of questions with a right answer among the first."""
        return sum(0 < place <= depth for place in self.places) / len(self.places)

    @property
    def ranks(self) -> list[float]:
        """The reciprocal ranks."""
        return [1 / place if place else 0.0 for place in self.places]


def challenges(library: Library, language: str) -> list[Case]:
    """Return the challenges of a mind map with the patterns that it places under them."""
    found: dict[str, set[str]] = {}
    for _, _, challenge, placement in library.mind_maps[language].walk():
        if placement.slug:
            found.setdefault(challenge.title, set()).add(placement.slug)
    return [Case(text, frozenset(slugs)) for text, slugs in found.items()]


def without(advice: Advice, phrase: str) -> Advice:
    """Return the same knowledge as if the mind map did not have a challenge."""
    kept = (replace(e, challenges=tuple(c for c in e.challenges if c != phrase)) for e in advice.entries)
    return replace(advice, entries=tuple(kept))


def place_of(slugs: Sequence[str], case: Case) -> int:
    """Return the place of the first right answer, 0 for none."""
    return next((at for at, slug in enumerate(slugs, 1) if slug in case.answers), 0)


def plain(entries: Sequence[Entry], question: str) -> list[str]:
    """Return all patterns as plain BM25 over their whole text ranks them."""
    texts = [" ".join([e.title, *e.names, e.patlet, *(p.text for p in e.passages)]) for e in entries]
    bags = [words_of(fold(text)) for text in texts]
    mean = sum(map(len, bags)) / len(bags)
    scores = [0.0] * len(bags)
    for word in dict.fromkeys(words_of(fold(question))):
        counts = [bag.count(word) for bag in bags]
        holding = sum(map(bool, counts))
        rare = log(1 + (len(bags) - holding + 0.5) / (holding + 0.5))
        for number, count in enumerate(counts):
            burden = 1.2 * (0.25 + 0.75 * len(bags[number]) / mean)
            scores[number] += rare * count * 2.2 / (count + burden)
    return [entries[n].slug for n in sorted(range(len(bags)), key=lambda n: (-scores[n], n))]


def measured(advice: Advice, cases: Sequence[Case]) -> tuple[Run, Run]:
    """Return how the advisor and plain BM25 do; the question itself is never in the index."""
    ours, theirs, silent = [], [], 0
    for case in cases:
        index = AdviceIndex(without(advice, case.text))
        ours.append(place_of(Ranking(index, index.read(case.text)).slugs(), case))
        theirs.append(place_of(plain(advice.entries, case.text), case))
        silent += not recommend(case.text, index)
    return Run(tuple(ours), silent), Run(tuple(theirs))


def bootstrap(ours: Run, theirs: Run) -> tuple[float, float]:
    """Return the middle 95 % of the difference of the mean reciprocal ranks."""
    chance = random.Random(1)  # noqa: S311 - not for secrets
    pairs = list(zip(ours.ranks, theirs.ranks, strict=True))
    means = sorted(sum(a - b for a, b in chance.choices(pairs, k=len(pairs))) / len(pairs) for _ in range(SAMPLES))
    return means[SAMPLES // 40], means[-SAMPLES // 40]


def row(name: str, ours: Run, theirs: Run) -> str:
    """Return a line of the table."""
    low, high = bootstrap(ours, theirs)
    count = len(ours.places)
    cells = [f"{ours.recall(d):.2f}" for d in (1, 3, 5)] + [f"{sum(ours.ranks) / count:.2f}"]
    peer = [f"{theirs.recall(3):.2f}", f"{sum(theirs.ranks) / count:.2f}", f"{low:+.2f} to {high:+.2f}"]
    return f"| {name} | {count} | {' | '.join(cells)} | {' | '.join(peer)} | {ours.silent / count:.0%} |"


def without_phrases(advice: Advice) -> Advice:
    """Return the same knowledge without the phrases that people ask, and without words that mean much the same."""
    return replace(advice, guidance=tuple(replace(g, asks=()) for g in advice.guidance), synonyms=())


def cases_of(rows: Sequence[dict[str, Any]]) -> list[Case]:
    """Return questions as their file has them."""
    return [Case(each["text"], frozenset(each["patterns"])) for each in rows]


def silence(name: str, advice: Advice, texts: Sequence[str]) -> str:
    """Return on how many questions that no pattern answers the advisor is silent, as a sentence."""
    index = AdviceIndex(advice)
    return f"No pattern answers, {name}: silent on {sum(not recommend(t, index) for t in texts)} of {len(texts)}"


def ask_strangers(library: Library) -> None:
    """Print how the advisor does on questions by which nothing was chosen."""
    asked = tomllib.loads(STRANGERS.read_text(encoding="utf-8"))
    told = []
    print(HEAD)
    for language in [library.config.source_language, *(key for key, value in asked.items() if isinstance(value, dict))]:
        questions, advice = asked.get(language, asked), make_advice(library, language)
        cases = cases_of(questions["answerable"])
        print(row(f"strangers, {language}", *measured(advice, cases)))
        print(row(f"strangers, {language}, no asks", *measured(without_phrases(advice), cases)))
        told.append(silence(language, advice, questions["unanswerable"]))
    print("", *told, sep="\n")


def main() -> None:
    """Print a table of rankings, then how often the advisor is silent where it should be, and its speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--languages", default="en,es", help="Mind maps to ask; others are held out.")
    parser.add_argument("--strangers", action="store_true", help="Ask only the questions of strangers.")
    options = parser.parse_args()
    library = open_library(options.library)
    if options.strangers:
        ask_strangers(library)
        return
    asked = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))
    own = cases_of(asked["answerable"])
    english = make_advice(library, "en")
    print(HEAD)
    for name, cases in (("ours, development", own[0::2]), ("ours, test", own[1::2])):
        print(row(name, *measured(english, cases)))
        print(row(f"{name}, no asks", *measured(without_phrases(english), cases)))
    for language in options.languages.split(","):
        advice = make_advice(library, language)
        print(row(f"mind map, {language}", *measured(advice, challenges(library, language))))
    print()
    for name, texts in (("development", asked["unanswerable"][0::2]), ("test", asked["unanswerable"][1::2])):
        print(silence(name, english, texts))
    for language, texts in tomllib.loads(UNANSWERED.read_text(encoding="utf-8")).items():
        print(silence(f"close calls, {language}", make_advice(library, language), texts))
    index = AdviceIndex(english)
    start = time.perf_counter()
    for case in own:
        recommend(case.text, index)
    print(f"\n{(time.perf_counter() - start) / len(own) * 1000:.1f} ms a question")


if __name__ == "__main__":
    main()
