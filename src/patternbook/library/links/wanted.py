"""The wanted list: patterns that authors speak of although nobody has written them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from patternbook.library.finding import place
from patternbook.library.links.relations import sentence_at
from patternbook.library.links.targets import ToNowhere, targets_of
from patternbook.pattern import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library.model import Library
    from patternbook.pattern import Pattern


class WantedBy(StrEnum):
    """How a pattern that is not there is asked for."""

    WORDS = "words"
    LINK = "link"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A pattern that somebody should write: its name as far as it has one, who asks, and where, in which words.

    `pattern` is the slug of the pattern that asks, "" for the mind map; `line` counts from 1.
    """

    name: str
    by: WantedBy
    pattern: str
    path: str
    line: int
    quote: str


_ANNOUNCED = re.compile(
    r"\[\s*patterns?\s+(?:yet\s+)?to\s+be\s+(?:written|defined|described|documented)\s*\](?![\[(:])"
    r"|\((?:and\s+)?(?:a\s+)?(?:possible|potential|proposed)\s+new\s+pattern\)"
    r"|^[^\w\n]*new\s+pattern:"
    r"|\bpatterns\b[^.\n]{0,40}\bto\s+be\s+(?:written|defined|described|documented)\b",
    re.IGNORECASE | re.MULTILINE,
)
_HINTS = (re.compile(r"to\s+be\s+(?:written|defined|described|documented)"), re.compile(r"ew\s+[Pp]attern"))
"""What every announcement holds; looking for each by itself, which is fast, spares most texts the slower search."""
_NAMED_BEFORE = re.compile(r"((?:[A-Z][\w’'-]*\s+){2,6})$")
_NAMED_AFTER = re.compile(r"\s*([^\s,;:.()][^,;:.()\n]{0,60})")


def _name(source: str, match: re.Match[str]) -> str:
    """Return the name beside an announcement: capitalized words before a bracket, the words after a colon."""
    if match.group().endswith(":"):
        after = _NAMED_AFTER.match(source, match.end())
        return after.group(1).strip() if after else ""
    before = _NAMED_BEFORE.search(source[max(0, match.start() - 80) : match.start()])
    return " ".join(before.group(1).split()) if before and match.group().startswith("[") else ""


def _announced(pattern: Pattern) -> Iterator[Wanted]:
    hinted = any(hint.search(pattern.source) for hint in _HINTS)
    for match in _ANNOUNCED.finditer(pattern.source) if hinted else ():
        span = Span(match.start() + len(match.group()) - len(match.group().lstrip("\n")), match.end())
        line, _ = place(pattern.source, span.start)
        quote = sentence_at(pattern.source, span)
        yield Wanted(_name(pattern.source, match), WantedBy.WORDS, pattern.slug, pattern.path, line, quote)


def _linked(pattern: Pattern, library: Library) -> Iterator[Wanted]:
    """Yield the links to files that would be patterns if they were there."""
    homes = library.config.pattern_paths()
    for link, target in targets_of(library, pattern):
        if link.is_image or not isinstance(target, ToNowhere) or target.path in library.files:
            continue
        if any(home.match(target.path) for home in homes):
            line, _ = place(pattern.source, link.span.start)
            quote = sentence_at(pattern.source, link.span)
            yield Wanted(link.text, WantedBy.LINK, pattern.slug, pattern.path, line, quote)


def _asked_by(pattern: Pattern, library: Library) -> tuple[Wanted, ...]:
    """Return what one pattern asks for."""
    return (*_announced(pattern), *_linked(pattern, library))


def _placed(library: Library) -> Iterator[Wanted]:
    """Yield what the source language's mind map places although no such pattern exists."""
    mind_map = library.mind_map(library.config.source_language)
    if mind_map is None:
        return
    document = library.documents.get(mind_map.path)
    for _, _, challenge, placement in mind_map.walk():
        if placement.slug is None:
            line, _ = place(document.source, placement.span.start) if document else (1, 1)
            yield Wanted(placement.title, WantedBy.MAP, "", mind_map.path, line, challenge.title)


def wanted(library: Library) -> tuple[Wanted, ...]:
    """Return the patterns that the library's patterns and its mind map ask for, in the order of slugs."""
    return library.once(_wanted)


def _wanted(library: Library) -> tuple[Wanted, ...]:
    found: list[Wanted] = []
    for pattern in library.patterns:
        found += library.once_of(_asked_by, pattern)
    return (*found, *_placed(library))


def donuts(library: Library) -> tuple[Pattern, ...]:
    """Return the patterns that state a problem and have no solution yet, by slug."""
    return tuple(p for p in library.patterns if p.is_donut and p.section(Kind.PROBLEM) is not None)
