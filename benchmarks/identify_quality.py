"""Measure how well identifying tells what is worth a look, which pattern is meant, and what is new.

    python benchmarks/identify_quality.py LIBRARY TALK

TALK is a folder whose talk about working together lies in `learning-path-captions` and whose other
talk lies in `slack-export` and `zoom-call`; a segment's label is the folder that it is from, so that
short asides count against us. LIBRARY gives real texts for the other figures: its known instances
(is their pattern among five?), and its stories and contexts, asked once with their pattern present
without them (covered) and once with the pattern taken away (donut).
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from patternbook.collaborate.opening import open_library
from patternbook.discover.advice import make_advice
from patternbook.discover.advise import AdviceIndex, recommend
from patternbook.identify.candidates import judged
from patternbook.identify.segments import segments
from patternbook.identify.settings import Settings
from patternbook.identify.sources import source_of

if TYPE_CHECKING:
    from patternbook.discover.advice import Advice
    from patternbook.discover.index import Entry
    from patternbook.identify.segments import Segment

_FIRST = 20
_LEAST_WORDS = 15
_THRESHOLD = Settings().known
_WORTH_FOLDER = "learning-path-captions"


def judged_talk(folder: Path) -> list[tuple[float, bool]]:
    """Return the opinion on every segment of some real talk, and whether its folder says that it is worth a look."""
    rows = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = file.relative_to(folder).as_posix()
        data = file.read_bytes()
        source = source_of(name, data)
        if source is None or file.name in {"users.json", "channels.json", "integration_logs.json"}:
            continue
        rows += [(_worth(each), name.startswith(_WORTH_FOLDER)) for each in segments([source.read(data, name)])]
    return rows


def _worth(segment: Segment) -> float:
    view = judged(segment, Settings())
    return view.worth if view else 0.0


def _f1(right: int, said: int, true: int) -> str:
    precision, recall = right / max(1, said), right / max(1, true)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}"


def tell_worth(folder: Path) -> None:
    """Print how well worthwhile talk is told from chatter."""
    rows = judged_talk(folder)
    said = [true for worth, true in rows if worth >= Settings().worth]
    first = sorted(rows, reverse=True)[:_FIRST]
    print(f"worth a look against chatter ({len(rows)} segments): {_f1(sum(said), len(said), sum(t for _, t in rows))}")
    print(f"precision of the first {_FIRST}: {sum(true for _, true in first) / _FIRST:.2f}")


def _fit(question: str, advice: Advice) -> float:
    fit = max((match.fit for match in recommend(question, AdviceIndex(advice))), default=0.0)
    return fit / (1 + fit)


def _without_instances(entry: Entry) -> Entry:
    """Return an entry that does not hold the very text it is sought by."""
    passages = tuple(each for each in entry.passages if each.kind != "known-instances")
    return replace(entry, passages=passages, organizations=())


def tell_links(library_folder: Path) -> None:
    """Print how often the right pattern is among five, and how well donuts are told from what is covered."""
    library = open_library(library_folder)
    advice = make_advice(library, library.config.source_language)
    index = AdviceIndex(replace(advice, entries=tuple(map(_without_instances, advice.entries))))
    told = [
        (p.slug, i.text) for p in library.patterns for i in p.known_instances if len(i.text.split()) >= _LEAST_WORDS
    ]
    hits = sum(slug in {match.slug for match in recommend(text, index)} for slug, text in told)
    print(f"right pattern among five for {len(told)} known instances: {hits / len(told):.2f}")
    new, covered = [], []
    for number, entry in enumerate(advice.entries):
        passage = next((each for each in entry.passages if each.kind in {"story", "context"}), None)
        if passage is None or len(passage.text.split()) < _LEAST_WORDS:
            continue
        question = " ".join(passage.text.split()[:60])
        rest = replace(entry, passages=tuple(each for each in entry.passages if each is not passage))
        entries = (*advice.entries[:number], rest, *advice.entries[number + 1 :])
        covered.append(_fit(question, replace(advice, entries=entries)))
        others = [at for at in range(len(entries)) if at != number]
        guidance = tuple(advice.guidance[at] for at in others)
        new.append(_fit(question, replace(advice, entries=tuple(entries[at] for at in others), guidance=guidance)))
    right = sum(fit < _THRESHOLD for fit in new)
    wrong = sum(fit < _THRESHOLD for fit in covered)
    print(f"donut against covered ({len(new)} of each): {_f1(right, right + wrong, len(new))}")


if __name__ == "__main__":
    tell_links(Path(sys.argv[1]))
    tell_worth(Path(sys.argv[2]))
