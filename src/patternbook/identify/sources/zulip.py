"""Zulip exports: files of messages beside `realm.json`, which says who and what their numbers mean.

Dropped: mail addresses, avatars, reactions, rendered HTML; names are kept only to find them in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from patternbook.identify.model import NOBODY, Directory, Discussion, Medium, Policy, Problem, Utterance
from patternbook.identify.sources.reading import moment, parsed, starts_with

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "zulip"
POLICY = Policy.PRIVATE
TOGETHER = True
ABOUT = ("realm.json",)
"""The file of an export that says who is who."""

_FILE = re.compile(r"(?:^|/)messages-\d+\.json$")
_MENTION = re.compile(r"@_?\*\*([^*|]+)(?:\|\d+)?\*\*")
_STREAM = re.compile(r"#\*\*([^*]+)\*\*")
_BOTS = "@bot"


def recognizes(name: str, head: bytes) -> bool:
    """Whether a file holds messages of a Zulip export."""
    return bool(_FILE.search(name)) and starts_with(head, "{")


def _rows(value: object, key: str) -> list[Mapping[str, Any]]:
    rows = value.get(key) if isinstance(value, dict) else None
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def directory(files: Mapping[str, bytes]) -> Directory:
    """Return who and what the numbers of an export mean; bots have a name that says so."""
    people: dict[str, str] = {}
    channels: dict[str, str] = {}
    problems = []
    for path, data in sorted(files.items()):
        value, wrong = parsed(data)
        if wrong:
            problems.append(Problem(path, wrong))
        for row in (*_rows(value, "zerver_userprofile"), *_rows(value, "zerver_userprofile_crossrealm")):
            people[str(row.get("id"))] = _BOTS if row.get("is_bot") else str(row.get("full_name") or row.get("id"))
        names = {str(row.get("id")): str(row.get("name")) for row in _rows(value, "zerver_stream")}
        for row in _rows(value, "zerver_recipient"):
            channels[str(row.get("id"))] = names.get(str(row.get("type_id")), "") if row.get("type") == 2 else ""  # noqa: PLR2004 - Zulip's number for a stream
    return Directory(people, frozenset(people.values()) - {_BOTS}, channels, tuple(problems))


def _text(row: Mapping[str, Any]) -> str:
    text = str(row.get("content") or "")
    return _STREAM.sub(r"#\1", _MENTION.sub(r"@\1", text)).strip()


def read(data: bytes, name: str, known: Directory = NOBODY) -> Discussion:
    """Read a file of messages; stream and topic together are a thread."""
    value, wrong = parsed(data)
    rows = _rows(value, "zerver_message")
    problems = [Problem(name, wrong or "it holds no messages")] if wrong or not rows else []
    skipped: Counter[str] = Counter()
    said = []
    for row in rows:
        speaker = known.people.get(str(row.get("sender")), str(row.get("sender") or ""))
        if speaker == _BOTS or not _text(row):
            skipped["bot" if speaker == _BOTS else "no text"] += 1
            continue
        stream = known.channels.get(str(row.get("recipient")), str(row.get("recipient") or ""))
        topic = str(row.get("subject") or "")
        key, thread = str(row.get("id", "")), f"{stream} > {topic}" if topic else ""
        said.append(Utterance(key, thread, moment(row.get("date_sent")), speaker, _text(row), f"{name}#{key}"))
    container = name.rpartition("/")[0] or name
    return Discussion(NAME, container, Medium.CHAT, tuple(said), skipped, tuple(problems), people=known.names)
