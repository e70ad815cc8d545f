"""Meeting notes in Markdown, and plain text: a section or a paragraph is what was said together.

Dropped: markup, code and comments; who is named as the speaker of a line is kept only to find the name in the text.
"""

from __future__ import annotations

import re
from collections import Counter

from patternbook.identify.model import Discussion, Medium, Policy, Problem, Utterance
from patternbook.identify.sources.reading import decoded

NAME = "notes"
POLICY = Policy.PRIVATE
TOGETHER = False

_ENDINGS = (".md", ".markdown", ".txt", ".text", ".rst", ".adoc")
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_HIDDEN = re.compile(r"^(```|~~~).*?^\1[^\n]*$|<!--.*?-->", re.DOTALL | re.MULTILINE)
_BULLET = re.compile(r"^\s*(?:[*+-]|\d+[.)])\s+(?:\[[ xX]\]\s+)?")
_MARKS = re.compile(r"\*\*|__|`")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,2000}[^()]{0,200}\)")
_SPEAKER = re.compile(r"^(?:\[?\d\d:\d\d(?::\d\d)?\]?\s+)?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}):\s+(?=\S)")


def recognizes(name: str, head: bytes) -> bool:
    """Whether a file is notes or plain text."""
    return name.lower().endswith(_ENDINGS) and b"\0" not in head


def _plain(line: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", _BULLET.sub("", line))).strip()


def read(data: bytes, name: str) -> Discussion:
    """Read notes; every bullet and every paragraph is an utterance, every section a thread."""
    text, doubt = decoded(data)
    clean = _HIDDEN.sub(lambda match: "\n" * match.group().count("\n"), text)
    skipped: Counter[str] = Counter()
    said: list[Utterance] = []
    section = paragraph = ""
    start = 1
    has_sections = any(_HEADING.match(line) for line in clean.splitlines())

    def put(words: str, line: int) -> None:
        if words:
            match = _SPEAKER.match(words)
            speaker, rest = (match[1], words[match.end() :]) if match else ("", words)
            said.append(Utterance(str(line), section, float(line), speaker, rest, f"{name}#L{line}"))

    for number, line in enumerate(clean.splitlines(), 1):
        heading = _HEADING.match(line)
        if heading or not line.strip() or _BULLET.match(line):
            put(paragraph, start)
            paragraph = ""
        if heading:
            section = f"{number} {heading[1]}"
            skipped["heading"] += 1
        elif line.strip():
            start = start if paragraph else number
            paragraph = f"{paragraph} {_plain(line)}".strip()
    put(paragraph, start)
    problems = (Problem(name, doubt),) if doubt else ()
    people = frozenset(utterance.speaker for utterance in said if utterance.speaker)
    medium = Medium.THREADS if has_sections else Medium.TEXT
    return Discussion(NAME, name, medium, tuple(said), skipped, problems, people=people)
