"""Bring a thread into the private inbox, ask its people, and keep the inbox in step with what they answer.

Everything is written down before it is done, and doing it twice changes nothing: Slack sends things
again, and machines stop in between.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from patternbook.collaborate.disk.lock import LockedError
from patternbook.collaborate.slack.blocks import escaped, question_blocks
from patternbook.collaborate.slack.calls import UNKNOWN, SlackAwayError, SlackRefusedError
from patternbook.collaborate.slack.memory import Stage
from patternbook.collaborate.slack.reading import read_thread, root_of, standing
from patternbook.collaborate.talk.inbox import State, held
from patternbook.collaborate.talk.pseudonyms import keep_names, names_kept
from patternbook.identify.listening import wording
from patternbook.identify.listening.consent import Answer, settled, still_said, strictest
from patternbook.identify.listening.thread import candidate_from_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from patternbook.collaborate.slack.calls import Me, Slack
    from patternbook.collaborate.slack.memory import Memory, Thread
    from patternbook.collaborate.slack.reading import Reading
    from patternbook.identify.candidates import Reader
    from patternbook.identify.model import Candidate
    from patternbook.pattern import Template

log = logging.getLogger("patternbook.slack")
"""Says what happened in numbers; never who, where, or a word of what was said."""

_MOST_TRIES = 1440
"""Times that a thread is tried again, one a minute or so."""
_OUT = frozenset({State.ACCEPTED, State.INSTANCE})


@dataclass(frozen=True, slots=True)
class Shelf:
    """The library as it is now: what reads for it, the form of its drafts, and what it is called."""

    reader: Reader
    template: Template
    title: str


@dataclass(frozen=True)
class Keeper:
    """What threads are kept with: Slack, the app there, the memory, and the library's private folder.

    `opened` opens the library, which may have changed since the last time; `patience` is how many days
    people have for an answer.
    """

    slack: Slack
    me: Me
    memory: Memory
    folder: Path
    opened: Callable[[], Shelf]
    now: Callable[[], datetime]
    patience: int

    def take_up(self, key: str) -> bool:
        """Read a thread, put what it gives into the inbox, and ask its people; False when that was done before.

        What a program or a member of another company points at is left alone.
        """
        thread = self.memory.threads[key]
        try:
            if not self._may_point(thread.by):
                with self.memory.changing() as memory:
                    del memory.threads[key]
                return True
            rows = self.slack.thread(thread.channel, thread.time)
            with self.memory.changing() as memory:
                rooted = memory.rooted(thread, root_of(rows, thread.time))
            if rooted is None:
                return False
            thread = rooted
            self._keep(thread, read_thread(self.slack, self.me, thread, rows, frozenset(self.memory.left_out)))
        except (SlackAwayError, LockedError) as error:
            with self.memory.changing():
                thread.tries += 1
                thread.stage = Stage.POINTED if thread.tries < _MOST_TRIES else Stage.NOTHING
            log.warning("a thread waits: %s", error)
        except SlackRefusedError as error:
            log.warning("a thread cannot be kept: %s", error)
            self._drop(thread)
            self.tell(thread.channel, thread.by, wording.FAILED.format(why=error), thread.time)
        return True

    def _may_point(self, number: str) -> bool:
        try:
            member = self.slack.member(number)
        except SlackRefusedError as error:
            if error.code not in UNKNOWN:
                raise
            return False
        return self.me.workspace.holds(member) and member.get("is_bot") is not True

    def _keep(self, thread: Thread, reading: Reading) -> None:
        shelf = self.opened()
        candidate = candidate_from_thread(reading.discussion, shelf.reader, thread.key)
        log.info("a thread was read: %s", reading.told)
        if candidate is None:
            self._end(thread, Stage.NOTHING)
            self.tell(thread.channel, thread.by, wording.nothing_kept(reading.discussion.skipped), thread.time)
            return
        with held(self.folder / "inbox") as inbox:
            inbox.put([candidate], shelf.template)
            waits = candidate.key in inbox.candidates and inbox.fate(candidate.key).state is State.OPEN
        keep_names(self.folder, shelf.reader.pseudonyms.meant)
        if waits:
            self._ask(thread, candidate, reading, shelf)
        else:
            self._end(thread, Stage.CLOSED)

    def _ask(self, thread: Thread, candidate: Candidate, reading: Reading, shelf: Shelf) -> None:
        """Ask those whose words a candidate holds, in their thread, and remember whom."""
        named = {number: shelf.reader.pseudonyms.named("person", name) for number, name in reading.speakers.items()}
        with self.memory.changing():
            thread.people = {number: name for number, name in named.items() if name in candidate.waits_for}
            thread.at = self.now().timestamp()
        text, progress = self._question(thread, shelf)
        blocks = question_blocks(text, progress, thread.key, open_=True)
        question = self.slack.say(thread.channel, text, thread=thread.time, blocks=blocks)
        with self.memory.changing():
            thread.question, thread.stage = question, Stage.ASKED

    def _question(self, thread: Thread, shelf: Shelf) -> tuple[str, str]:
        mentions = [f"<@{number}>" for number in sorted(thread.people)]
        text = wording.question(mentions, f"<@{thread.by}>", escaped(shelf.title), self.patience)
        return text, wording.progress({number: thread.answer_of(number) for number in thread.people})

    def settle(self, keys: Iterable[str]) -> frozenset[str]:
        """Let the inbox hold what people allow and still say; what a busy inbox delays is done another time.

        Returns where words went that were taken back after somebody had accepted them.
        """
        chosen, out = list(keys), set[str]()
        if not chosen:
            return frozenset()
        shelf = self.opened()
        pseudonyms = replace(shelf.reader.pseudonyms, meant=names_kept(self.folder))
        shelf = replace(shelf, reader=replace(shelf.reader, pseudonyms=pseudonyms))
        for key in chosen:
            thread = self.memory.threads[key]
            try:
                left, is_news = self._settle(thread, shelf, out)
            except LockedError as error:
                log.warning("answers wait: %s", error)
                continue
            with self.memory.changing():
                thread.unsettled = False
                thread.stage = thread.stage if left else Stage.CLOSED
            if is_news:
                self._show_progress(thread, shelf)
        if out:
            log.warning("words were taken back that are in the library already, see %s", ", ".join(sorted(out)))
        return frozenset(out)

    def _settle(self, thread: Thread, shelf: Shelf, out: set[str]) -> tuple[int, bool]:
        """Bring every candidate that holds words of a thread in step; return how many are left, and if any changed."""
        now = standing(self.slack, self.me, thread, shelf.reader)
        left, is_news = 0, False
        with held(self.folder / "inbox") as inbox:
            for before in [each for each in inbox.candidates.values() if thread.key in each.threads]:
                after = still_said(before, now, shelf.reader.pseudonyms)
                after = settled(after, self._answers(after), shelf.reader.pseudonyms) if after else None
                fate = inbox.fate(before.key)
                if fate.state in _OUT and (after is None or len(after.evidence) < len(before.evidence)):
                    out.add(fate.why)
                if after != before:
                    is_news = True
                    inbox.amend(before.key, after, shelf.template)
                left += after is not None
        return left, is_news

    def _answers(self, candidate: Candidate) -> dict[str, Answer]:
        """Return what people answered in every thread that a candidate has words of, the strictest answer of each."""
        found: dict[str, list[Answer]] = {}
        for key in candidate.threads:
            thread = self.memory.threads.get(key)
            for pseudonym, answer in thread.by_pseudonym().items() if thread else ():
                found.setdefault(pseudonym, []).append(answer)
        return {pseudonym: strictest(answers) for pseudonym, answers in found.items()}

    def _show_progress(self, thread: Thread, shelf: Shelf) -> None:
        text, progress = self._question(thread, shelf)
        is_open = thread.stage is Stage.ASKED
        blocks = question_blocks(text, progress if is_open else wording.CLOSED, thread.key, open_=is_open)
        try:
            self.slack.change(thread.channel, thread.question, text, blocks)
        except (SlackRefusedError, SlackAwayError) as error:
            log.warning("a question cannot be brought up to date: %s", error)

    def _drop(self, thread: Thread) -> None:
        """Keep nothing of a thread in which nobody can be asked."""
        with held(self.folder / "inbox") as inbox:
            for candidate in [each for each in inbox.candidates.values() if each.threads == (thread.key,)]:
                inbox.forget(candidate)
        self._end(thread, Stage.NOTHING)

    def _end(self, thread: Thread, stage: Stage) -> None:
        with self.memory.changing():
            thread.stage = stage

    def tell(self, channel: str, member: str, text: str, thread: str = "", blocks: Iterable[object] = ()) -> None:
        """Tell one person something; that it cannot be told stops nothing."""
        try:
            self.slack.whisper(channel, member, text, thread=thread, blocks=list(blocks))
        except (SlackRefusedError, SlackAwayError) as error:
            log.warning("somebody cannot be told: %s", error)
