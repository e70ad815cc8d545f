"""Cut talk into segments: threads as they are, chats at long pauses, calls where the topic changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import TYPE_CHECKING

from patternbook.discover.words import fold, words_of
from patternbook.identify.model import Discussion, Medium

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from patternbook.identify.model import Utterance

PAUSE = 1800.0
"""Seconds of silence after which a chat has another topic."""
LONGEST_CHAT = 30
"""Messages that one stretch of chat holds at most."""
CALL_WORDS = 110
"""Words after which a call's segment may end, when the topic changes; it ends anyway after three times as many."""
_CALL_PAUSE = 20.0
_COHERENT = 0.12
_TELLING = 5


@dataclass(frozen=True)
class Segment:
    """Utterances that belong together, and the discussion that they are from (its own utterances aside)."""

    discussion: Discussion
    utterances: tuple[Utterance, ...]

    @cached_property
    def text(self) -> str:
        """Everything that was said, one utterance a line."""
        return "\n".join(utterance.text for utterance in self.utterances)

    @property
    def newest(self) -> float:
        """The time of the last utterance, 0 when a call counts its own seconds."""
        return 0.0 if self.discussion.medium is Medium.CALL else max(u.time for u in self.utterances)


def _threads(utterances: Iterable[Utterance]) -> tuple[dict[str, list[Utterance]], list[Utterance]]:
    """Return threads by the key of what opened them, and what belongs to none; of an edited message the last counts."""
    latest = {utterance.key: utterance for utterance in utterances}
    opened = {u.thread for u in latest.values() if u.thread}
    threads: dict[str, list[Utterance]] = {}
    loose = []
    for utterance in latest.values():
        name = _root(utterance, latest) or (utterance.key if utterance.key in opened else "")
        if name:
            threads.setdefault(name, []).append(utterance)
        else:
            loose.append(utterance)
    for thread in threads.values():
        thread.sort(key=lambda utterance: utterance.time)
    return threads, sorted(loose, key=lambda utterance: utterance.time)


def _root(utterance: Utterance, latest: Mapping[str, Utterance]) -> str:
    """Return the thread of an utterance: what it answers may be an answer itself, as in mail that names no more."""
    name, seen = utterance.thread, {utterance.key}
    while name in latest and name not in seen and latest[name].thread:
        seen.add(name)
        name = latest[name].thread
    return name


def _stretches(utterances: Iterable[Utterance]) -> Iterator[list[Utterance]]:
    """Yield runs of a chat without a long pause."""
    run: list[Utterance] = []
    for utterance in utterances:
        if run and (utterance.time - run[-1].time > PAUSE or len(run) >= LONGEST_CHAT):
            yield run
            run = []
        run.append(utterance)
    if run:
        yield run


def _telling(utterance: Utterance) -> Counter[str]:
    return Counter(word for word in words_of(fold(utterance.text)) if len(word) >= _TELLING or not word.isascii())


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """Return the cosine of two bags of words."""
    shared = sum(count * other[word] for word, count in one.items() if word in other)
    norm = sqrt(sum(c * c for c in one.values()) * sum(c * c for c in other.values()))
    return shared / norm if norm else 0.0


def _topics(utterances: tuple[Utterance, ...]) -> Iterator[list[Utterance]]:
    """Yield runs of a call: each ends where the words of the next minute are others, or after a pause."""
    words = [_telling(utterance) for utterance in utterances]
    run: list[Utterance] = []
    length = 0
    for number, utterance in enumerate(utterances):
        if length >= CALL_WORDS:
            before, after = Counter[str](), Counter[str]()
            for bag in words[max(0, number - len(run)) : number]:
                before += bag
            for bag in words[number : number + 6]:
                after += bag
            paused = utterance.time - run[-1].time > _CALL_PAUSE
            turned = utterance.speaker != run[-1].speaker or run[-1].text[-1:] in ".?!。？！"
            if length >= 3 * CALL_WORDS or paused or (turned and _alike(before, after) < _COHERENT):
                yield run
                run, length = [], 0
        run.append(utterance)
        length += len(utterance.text.split())
    if run:
        yield run


def segments(discussions: Iterable[Discussion]) -> Iterator[Segment]:
    """Yield the segments of the discussions of one container, given in order of time.

    A thread is one segment however many days it runs; what was said outside threads is cut at
    pauses and, in calls and texts, where the topic changes.
    """
    parts = tuple(discussions)
    if not parts:
        return
    about = Discussion(
        parts[0].source,
        parts[0].container,
        parts[0].medium,
        (),
        language=parts[0].language,
        people=frozenset().union(*(part.people for part in parts)),
    )
    everything = (utterance for part in parts for utterance in part.utterances)
    if about.medium in {Medium.CALL, Medium.TEXT}:
        runs: Iterable[list[Utterance]] = _topics(tuple(everything))
        yield from (Segment(about, tuple(run)) for run in runs)
        return
    threads, loose = _threads(everything)
    yield from (Segment(about, tuple(thread)) for thread in threads.values())
    yield from (Segment(about, tuple(run)) for run in _stretches(loose))
