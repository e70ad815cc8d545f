"""Passages of pattern libraries as labelled talk: what a section says is known by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labelled_talk import Told, hash_of
from patternbook.identify.judging.passages import passages
from patternbook.identify.segments import segments
from patternbook.identify.sources import notes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from patternbook.library import Library

_LETTERS = {
    "problem": "wp",
    "forces": "wp",
    "story": "wps",
    "context": "w",
    "rationale": "w",
    "solution": "ws",
    "resulting-context": "ws",
    "known-instances": "wu",
}
_MARKUP = re.compile(r"[*_`#>\[\]]|\(http\S+\)")
_LEAST_WORDS = 12
_MOST = 6
_MOST_FOREIGN = 4


def sections_of(library: Library) -> Iterator[Told]:
    """Yield the first passages of the sections of every pattern of a library in its own language."""
    for pattern in library.patterns:
        for section in pattern.sections:
            said = _MARKUP.sub("", section.text)
            if section.kind in _LETTERS and len(said.split()) >= _LEAST_WORDS:
                for part in list(passages([said]))[:_MOST]:
                    yield Told(part.text, _LETTERS[section.kind])


def other_fields(folder: Path) -> Iterator[Told]:
    """Yield passages of libraries that are about something else: the same form and words, and not worth a look."""
    for file in sorted(folder.rglob("*.md")):
        said = [segment.text for segment in segments([notes.read(file.read_bytes(), file.name)])]
        texts = [part.text for text in said for part in passages([text]) if part.text.isascii()]
        yield from (Told(text, "") for text in sorted(texts, key=hash_of)[:_MOST_FOREIGN])
