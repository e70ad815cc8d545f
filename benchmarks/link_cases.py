"""Texts whose pattern is known, taken out of the library before it is asked: for measuring and fitting the links.

A case is asked twice: of the library without the text but with its pattern (covered), and of the library
without the pattern (a donut). Sections of a pattern, its challenges in the mind map, its known
instances, the questions in `questions.toml` and the talk that `labelled/covered.tsv` refers to (asked
without the curated phrases) give cases; what no pattern answers is a donut alone.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from labelled_talk import LABELLED, hash_of, own_talk
from patternbook.discover.advisor.knowledge import make_advice
from patternbook.identify.judging.linking import Ground, Near
from patternbook.identify.judging.scoring import length_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from patternbook.discover.advisor.knowledge import Advice
    from patternbook.discover.index import Entry
    from patternbook.library import Library

QUESTIONS = Path(__file__).parent / "questions.toml"
LEAST_WORDS = 12
_SECTIONS = ("problem", "context", "story")
_LONGEST = 60


class Case(NamedTuple):
    """A text, the patterns it is about (none: nothing covers it), what kind of text it is, where it is asked."""

    kind: str
    text: str
    slugs: frozenset[str]
    covered: Advice


class Asked(NamedTuple):
    """What a library says to a case: whether it covers it, by what that is judged, the place of a right pattern."""

    case: Case
    covered: bool
    features: dict[str, float]
    place: int


def _changed(advice: Advice, change: Callable[[Entry], Entry]) -> Advice:
    return replace(advice, entries=tuple(map(change, advice.entries)))


def without_passages(advice: Advice, kind: str, slugs: Iterable[str] = ()) -> Advice:
    """Return the same knowledge without a kind of passage of some patterns, of all when none is named."""
    chosen = frozenset(slugs) or {entry.slug for entry in advice.entries}

    def change(entry: Entry) -> Entry:
        passages = tuple(each for each in entry.passages if each.kind != kind)
        kept = () if kind == "known-instances" else entry.organizations
        return replace(entry, passages=passages, organizations=kept) if entry.slug in chosen else entry

    return _changed(advice, change)


def without_patterns(advice: Advice, slugs: frozenset[str]) -> Advice:
    """Return the same knowledge as if some patterns had never been written."""
    kept = [number for number, entry in enumerate(advice.entries) if entry.slug not in slugs]
    entries, guidance = advice.entries, advice.guidance
    return replace(advice, entries=tuple(entries[n] for n in kept), guidance=tuple(guidance[n] for n in kept))


class Cases:
    """The cases of a library in a language."""

    def __init__(self, library: Library, language: str) -> None:
        self.library = library
        self.language = language
        self.advice = make_advice(library, language)

    @cached_property
    def bare(self) -> Advice:
        """What is known without the curated phrases."""
        return replace(self.advice, guidance=tuple(replace(g, asks=()) for g in self.advice.guidance))

    @cached_property
    def instances(self) -> list[tuple[str, str]]:
        """The slug and the text of every known instance that is told in a sentence or more."""
        patterns = [self.library.pattern(p.slug, self.language) for p in self.library.patterns]
        told = [(p.slug, i.text) for p in patterns if p and p.language == self.language for i in p.known_instances]
        return [(slug, text) for slug, text in told if length_of(text) >= LEAST_WORDS]

    def _sections(self) -> Iterator[Case]:
        for entry in self.advice.entries:
            for passage in entry.passages:
                if passage.kind in _SECTIONS and len(passage.text.split()) >= LEAST_WORDS:
                    text = " ".join(passage.text.split()[:_LONGEST])
                    slugs = frozenset({entry.slug})
                    yield Case(passage.kind, text, slugs, without_passages(self.advice, passage.kind, slugs))

    def _challenges(self) -> Iterator[Case]:
        places: dict[str, set[str]] = {}
        for entry in self.advice.entries:
            for challenge in entry.challenges:
                places.setdefault(challenge, set()).add(entry.slug)
        for text, slugs in places.items():
            kept = _changed(
                self.advice, lambda e, t=text: replace(e, challenges=tuple(c for c in e.challenges if c != t))
            )
            yield Case("challenge", text, frozenset(slugs), kept)

    def _instances(self) -> Iterator[Case]:
        for slug, text in self.instances:
            slugs = frozenset({slug})
            yield Case("known instance", text, slugs, without_passages(self.advice, "known-instances", slugs))

    def _questions(self) -> Iterator[Case]:
        asked = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))
        for each in asked["answerable"]:
            yield Case("question of ours", each["text"], frozenset(each["patterns"]), self.bare)
        for text in asked["unanswerable"]:
            yield Case("none answers", text, frozenset(), self.bare)

    def _talk(self) -> Iterator[Case]:
        texts = {hash_of(told.text): told.text for told in own_talk()}
        for line in (LABELLED / "covered.tsv").read_text(encoding="utf-8").splitlines():
            checked, slugs = line.split("\t")
            kind = "none answers talk" if slugs == "-" else "talk of ours"
            yield Case(kind, texts[checked], frozenset(slugs.split(",")) - {"-"}, self.bare)

    def all(self) -> Iterator[Case]:
        """Yield every case; the questions and the talk are English."""
        yield from self._sections()
        yield from self._challenges()
        yield from self._instances()
        if self.language.startswith("en"):
            yield from self._questions()
            yield from self._talk()


def _said(ground: Ground, case: Case, *, covered: bool) -> Asked | None:
    near = Near(ground, case.text)
    order = near.order()
    if not order:
        return None
    slugs = [ground.index.entries[number].slug for number in order]
    place = next((at for at, slug in enumerate(slugs, 1) if slug in case.slugs), 0)
    return Asked(case, covered, near.features(order[0]), place)


def ask(cases: Iterable[Case]) -> Iterator[Asked]:
    """Yield what a library says to each case with its pattern, then without it."""
    grounds: dict[frozenset[str], Ground] = {}
    for case in cases:
        ground = Ground(case.covered)
        if case.slugs and (said := _said(ground, case, covered=True)):
            yield said
        if case.slugs:
            if case.slugs not in grounds:
                grounds[case.slugs] = Ground(without_patterns(case.covered, case.slugs))
            ground = grounds[case.slugs]
        if said := _said(ground, case, covered=False):
            yield said
