"""Take entries out of the lists of patterns in a file, and put others in, in the way the list is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.library import Document, list_entries
from patternbook.library.assemble import read_document
from patternbook.library.links.relinking import relative, replaced
from patternbook.pattern import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from patternbook.library import Library, ListEntry

_LINE = re.compile(r"(?P<bullet>\s*[*+-]\s+)\[(?P<title>.*?)\]\((?P<link>[^()\s]*)\)(?P<rest>.*)")
_REST = re.compile(r"(?P<before>\s*[-–—:]\s*(?P<mark>[*_]*)).*?(?P=mark)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entry to be: title and patlet as plain text, and the path that it links to."""

    title: str
    patlet: str
    path: str


def escaped(text: str) -> str:
    """Return a plain text as Markdown that reads the same, on one line."""
    text = re.sub(r"([\\`*\[\]<]|&(?=#?\w+;))", r"\\\1", " ".join(text.split()))
    return re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", text)


def entries_of(text: str, path: str, library: Library) -> tuple[Document, tuple[ListEntry, ...]]:
    """Read the entries of the lists in a file's text."""
    document = read_document(text, path=path, language=library.language_of(path))
    return document, list_entries(document, library)


def line_of(text: str, span: Span) -> Span:
    """Return the whole lines that an entry takes, without empty lines after it."""
    start = text.rfind("\n", 0, span.start) + 1
    end = span.start + len(text[slice(*span)].rstrip())
    return Span(start, min(text.find("\n", end) + 1 or len(text), len(text)))


def without(text: str, path: str, library: Library, gone: Callable[[ListEntry], bool]) -> tuple[str, tuple[str, ...]]:
    """Return a text without some entries of its lists, and the lines that they took."""
    _, entries = entries_of(text, path, library)
    spans = [line_of(text, entry.span) for entry in entries if gone(entry)]
    kept = replaced(text, dict.fromkeys((with_gap(text, span) for span in spans), ""))
    return kept, tuple(text[slice(*span)] for span in spans)


def with_gap(text: str, span: Span) -> Span:
    """Return the lines to take out: an entry that stands alone goes with the empty line after it."""
    alone = re.search(r"\n\r?\n\Z", text[: span.start]) and (gap := re.match(r"\r?\n", text[span.end :]))
    return Span(span.start, span.end + gap.end()) if alone and gap else span


def written_like(sample: str, wanted: Wanted, folder: str) -> str:
    """Return the line for an entry, with the bullet, dash and emphasis of another entry of the list."""
    end = "\r\n" if sample.endswith("\r\n") else "\n"
    match = _LINE.match(sample)
    bullet, link, rest = (match["bullet"], match["link"], match["rest"]) if match else ("* ", "", "")
    style = _REST.match(rest)
    before, mark = (style["before"], style["mark"]) if style else (" - ", "")
    destination = f"/{wanted.path}" if link.startswith("/") else relative(wanted.path, folder)
    patlet = f"{before}{escaped(wanted.patlet)}{mark}" if wanted.patlet else ""
    return f"{bullet}[{escaped(wanted.title)}]({destination}){patlet}{end}"


def groups_of(text: str, entries: Sequence[ListEntry]) -> list[list[int]]:
    """Return the positions of entries that follow each other with nothing but empty lines between them."""
    groups: list[list[int]] = []
    spans = [line_of(text, entry.span) for entry in entries]
    for position, span in enumerate(spans):
        if groups and not text[spans[groups[-1][-1]].end : span.start].strip():
            groups[-1].append(position)
        else:
            groups.append([position])
    return groups


def inserted(text: str, title: str, line: Callable[[str], str], entries: Sequence[ListEntry]) -> str:
    """Return a text with a line among some entries of its lists: in order where they are ordered, else after the last.

    `entries` are not empty; the first list that holds some of them is meant. `line` writes the line
    like the one that it is given.
    """
    spans = [line_of(text, entry.span) for entry in entries]
    group = groups_of(text, entries)[0]
    titles = [entries[position].title.casefold() for position in group]
    after = group[-1]
    if titles == sorted(titles):
        before = [position for position in group if entries[position].title.casefold() < title.casefold()]
        after = before[-1] if before else -1
    sample = text[slice(*spans[group[0] if after < 0 else after])]
    at = spans[group[0]].start if after < 0 else spans[after].end
    lead = "\n" if at and text[at - 1] != "\n" else ""
    return text[:at] + lead + line(sample) + text[at:]
