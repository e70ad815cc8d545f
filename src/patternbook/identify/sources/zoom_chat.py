"""The chat that Zoom saves beside a recording: a time, a name and a text a line, with replies and reactions in words.

Dropped: reactions, and what was said to one person alone; senders' names are kept only to find them in the text.
"""

from __future__ import annotations

import re
from collections import Counter

from patternbook.identify.model import Discussion, Medium, Policy, Problem, Utterance
from patternbook.identify.sources.reading import decoded

NAME = "zoom-chat"
POLICY = Policy.CHATHAM
TOGETHER = False

_LINE = re.compile(
    r"^(\d\d:\d\d:\d\d)[\t ]+(?:From[\t ]+)?(.+?)(?:[\t ]+to[\t ]+(.+?))?[\t ]*:(?:[\t ]+|$)(.*)$", re.IGNORECASE
)
_PRIVATELY = re.compile(r"\((?:Privately|Direct Message)\)$", re.IGNORECASE)
_REPLY = re.compile(r'^Replying to "(.*?)(?:\.\.\.|…)?"\s*', re.DOTALL)
_REACTION = re.compile(r'^(?:Reacted to|Removed a .+ reaction from) "')
_RAW_HEAD = re.compile(rb"^(?:\xef\xbb\xbf)?\s*\d\d:\d\d:\d\d[\t ]+(?:From\s+)?[^\r\n]{1,120}?:")


def recognizes(name: str, head: bytes) -> bool:
    """Whether a file is the saved chat of a Zoom call."""
    return name.lower().endswith(".txt") and bool(_RAW_HEAD.match(head))


def _messages(text: str) -> list[tuple[str, str, bool, str]]:
    """Return time, sender, whether one person alone is addressed, and text of every message.

    Lines without a time continue the one above.
    """
    found: list[tuple[str, str, bool, list[str]]] = []
    for line in text.splitlines():
        if match := _LINE.match(line):
            privately = bool(_PRIVATELY.search((match[3] or "").strip()))
            found.append((match[1], match[2].strip(), privately, [match[4]]))
        elif found:
            found[-1][3].append(line)
    return [(time, sender, privately, "\n".join(lines).strip()) for time, sender, privately, lines in found]


def _seconds(stamp: str) -> float:
    hours, minutes, seconds = (int(part) for part in stamp.split(":"))
    return hours * 3600.0 + minutes * 60 + seconds


def read(data: bytes, name: str) -> Discussion:
    """Read a saved chat; a reply belongs to the thread of the message whose beginning it repeats."""
    text, doubt = decoded(data)
    skipped: Counter[str] = Counter()
    said: list[Utterance] = []
    for number, (time, sender, privately, whole) in enumerate(_messages(text)):
        thread, words = "", whole
        if privately:
            skipped["private message"] += 1
            continue
        if _REACTION.match(words):
            skipped["reaction"] += 1
            continue
        if match := _REPLY.match(words):
            words = words[match.end() :].strip()
            opened = next((u for u in reversed(said) if u.text.startswith(match[1].strip())), None)
            thread = (opened.thread or opened.key) if opened else ""
        if not words:
            skipped["no text"] += 1
            continue
        said.append(Utterance(str(number), thread, _seconds(time), sender, words, f"{name}#t={time}"))
    problems = (Problem(name, doubt),) if doubt else ()
    people = frozenset(utterance.speaker for utterance in said)
    return Discussion(NAME, name, Medium.CHAT, tuple(said), skipped, problems, people=people)
