"""The nouns of identifying: what was said where, and what of it may become a pattern."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


LATEST = 253_402_300_800.0
"""Seconds from 1970 to the year 10,000: no moment of a discussion is later."""


class Policy(StrEnum):
    """How far what was said in a source may travel."""

    PUBLIC = "public"
    """It may be quoted and linked, with who said it."""
    CHATHAM = "chatham"
    """What was said may be used, never who said it or of which company."""
    PRIVATE = "private"
    """It stays in the private inbox."""


class Medium(StrEnum):
    """What kind of talk a discussion is; it decides how it is cut into segments."""

    CHAT = "chat"
    CALL = "call"
    THREADS = "threads"
    TEXT = "text"


class Utterance(NamedTuple):
    """One thing that somebody said or wrote.

    `key` names it within its container. `thread` is the key of the utterance that opened its
    thread, "" outside threads. `time` is in seconds: since 1970, or since the start of a call.
    `place` is where a person finds it again: a link, or a time span.
    """

    key: str
    thread: str
    time: float
    speaker: str
    text: str
    place: str


class Problem(NamedTuple):
    """What could not be read, in which member of a source, and why."""

    member: str
    why: str


@dataclass(frozen=True, slots=True)
class Discussion:
    """What one file of a source holds, in order.

    `container` is the channel, call, list or repository; several files may share one. `skipped`
    counts by reason what was left out on purpose, so that nothing is lost in silence. `people` are
    the names that the source itself knows.
    """

    source: str
    container: str
    medium: Medium
    utterances: tuple[Utterance, ...]
    skipped: Counter[str] = field(default_factory=Counter)
    problems: tuple[Problem, ...] = ()
    language: str = ""
    people: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Directory:
    """Who and what the messages of an export refer to by number: people's and channels' names, and who is a bot."""

    people: Mapping[str, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    channels: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    bots: frozenset[str] = frozenset()


NOBODY = Directory()


class Role(StrEnum):
    """What a quote says within a candidate; the values are kinds of sections."""

    PROBLEM = "problem"
    CONTEXT = "context"
    SOLUTION = "solution"
    INSTANCE = "known-instances"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote, word for word, and where it was said, by whom and when, as far as the policy allows."""

    quote: str
    role: Role
    where: str
    who: str = ""
    when: str = ""


class CandidateKind(StrEnum):
    """What a discussion may give a library."""

    SIGHTING = "sighting"
    """A known pattern in use somewhere."""
    CLARIFICATION = "clarification"
    """A problem or question that a known pattern should have answered."""
    PATTERN = "pattern"
    """A problem and what solved it: a new pattern."""
    DONUT = "donut"
    """A problem that is still without a solution."""


class Resemblance(NamedTuple):
    """A known pattern that is near, and how near, from 0 to 1."""

    slug: str
    title: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something worth a person's look.

    `key` stays the same when a source is read again. `worth` is the model's opinion from 0 to 1,
    `sources` counts independent discussions, `newest` is the time of the latest in seconds.
    `fingerprint` is the MinHash of its words, for finding the same again. `threads` names the threads
    whose people were asked whether their words may be used, `waits_for` the pseudonyms of those who have
    not said yes; while there is one, nothing of the candidate leaves the inbox.
    """

    key: str
    kind: CandidateKind
    title: str
    evidence: tuple[Evidence, ...]
    resembles: tuple[Resemblance, ...]
    policy: Policy
    language: str = ""
    worth: float = 0.0
    sources: int = 1
    newest: float = 0.0
    organization: str = ""
    state: str = ""
    fingerprint: tuple[int, ...] = ()
    merged: tuple[str, ...] = ()
    threads: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statistics:
    """What was read, and what became of it: every message is counted once, as read or as skipped."""

    read: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    threads: int = 0
    segments: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    problems: tuple[Problem, ...] = ()

    def __add__(self, other: Statistics) -> Statistics:
        """Return the sum of two readings."""
        return Statistics(
            self.read + other.read,
            self.skipped + other.skipped,
            self.threads + other.threads,
            self.segments + other.segments,
            self.outcomes + other.outcomes,
            (*self.problems, *other.problems),
        )
