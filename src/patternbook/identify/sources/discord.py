"""Discord channels as DiscordChatExporter writes them in JSON.

Dropped: avatars, roles, colors, reactions, embeds; names of accounts are kept only to find them in the text.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from patternbook.identify.model import Discussion, Medium, Policy, Problem, Utterance
from patternbook.identify.sources.reading import kind, moment_of, parsed

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "discord"
POLICY = Policy.PRIVATE
TOGETHER = False

_SAYS = frozenset({"Default", "Reply", "ThreadStarterMessage", "0", "19"})


def recognizes(name: str, head: bytes) -> bool:
    """Whether a file is a channel that DiscordChatExporter wrote."""
    return name.lower().endswith(".json") and b'"guild"' in head and b'"channel"' in head


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _reason(message: object) -> str:
    """Return why a message says nothing of its own, "" when it does."""
    if not isinstance(message, dict):
        return "not a message"
    if str(message.get("type", "Default")) not in _SAYS:
        return kind(message["type"])
    if _table(message.get("author")).get("isBot"):
        return "bot"
    return "" if str(message.get("content") or "").strip() else "no text"


def read(data: bytes, name: str) -> Discussion:
    """Read a channel; a reply belongs to the thread of the message that it answers."""
    value, wrong = parsed(data)
    table = _table(value)
    rows = table.get("messages")
    problems = [Problem(name, wrong)] if wrong else []
    if not isinstance(rows, list):
        problems = problems or [Problem(name, "it holds no list of messages")]
        rows = []
    channel, guild = _table(table.get("channel")), _table(table.get("guild"))
    skipped: Counter[str] = Counter()
    threads: dict[str, str] = {}
    people: set[str] = set()
    said = []
    for row in rows:
        if reason := _reason(row):
            skipped[reason] += 1
            continue
        author = _table(row.get("author"))
        names = [str(author[key]) for key in ("nickname", "name") if author.get(key)]
        people.update(names)
        key, answers = str(row.get("id", "")), str(_table(row.get("reference")).get("messageId") or "")
        thread = threads.get(answers, answers)
        threads[key] = thread or key
        place = f"https://discord.com/channels/{guild.get('id', '')}/{channel.get('id', '')}/{key}"
        text = str(row["content"]).strip()
        said.append(Utterance(key, thread, moment_of(row.get("timestamp")), names[0] if names else "", text, place))
    container = str(channel.get("name") or name)
    return Discussion(NAME, container, Medium.CHAT, tuple(said), skipped, tuple(problems), people=frozenset(people))
