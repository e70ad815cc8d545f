"""Slack exports: one JSON array per channel and day, beside the lists of people and channels.

Dropped: mail addresses, phones, pictures, reactions and time zones of members; only names are
kept, and only to find them in the text.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from patternbook.identify.model import NOBODY, Directory, Discussion, Medium, Policy, Problem, Utterance
from patternbook.identify.sources.reading import kind, moment, parsed, starts_with

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

NAME = "slack"
POLICY = Policy.PRIVATE
TOGETHER = True
ABOUT = (
    *("users.json", "org_users.json", "channels.json", "groups.json", "dms.json", "mpims.json"),
    *("canvases.json", "canvas_in_the_conversation.json", "content_flags.json", "integration_logs.json"),
)
"""Files of an export that hold no messages but what messages refer to."""

_DAY = re.compile(r"(?:^|/)([^/]+)/(\d{4}-\d\d-\d\d)\.json$")
_MARKUP = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_UPLOAD = re.compile(r"^<@\w+(?:\|[^>]*)?> (?:uploaded|shared) a file: <[^>]*>(?: and commented: )?")
_COMMENT = re.compile(r"^<@\w+(?:\|[^>]*)?> commented on <@\w+(?:\|[^>]*)?>(?:’s|'s)? file <[^>]*>: ")
_SAYS = frozenset(
    {None, "", "thread_broadcast", "file_share", "me_message", "file_comment", "bot_message", "huddle_thread"}
)


def recognizes(name: str, head: bytes) -> bool:
    """Whether a file is a day of a Slack channel."""
    return bool(_DAY.search(name)) and starts_with(head, "[")


def names_of(user: Mapping[str, Any]) -> list[str]:
    """Return what a member is called, the name that others see first."""
    profile = user.get("profile") or {}
    kept = ("real_name", "display_name", "first_name", "last_name", "real_name_normalized", "display_name_normalized")
    values = [user.get("name"), user.get("real_name"), *(profile.get(key) for key in kept)]
    return [value.strip() for value in values if isinstance(value, str) and value.strip()]


def directory(files: Mapping[str, bytes]) -> Directory:
    """Return who and what the files beside the messages name; a broken one is a problem, not an end."""
    people: dict[str, str] = {}
    names: set[str] = set()
    channels: dict[str, str] = {}
    bots: set[str] = set()
    problems = []
    for path, data in sorted(files.items()):
        rows, wrong = parsed(data)
        if wrong:
            problems.append(Problem(path, wrong))
        for row in rows if isinstance(rows, list) else ():
            if not isinstance(row, dict) or not isinstance(row.get("id"), str):
                continue
            if path.endswith("users.json"):
                spoken = names_of(row)
                people[row["id"]] = next(iter(spoken), row["id"])
                names.update(spoken)
                bots.update([row["id"]] if row.get("is_bot") is True else [])
            elif isinstance(row.get("name"), str):
                channels[row["id"]] = row["name"]
    return Directory(people, frozenset(names), channels, tuple(problems), frozenset(bots))


def plain(text: str, known: Directory) -> str:
    """Return a message as people see it: mentions, channels, links and entities resolved."""

    def resolved(match: re.Match[str]) -> str:
        sign, target, label = match.groups()
        if sign == "@":
            return "@" + (label or known.people.get(target, target))
        if sign == "#":
            return "#" + (label or known.channels.get(target, target))
        if sign == "!":
            return label or "@" + target.partition("^")[0]
        return f"{label} ({target})" if label and label not in target else target.removeprefix("mailto:")

    if "<" in text:
        text = _MARKUP.sub(resolved, text)
    return html.unescape(text) if "&" in text else text


def _reason(message: Mapping[str, Any], known: Directory) -> str:
    """Return why a message says nothing of its own, "" when it does."""
    subtype = message.get("subtype")
    if not isinstance(subtype, str | None) or subtype not in _SAYS:
        return kind(subtype)
    nobody = message.get("bot_id") and not message.get("user") and not message.get("upload")
    is_bot = subtype == "bot_message" or nobody or (known.bots and person_in(message) in known.bots)
    return "bot" if is_bot else ""


def person_in(message: Mapping[str, Any]) -> str:
    """Return the number of who wrote a message, "" when it tells none."""
    comment = message.get("comment")
    user = message.get("user") or (comment.get("user") if isinstance(comment, dict) else None)
    return user if isinstance(user, str) else ""


def _text(message: Mapping[str, Any]) -> str:
    text = message.get("text")
    text = text if isinstance(text, str) else ""
    if message.get("subtype") == "file_share":
        return _UPLOAD.sub("", text)
    if message.get("subtype") == "file_comment":
        comment = message.get("comment")
        said = comment.get("comment") if isinstance(comment, dict) else None
        return said if isinstance(said, str) else _COMMENT.sub("", text)
    return text


def _told(message: Mapping[str, Any]) -> list[str]:
    """Return what a message itself tells of its author's names; members of other companies are in no list."""
    profile = message.get("user_profile")
    return names_of({"profile": profile}) if isinstance(profile, dict) else []


def _speaker(message: Mapping[str, Any], known: Directory) -> str:
    user = person_in(message)
    if not user:
        return str(message.get("username") or "")
    return known.people.get(user) or next(iter(_told(message)), user)


def read(data: bytes, name: str, known: Directory = NOBODY) -> Discussion:
    """Read one day of one channel."""
    rows, wrong = parsed(data)
    match = _DAY.search(name)
    problems = [Problem(name, wrong)] if wrong else []
    if not isinstance(rows, list):
        problems = problems or [Problem(name, "it holds no list of messages")]
        rows = []
    read = discussion_of(rows, match[1] if match else name, known, lambda key: f"{name}#{key}")
    return replace(read, problems=tuple(problems))


def discussion_of(rows: Collection[Any], container: str, known: Directory, place: Callable[[str], str]) -> Discussion:
    """Return what messages say, as an export or the Web API gives them; `place` tells where the one of a key is."""
    gone = {str(row.get("deleted_ts")) for row in rows if isinstance(row, dict) and "deleted_ts" in row}
    skipped: Counter[str] = Counter()
    said = []
    names = known.names
    for message in rows:
        row = message
        if isinstance(row, dict) and row.get("subtype") == "message_changed" and isinstance(row.get("message"), dict):
            row = row["message"]
        reason = _reason(row, known) if isinstance(row, dict) else "not a message"
        if reason:
            skipped[reason] += 1
            continue
        key, thread = str(row.get("ts", "")), str(row.get("thread_ts") or "")
        if key in gone:
            skipped["deleted"] += 1
            continue
        text = plain(_text(row), known).strip()
        if not text:
            skipped["no text"] += 1
            continue
        if "user_profile" in row:
            names = names.union(_told(row))
        said.append(Utterance(key, thread, moment(key), _speaker(row, known), text, place(key)))
    return Discussion(NAME, container, Medium.CHAT, tuple(said), skipped, people=names)
