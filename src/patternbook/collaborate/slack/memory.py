"""What the listener remembers from one run to the next: threads, answers, who opted out, the last digest; no words."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.disk.private import PrivateFileError, load, save
from patternbook.identify.listening.consent import Answer, strictest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSION = 1
_REMEMBERED = 20


class Stage(StrEnum):
    """How far a thread is."""

    POINTED = "pointed"
    """Somebody pointed at it; it has not been read yet."""
    ASKED = "asked"
    """There is a candidate, and its people were asked."""
    CLOSED = "closed"
    """Nothing of it is kept, and it is not taken up again: refused, expired, or decided on before."""
    NOTHING = "nothing"
    """It gave nothing or could not be read; somebody may point again."""


@dataclass
class Thread:
    """A thread that was pointed at.

    `key` is channel and time of its first message, `by` who pointed. `people` has the pseudonym of each
    member who was asked, `answers` what they said. `question` is the time of the message with the buttons.
    `heard` are the events that were heard of it, `at` is when it was read, in seconds since 1970.
    """

    key: str
    by: str
    stage: Stage = Stage.POINTED
    people: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    question: str = ""
    heard: list[str] = field(default_factory=list)
    at: float = 0.0
    tries: int = 0
    unsettled: bool = False

    @property
    def channel(self) -> str:
        """The channel that it is in."""
        return self.key.partition(":")[0]

    @property
    def time(self) -> str:
        """The time of its first message, which is its name in its channel."""
        return self.key.partition(":")[2]

    def answer_of(self, member: str) -> Answer:
        """Return what a member said."""
        return Answer(self.answers.get(member, ""))

    def by_pseudonym(self) -> dict[str, Answer]:
        """Return the answers by pseudonym; two members of one name have the stricter answer of both."""
        found: dict[str, list[Answer]] = {}
        for member, pseudonym in self.people.items():
            found.setdefault(pseudonym, []).append(self.answer_of(member))
        return {pseudonym: strictest(answers) for pseudonym, answers in found.items()}


def _moment(stored: str | None) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None


class Memory:
    """The listener's memory in a file that its owner alone can read; every change is on disk before it counts.

    `digest` is when the last digest went, `looked` when threads were last looked at again. Its methods are
    for use within `changing`, from any thread.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.RLock()
        stored = load(file)
        if stored and stored.get("version") != VERSION:
            message = f"{file} is of another version of Patternbook; move it away to begin anew, consent included"
            raise PrivateFileError(message)
        try:
            rows: list[dict[str, Any]] = stored.get("threads", [])
            self.threads = {row["key"]: Thread(**{**row, "stage": Stage(row["stage"])}) for row in rows}
            self.left_out = set(stored.get("left_out", []))
            self.digest, self.looked = _moment(stored.get("digest")), _moment(stored.get("looked"))
        except (KeyError, TypeError, ValueError) as error:
            message = f"{file} is not what Patternbook wrote ({error}); put a copy back, or move it away to begin anew"
            raise PrivateFileError(message) from error

    @contextmanager
    def changing(self) -> Iterator[Memory]:
        """Hold the memory for a change, which is on disk when the block ends."""
        with self._lock:
            yield self
            self._keep()

    def claim(self, key: str, by: str, event: str) -> bool:
        """Note that somebody pointed at a message; return whether there is something to do about it."""
        thread = self.threads.setdefault(key, Thread(key, by))
        again = event in thread.heard
        thread.heard = [*thread.heard, event][-_REMEMBERED:]
        if again or thread.stage in {Stage.ASKED, Stage.CLOSED}:
            return False
        thread.stage, thread.by, thread.tries = Stage.POINTED, by, 0
        return True

    def rooted(self, thread: Thread, time: str) -> Thread | None:
        """Return the thread under the time of its first message; None when that was taken up before."""
        if thread.time == time:
            return thread
        del self.threads[thread.key]
        key = f"{thread.channel}:{time}"
        return self.threads[key] if self.claim(key, thread.by, thread.heard[-1]) else None

    def of(self, member: str) -> list[Thread]:
        """Return the threads in which a member was asked."""
        return [thread for thread in self.threads.values() if member in thread.people]

    def _keep(self) -> None:
        value = {
            "version": VERSION,
            "threads": [asdict(self.threads[key]) for key in sorted(self.threads)],
            "left_out": sorted(self.left_out),
            "digest": self.digest.isoformat() if self.digest else "",
            "looked": self.looked.isoformat() if self.looked else "",
        }
        save(self._file, json.dumps(value, indent=1) + "\n")
