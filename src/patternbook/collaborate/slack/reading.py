"""Read one thread of Slack, and who is in it; nothing else of a channel is looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.slack.calls import GONE, UNKNOWN, SlackAwayError, SlackRefusedError
from patternbook.identify.listening.consent import Standing
from patternbook.identify.listening.thread import heard, why_not
from patternbook.identify.sources.slack import names_of, person_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from patternbook.collaborate.slack.calls import Me, Slack
    from patternbook.collaborate.slack.memory import Thread
    from patternbook.identify.candidates import Reader
    from patternbook.identify.model import Discussion

_MENTION = re.compile(r"<@(\w+)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a thread says, the members who say it by number, with the name that their words go by."""

    discussion: Discussion
    speakers: Mapping[str, str]

    @property
    def told(self) -> str:
        """How much was read, in numbers."""
        skipped = sum(self.discussion.skipped.values())
        return f"{len(self.discussion.utterances)} messages, {skipped} left out"


def places(me: Me, channel: str, root: str) -> Callable[[str], str]:
    """Return the function from a message's time to the link that leads to it."""

    def place(time: str) -> str:
        within = "" if time == root else f"?thread_ts={root}&cid={channel}"
        return f"{me.address}archives/{channel}/p{time.replace('.', '')}{within}"

    return place


def root_of(rows: Sequence[Mapping[str, Any]], time: str) -> str:
    """Return the time of the first message of a thread."""
    return str(rows[0].get("thread_ts") or rows[0].get("ts") or time)


def _members(slack: Slack, numbers: set[str]) -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for number in sorted(numbers):
        try:
            found[number] = slack.member(number)
        except SlackRefusedError as error:
            if error.code not in UNKNOWN:
                raise
            found[number] = {}
    return found


def read_thread(
    slack: Slack, me: Me, thread: Thread, rows: Sequence[Mapping[str, Any]], left_out: frozenset[str]
) -> Reading:
    """Return what the messages of a thread say whose authors may be asked."""
    speakers = {number for row in rows if (number := person_in(row))}
    mentioned = {number for row in rows for number in _MENTION.findall(str(row.get("text") or ""))}
    members = _members(slack, speakers | mentioned)
    barred = {n: why for n in sorted(speakers) if (why := why_not(members[n], me.workspace, left_out))}
    discussion = heard(rows, members, barred, places(me, thread.channel, thread.time))
    names = {n: next(iter(names_of(members[n])), n) for n in sorted(speakers - barred.keys())}
    return Reading(discussion, names)


def standing(slack: Slack, me: Me, thread: Thread, reader: Reader) -> Standing:
    """Return what stands in a thread now; a thread that cannot be looked at is taken to stand as it did."""
    place = places(me, thread.channel, thread.time)
    first, others = place(thread.time), f"?thread_ts={thread.time}&cid={thread.channel}"

    def holds(link: str) -> bool:
        return link == first or link.endswith(others)

    try:
        rows = slack.thread(thread.channel, thread.time)
        now = frozenset(place(str(row.get("ts", ""))) for row in rows if row.get("subtype") != "tombstone")
        edited = [row for row in rows if _edited(row) > thread.at]
        texts = read_thread(slack, me, thread, edited, frozenset()).discussion if edited else None
    except SlackRefusedError as error:
        return Standing(holds if error.code in GONE else lambda _: False)
    except SlackAwayError:
        return Standing(lambda _: False)
    if texts is None:
        return Standing(holds, now)
    shown = reader.knowing(texts.people).shown
    said = {each.place: shown(each.text) for each in texts.utterances}
    return Standing(holds, now, {link: said.get(link, "") for link in (place(str(row["ts"])) for row in edited)})


def _edited(row: Mapping[str, Any]) -> float:
    edited = row.get("edited")
    try:
        return float(edited["ts"]) if isinstance(edited, dict) else 0.0
    except (KeyError, TypeError, ValueError):
        return 0.0
