"""What happens when somebody points at a thread, answers, or opts out, and what is due as time goes by."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

from patternbook.collaborate.slack.blocks import choice_blocks, escaped
from patternbook.collaborate.slack.calls import SlackAwayError, SlackRefusedError
from patternbook.collaborate.slack.keeping import Keeper
from patternbook.collaborate.slack.memory import Memory, Stage
from patternbook.collaborate.talk.inbox import held
from patternbook.identify.listening import wording
from patternbook.identify.listening.consent import Answer
from patternbook.identify.listening.digest import digest, is_due

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from patternbook.collaborate.slack.calls import Slack
    from patternbook.collaborate.slack.keeping import Shelf
    from patternbook.collaborate.slack.settings import SlackSettings

log = logging.getLogger("patternbook.slack")

_A_DAY = timedelta(days=1)


class Listener:
    """Everything that listening does, one thing at a time, whatever thread it is called from.

    `folder` holds the library's private things, `opened` opens the library as it is now, `now` is the clock.
    Raises SlackRefusedError and SlackAwayError when it is made and Slack does not know the app.
    """

    def __init__(
        self,
        slack: Slack,
        settings: SlackSettings,
        folder: Path,
        opened: Callable[[], Shelf],
        now: Callable[[], datetime],
    ) -> None:
        self._slack, self._settings, self._now = slack, settings, now
        self._memory = Memory(folder / "slack.json")
        self.me = slack.me()
        self._keeper = Keeper(slack, self.me, self._memory, folder, opened, now, settings.patience_days)
        self._one_at_a_time = threading.RLock()

    # What people do

    def point(self, channel: str, time: str, by: str, event: str, *, by_shortcut: bool = False) -> None:
        """Somebody pointed at a message. Who used the shortcut is told when the thread is known already."""
        with self._one_at_a_time:
            key = f"{channel}:{time}"
            with self._memory.changing() as memory:
                heard_before = key in memory.threads and event in memory.threads[key].heard
                is_new = memory.claim(key, by, event)
            if not (is_new and self._keeper.take_up(key)) and by_shortcut and not heard_before:
                self._keeper.tell(channel, by, wording.ALREADY, time)

    def answer(self, key: str, channel: str, member: str, answer: Answer) -> None:
        """Somebody pressed one of the buttons below a question."""
        with self._one_at_a_time:
            with self._memory.changing() as memory:
                thread = memory.threads.get(key)
                told, left_out = wording.THANKS[answer], member in memory.left_out
                if thread is None or thread.channel != channel or member not in thread.people:
                    thread, told = None, wording.NOT_YOURS
                elif thread.answer_of(member) is Answer.NO:
                    told = wording.GONE
                else:
                    thread.answers[member], thread.unsettled = answer.value, True
            if thread and thread.unsettled and (out := self._keeper.settle([thread.key])):
                told = wording.ACCEPTED.format(where=", ".join(sorted(out)))
            blocks = choice_blocks(told, left_out=left_out) if answer is Answer.NO else []
            self._keeper.tell(channel, member, told, key.partition(":")[2] if thread else "", blocks)

    def leave_out(self, member: str, channel: str = "") -> None:
        """Somebody wants none of their words kept, wherever anybody points; what was kept of them goes."""
        with self._one_at_a_time:
            with self._memory.changing() as memory:
                memory.left_out.add(member)
                for thread in memory.of(member):
                    thread.unsettled = thread.unsettled or thread.answer_of(member) is not Answer.NO
                    thread.answers[member] = Answer.NO.value
                keys = [thread.key for thread in memory.of(member) if thread.unsettled]
            self._keeper.settle(keys)
            if channel:
                told = wording.OPTED_OUT
                self._keeper.tell(channel, member, told, blocks=choice_blocks(told, left_out=True))

    def ask_again(self, member: str, channel: str) -> None:
        """Somebody who had opted out may be asked again; what was deleted does not come back."""
        with self._one_at_a_time:
            with self._memory.changing() as memory:
                memory.left_out.discard(member)
            self._keeper.tell(channel, member, wording.OPTED_IN)

    # What time brings

    def tick(self) -> None:
        """Do what is due: what was begun and not ended, answers that never came, the digest."""
        with self._one_at_a_time:
            now = self._now()
            for member in self._settings.leave_out:
                if member not in self._memory.left_out:
                    self.leave_out(member)
            for thread in list(self._memory.threads.values()):
                if thread.stage is Stage.POINTED:
                    self._keeper.take_up(thread.key)
            self._expire(now)
            self._keeper.settle([thread.key for thread in self._memory.threads.values() if thread.unsettled])
            self._look_again(now)
            self._digest(now)

    def _expire(self, now: datetime) -> None:
        oldest = (now - self._settings.patience_days * _A_DAY).timestamp()
        with self._memory.changing() as memory:
            for thread in memory.threads.values():
                silent = [member for member in thread.people if thread.answer_of(member) is Answer.NONE]
                if thread.stage is Stage.ASKED and thread.at < oldest and silent:
                    thread.answers |= dict.fromkeys(silent, Answer.NO.value)
                    thread.unsettled = True

    def _look_again(self, now: datetime) -> None:
        """Once a day, let the inbox forget what its authors have deleted or rewritten since."""
        if self._memory.looked and now - self._memory.looked < _A_DAY:
            return
        with self._memory.changing() as memory:
            memory.looked = now
        with held(self._keeper.folder / "inbox") as inbox:
            waiting = {key for each in inbox.open() for key in each.threads}
        self._keeper.settle(sorted(waiting & self._memory.threads.keys()))

    def _digest(self, now: datetime) -> None:
        """Send the digest when it is due; it is written down as sent before, so that no week has two."""
        before = self._memory.digest
        if not self._settings.digest_channel or (before and not is_due(before, now, self._settings.schedule)):
            return
        with self._memory.changing() as memory:
            memory.digest = now
        if before is None:  # The first is sent when its time comes, not when listening begins.
            return
        shelf = self._keeper.opened()
        with held(self._keeper.folder / "inbox") as inbox:
            text = digest(inbox.open(), shelf.title)
        try:
            if text:
                self._slack.say(self._settings.digest_channel, escaped(text))
            log.info("the digest went out")
        except SlackAwayError as error:
            with self._memory.changing() as memory:
                memory.digest = before
            log.warning("the digest waits: %s", error)
        except SlackRefusedError as error:
            log.warning("the digest cannot be sent this week: %s", error)
