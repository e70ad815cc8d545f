"""Notes of the space as words on GitHub, and back: people read the words, a line that pages hide tells the rest."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.proposals.forge import Kind

if TYPE_CHECKING:
    from patternbook.collaborate.proposals.forge import Note

_MARK = re.compile(r"\n*<!-- patternbook (?P<said>\{[^\n]*\}) -->\s*\Z")
_FIELDS = ("path", "section", "head")
_FENCE = re.compile(r"`{3,}")
TOLD = frozenset({Kind.COMMENT, Kind.SUGGESTION, Kind.CONCERN, Kind.RESOLUTION, Kind.TAKEN, Kind.WITHDRAWN})
"""What a comment may say. That somebody proposed, changed, approved or merged is told by GitHub itself."""

CHECKLIST = "<!-- patternbook checklist -->"
"""The first line of the one comment that the space keeps up to date."""

_ANSWER = re.compile(r"<!-- patternbook answers (\d{1,20}) -->")
_HEADLINES = {
    Kind.SUGGESTION: "suggests another wording",
    Kind.CONCERN: "has a concern",
    Kind.RESOLUTION: "says that a concern is resolved",
    Kind.TAKEN: "took a suggested wording",
    Kind.WITHDRAWN: "withdraws the proposal",
}


def _fenced(text: str) -> str:
    longest = max((len(found) for found in _FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}markdown\n{text.rstrip()}\n{fence}"


def _escaped(values: object) -> str:
    """Return values as JSON in which nothing ends the hidden line early."""
    return (
        json.dumps(values, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e").replace("--", "-\\u002d")
    )


def _lead(note: Note) -> str:
    """Return the line that tells readers on GitHub what a note is and where it belongs."""
    section = f", section *{note.section}*" if note.section else ""
    place = f" `{note.path}`{section}" if note.path else ""
    if note.kind is Kind.COMMENT:
        return f"**On**{place}:" if place else ""
    headline = _HEADLINES.get(note.kind, "")
    return f"**{note.by.shown} {headline}**{place and f' in{place}'}" if headline else ""


def body_of(note: Note, answers: str = "") -> str:
    """Return a note as the body of a comment. `answers` names, in GitHub's terms, the note that this is about."""
    parts = [_lead(note), note.words, _fenced(note.text) if note.text else ""]
    values: dict[str, object] = {"kind": note.kind.value}
    values |= {name: getattr(note, name) for name in _FIELDS if getattr(note, name)}
    values |= {"words": note.words} if note.words else {}
    values |= {"text": note.text} if note.text else {}
    values |= {"answers": answers} if answers else {}
    shown = "\n\n".join(part for part in parts if part)
    return f"{shown}\n\n<!-- patternbook {_escaped(values)} -->"


def read_body(body: str) -> dict[str, str]:
    """Return what a comment's body says: kind, words, and where; a body without the hidden line is a plain comment."""
    found = _MARK.search(body)
    plain = {"kind": Kind.COMMENT.value, "words": _MARK.sub("", body).strip()}
    if found is None:
        return plain
    try:
        said = json.loads(found["said"])
    except ValueError:
        return plain
    if not isinstance(said, dict) or said.get("kind") not in {kind.value for kind in TOLD}:
        return plain
    kept = ("kind", "words", "text", "answers", *_FIELDS)
    return {"words": ""} | {name: value for name, value in said.items() if name in kept and isinstance(value, str)}


def answer_to(comment: int, words: str) -> str:
    """Return the space's own answer to a comment, with a hidden line that tells which one was answered."""
    return f"<!-- patternbook answers {comment} -->\n{words}"


def answered(body: str) -> int:
    """Return the comment that a comment of the space answers, 0 for none."""
    found = _ANSWER.match(body)
    return int(found[1]) if found else 0


def is_own(comment: Any) -> bool:  # noqa: ANN401 - whatever GitHub sent
    """Whether a program said something that is of no use beside the space's own pages: a checklist, an answer."""
    author, body = comment.get("user") or {}, str(comment.get("body") or "")
    return author.get("type") == "Bot" and (body.startswith(CHECKLIST) or answered(body) > 0)
