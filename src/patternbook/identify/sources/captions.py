"""Captions of calls and talks: WebVTT, SubRip and SBV, with the speakers that Zoom and Teams put before the words.

Dropped: styles, positions and identifiers of cues; speakers' names are kept only to find them in the text.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from patternbook.identify.model import Discussion, Medium, Policy, Problem, Utterance
from patternbook.identify.sources.reading import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from webvtt.models import Caption

NAME = "captions"
POLICY = Policy.CHATHAM
TOGETHER = False

_ENDINGS = (".vtt", ".srt", ".sbv")
_SBV = re.compile(r"\d+:\d\d:\d\d\.\d{3},\d+:\d\d:\d\d\.\d{3}")
_COMMA = re.compile(r"^([\d:]+),(\d{3} --> [\d:]+),(\d{3})", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(r"</?[a-z][^>]*>|<\d[\d:.]*>|\{\\[^{}]*\}")
_TURN = re.compile(r"(?:^|\s)>>+\s*")
"""How captions made for broadcast mark that another person speaks."""
_SPEAKER = re.compile(r"^([^\W\d_][^:<>\n]{0,58}[^:<>\s]|[^\W\d_]):\s+(?=\S)")
_LANGUAGE = re.compile(r"^Language:\s*([\w-]+)\s*$", re.MULTILINE)
_NAMED_LANGUAGE = re.compile(r"[._-](en|es|gl|pt(?:-br)?|ja|zh)\.\w+$", re.IGNORECASE)
_COMMON_LEADS, _NAME_WORDS = 3, 4
"""A lead before a colon is a speaker when it stands before so many cues, or looks like a name of so many words."""
_OVERLAP, _LINE = 12, 400
"""Characters that two cues have in common at least, when the second repeats the end of the first, and at most."""


def recognizes(name: str, head: bytes) -> bool:
    """Whether a file holds captions."""
    start = head.lstrip(b"\xef\xbb\xbf \r\n")
    return start.startswith(b"WEBVTT") or name.lower().endswith(_ENDINGS)


def _cues(text: str, name: str) -> list[Caption]:
    """Return the cues of a file. Raises the parser's error when it holds none."""
    from io import StringIO  # noqa: PLC0415 - with the parser that reads it

    import webvtt  # noqa: PLC0415 - only captions need the parser

    if text.lstrip().startswith("WEBVTT"):
        return webvtt.from_buffer(StringIO(text.lstrip()), format="vtt").captions
    first = next((line for line in text.splitlines() if line.strip()), "")
    if _SBV.match(first.strip()) or name.lower().endswith(".sbv"):
        return webvtt.from_buffer(StringIO(text), format="sbv").captions
    if "-->" in first:  # SubRip whose cues are not numbered is WebVTT with commas.
        timed = _COMMA.sub(r"\1.\2.\3", text)
        return webvtt.from_buffer(StringIO(f"WEBVTT\n\n{timed}"), format="vtt").captions
    return webvtt.from_buffer(StringIO(text), format="srt").captions


def _seconds(stamp: str) -> float:
    parts = stamp.replace(",", ".").split(":")
    return sum(float(part) * 60.0**power for power, part in enumerate(reversed(parts)))


class _Cue(NamedTuple):
    """What one person says in a cue; `is_named` when a voice tag tells who, and no guess is needed."""

    start: str
    end: str
    speaker: str
    text: str
    is_named: bool


def _plain(raw: str) -> str:
    return " ".join(_TURN.sub(" ", html.unescape(_TAG.sub("", raw))).split())


def _spoken(cue: Caption) -> Iterator[_Cue]:
    """Yield what each person says in a cue, as voice tags or the first words tell."""
    first, *voices = _VOICE.split(cue.raw_text)
    text = _plain(first)
    if text or not voices:
        match = _SPEAKER.match(text)
        lead, words = (match[1], text[match.end() :]) if match else ("", text)
        yield _Cue(cue.start, cue.end, lead, words, is_named=False)
    for name, words in zip(voices[::2], voices[1::2], strict=True):
        yield _Cue(cue.start, cue.end, html.unescape(name.strip()), _plain(words), is_named=True)


def _speakers(cues: Iterable[_Cue]) -> frozenset[str]:
    """Return which leads are speakers: those that come often, and those of at most four capitalized words."""
    counts = Counter(cue.speaker for cue in cues if cue.speaker and not cue.is_named)
    return frozenset(
        lead
        for lead, count in counts.items()
        if count >= _COMMON_LEADS
        or (len(lead.split()) <= _NAME_WORDS and lead.replace(" ", "").isalnum() and lead.istitle())
    )


def _rolling(text: str, before: str) -> str:
    """Return what a cue adds to the one before it: live captions repeat the line that scrolls up."""
    if text == before or before.endswith(f" {text}"):
        return ""
    for cut in range(min(len(text), len(before), _LINE), 0, -1):
        if before.endswith(text[:cut]) and (cut == len(before) or cut > _OVERLAP) and text[cut : cut + 1] in {" ", ""}:
            return text[cut:].strip()
    return text


def _utterances(cues: list[_Cue], skipped: Counter[str], name: str) -> Iterator[Utterance]:
    known = _speakers(cues)
    before = ""
    for number, cue in enumerate(cues):
        is_speaker = cue.is_named or cue.speaker in known
        text = cue.text if is_speaker or not cue.speaker else f"{cue.speaker}: {cue.text}"
        if not text:
            skipped["no text"] += 1
            continue
        fresh = _rolling(text, before)
        before = text
        if not fresh:
            skipped["repeats the cue before"] += 1
            continue
        place = f"{name}#t={cue.start},{cue.end}"
        yield Utterance(str(number), "", _seconds(cue.start), cue.speaker if is_speaker else "", fresh, place)


def read(data: bytes, name: str) -> Discussion:
    """Read the captions of one call or talk; cues out of order are put in order."""
    text, doubt = decoded(data)
    problems = [Problem(name, doubt)] if doubt else []
    cues: list[_Cue] = []
    if text.replace("WEBVTT", "").strip():
        from webvtt.errors import MalformedFileError  # noqa: PLC0415 - only captions need the parser

        try:
            found = _cues(text, name)
            cues = [spoken for cue in found for spoken in _spoken(cue)]
            if (lost := text.count("-->") - len(found)) > 0:
                problems.append(Problem(name, f"{lost} of its cues have no time that can be read; they were left out"))
        except (MalformedFileError, ValueError) as error:
            problems.append(Problem(name, f"its captions cannot be read ({str(error) or type(error).__name__})"))
    ordered = sorted(cues, key=lambda cue: _seconds(cue.start))
    if ordered != cues:
        problems.append(Problem(name, "its cues are out of order; they were put in order of time"))
    skipped: Counter[str] = Counter()
    said = tuple(_utterances(ordered, skipped, name))
    spoken = _LANGUAGE.search(text[:500]) or _NAMED_LANGUAGE.search(name)
    people = frozenset(utterance.speaker for utterance in said if utterance.speaker)
    language = spoken[1].lower() if spoken else ""
    return Discussion(NAME, name, Medium.CALL, said, skipped, tuple(problems), language, people)
