"""Measure how well identifying tells what is worth a look, which pattern is meant, and what is new.

    python benchmarks/identify_quality.py LIBRARY [TALK [SPOKEN]]

LIBRARY gives texts whose pattern is known: its known instances, taken out (is their pattern among
five?), and the cases of `link_cases.py`, asked with their pattern (covered) and without it (donut), each
judged by a model that has not seen its pattern. Talk is judged on what nothing was fitted to: the written
lines in `labelled/held-out.txt`, the segments of SPOKEN in `labelled/conversations.tsv`, and the held-out
part of what `labelled/real.tsv` refers to in TALK; then on all of TALK, most of which is labelled by its
source alone, and of which chatter was fitted to.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING

from advise import plain
from labelled_talk import conversations, held_out_talk, real_labels, real_talk, segments_in
from link_cases import LEAST_WORDS, Cases, ask, without_passages
from link_judging import Figures, cross_validated, f1, figures
from patternbook.collaborate.opening import open_library
from patternbook.identify.candidates import telling_part
from patternbook.identify.judging.linking import NEAREST, Ground
from patternbook.identify.judging.scoring import Opinion
from patternbook.identify.model import Discussion, Medium, Utterance
from patternbook.identify.segments import Segment
from patternbook.identify.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labelled_talk import Told
    from patternbook.library import Library

_FIRST, _LIKELY, _SAMPLES = 20, 0.5, 2_000
_WORTH_FOLDER = "learning-path-captions/"
_NOTHING = Opinion(0, 0, 0, 0, 0)


def opinion_of(segment: Segment) -> Opinion:
    """Return what identifying thinks of a segment."""
    told = telling_part(segment, Settings())
    return told[0] if told else _NOTHING


def segment_of(told: Told) -> Segment:
    """Return a written text as a segment of a chat, one utterance a line."""
    lines = told.text.split("\n")
    said = tuple(Utterance(str(n), "", float(n), "", line, f"written#{n}") for n, line in enumerate(lines))
    return Segment(Discussion("written", "written", Medium.CHAT, said), said)


def row(name: str, said: Sequence[bool], true: Sequence[bool]) -> str:
    """Return a line of figures."""
    right = sum(one and other for one, other in zip(said, true, strict=True))
    precision, recall = right / max(1, sum(said)), right / max(1, sum(true))
    return (
        f"{name}: precision {precision:.2f}, recall {recall:.2f}, F1 {f1(said, true):.2f} ({sum(true)} of {len(true)})"
    )


def tell_talk(name: str, talk: Sequence[tuple[Segment, str]]) -> None:
    """Print how well worthwhile talk and problems are told from the rest of some labelled talk."""
    views = [opinion_of(segment) for segment, _ in talk]
    worth = [view.worth >= Settings().worth for view in views]
    print(row(f"worth a look, {name}", worth, ["w" in letters for _, letters in talk]))
    problems = [view.problem >= _LIKELY and so for view, so in zip(views, worth, strict=True)]
    print(row(f"problem, {name}", problems, ["p" in letters for _, letters in talk]))
    ranked = sorted(zip(views, talk, strict=True), key=lambda pair: -pair[0].worth * pair[0].problem)[:_FIRST]
    hits = sum("p" in letters for _, (_, letters) in ranked)
    every = sum("p" in letters for _, letters in talk)
    print(f"problems among the first {_FIRST}, {name}: {hits / _FIRST:.2f}, which is {hits / every:.2f} of all")


def tell_links(library: Library, language: str) -> None:
    """Print how often the right pattern is among five, against plain BM25, with a paired bootstrap."""
    cases = Cases(library, language)
    advice = without_passages(cases.advice, "known-instances")
    ground = Ground(advice)
    ours = [slug in {near.slug for near in ground.nearest(text)} for slug, text in cases.instances]
    theirs = [slug in plain(advice.entries, text)[:NEAREST] for slug, text in cases.instances]
    chance = random.Random(1)  # noqa: S311 - not for secrets
    pairs = list(zip(ours, theirs, strict=True))
    gains = sorted(sum(a - b for a, b in chance.choices(pairs, k=len(pairs))) / len(pairs) for _ in range(_SAMPLES))
    low, high = gains[_SAMPLES // 40], gains[-_SAMPLES // 40]
    print(
        f"right pattern among five, {language}: {sum(ours) / len(ours):.2f} of {len(ours)} known instances of "
        f"{LEAST_WORDS} words or more; BM25 {sum(theirs) / len(theirs):.2f}; gain {low:+.2f} to {high:+.2f}"
    )


def _told(name: str, found: Figures, count: int) -> str:
    return (
        f"{name}: donut F1 {found.donut:.2f} (all called donuts: {found.base:.2f}), "
        f"covered F1 {found.covered:.2f}, area {found.area:.2f}, {count} cases"
    )


def tell_donuts(library: Library) -> None:
    """Print how well new problems are told from covered ones, by the kind of text."""
    judged = cross_validated(list(ask(Cases(library, "en").all())))
    for kind in dict.fromkeys(each.asked.case.kind for each in judged):
        part = [each for each in judged if each.asked.case.kind == kind]
        print(_told(kind, figures(part), len(part)))
    answered = [each for each in judged if each.asked.case.slugs]
    print(_told("all that a pattern answers", figures(answered), len(answered)))
    print(_told("all", figures(judged), len(judged)))


def tell_real(folder: Path, spoken: Sequence[tuple[Segment, str]]) -> None:
    """Print how well worthwhile talk is told in real talk."""
    every = dict(segments_in(folder))
    tell_talk("real, held out", [(every[each.place], each.told.labels) for each in real_talk(folder) if each.held_out])
    labels = real_labels()
    all_real = [(s, labels[p][0] if p in labels else "w" * p.startswith(_WORTH_FOLDER)) for p, s in every.items()]
    tell_talk("all chats, calls and courses", all_real)
    if spoken:
        tell_talk("conversations", spoken)
        tell_talk("all real talk", [*all_real, *spoken])


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("talk", type=Path, nargs="?")
    parser.add_argument("spoken", type=Path, nargs="?")
    options = parser.parse_args()
    library = open_library(options.library)
    for language in ("en", "es", "pt-br", "ja", "zh"):
        tell_links(library, language)
    tell_donuts(library)
    written = [(segment_of(told), told.labels) for told in held_out_talk()]
    tell_talk("written, held out", written)
    if options.talk:
        tell_real(options.talk, list(conversations(options.spoken)) if options.spoken else [])


if __name__ == "__main__":
    main()
