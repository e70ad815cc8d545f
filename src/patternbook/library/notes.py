"""Notes of a shelf on a public pattern: how they begin, and the text in which readers get both."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from patternbook.library.links.relinking import relinked, renewed
from patternbook.library.model import Library, Translation
from patternbook.pattern import Kind, Pattern, Section, Span, normal_heading, reread
from patternbook.pattern.editing import line_end
from patternbook.pattern.frontmatter import without_front_matter
from patternbook.pattern.instances import instances_in
from patternbook.pattern.markdown import outline
from patternbook.pattern.reading import cut_sections
from patternbook.pattern.slugs import anchors_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.pattern import KnownInstance


CRLF, LF = "\r\n", "\n"


@dataclass(frozen=True)
class NotedPattern(Pattern):
    """A public pattern as a shelf shows it: each section is followed by what the shelf's notes say to it.

    `source` is the text of both, and spans count its characters. `noted` has the positions in `sections`
    of those that are the shelf's, `notes` the notes as they were written, `shelf` whose they are.
    """

    notes: Pattern
    noted: frozenset[int]
    shelf: str

    @cached_property
    def known_instances(self) -> tuple[KnownInstance, ...]:
        """The instances that the pattern lists, then those of the notes."""
        listing = (section for section in self.sections if section.kind == Kind.KNOWN_INSTANCES)
        return tuple(instance for section in listing for instance in instances_in(self, section))


class _Part(NamedTuple):
    """A section on its way into a text: what it is for, its heading, its whole text, where its body begins in that."""

    kind: str
    heading: str
    text: str
    body_start: int
    is_note: bool = False


def notes_begun(pattern: Pattern) -> Pattern:
    """Return notes on a pattern that hold nothing yet but what they are on, at the pattern's own path."""
    end = line_end(pattern.source)
    return reread(pattern, f"## {pattern.template.heading(Kind.TITLE)}{end}{end}{pattern.title}{end}")


def own_text(pattern: Pattern, library: Library) -> Pattern:
    """Return the text that holds what is written to a pattern here, or would hold it.

    That is the pattern itself, and for a public one the shelf's notes on it, begun where there are none.
    """
    if library.is_own(pattern):
        return pattern
    return library.notes_on(pattern) or notes_begun(pattern)


def is_blank(notes: Pattern) -> bool:
    """Whether notes say nothing yet but what they are on."""
    return next(_remarks(notes, notes.path), None) is None


def _key(section: Section | _Part) -> str:
    """Return what makes sections of two texts the same: their kind, or the words of a heading of no known kind."""
    return section.kind if section.kind != Kind.OTHER else normal_heading(section.heading)


def _remarks(notes: Pattern, path: str) -> Iterator[tuple[str, Section, str]]:
    """Yield what notes say: where it belongs, the section, and its body with links as a file at `path` writes them.

    What stands above the sections belongs to the patlet. The title only tells what the notes are on.
    """
    renew = partial(renewed, old=notes.path, new=path, moved={})
    elsewhere = posixpath.dirname(notes.path) != posixpath.dirname(path)
    source = relinked(notes.source, notes.links, renew)[0] if elsewhere else notes.source
    for section in cut_sections(source, notes.template):
        named = section.kind == notes.template.kind_of(section.heading)
        body = without_front_matter(section.body) if section.kind == Kind.PREAMBLE else section.body
        if body.strip() and not (section.kind == Kind.TITLE and named):
            yield Kind.PATLET if section.kind in {Kind.PREAMBLE, Kind.TITLE} else _key(section), section, body.strip()


def _public_parts(pattern: Pattern, end: str) -> Iterator[_Part]:
    for section in pattern.sections:
        text = section.text if section.text.endswith(end * 2) else f"{section.text.rstrip()}{end * 2}"
        yield _Part(section.kind, section.heading, text, section.body_start)


def _parts(pattern: Pattern, notes: Pattern, name: str) -> list[_Part]:
    """Return the sections of a pattern, each first of its sort followed by the notes on it, then the other notes."""
    end = line_end(pattern.source)
    parts = list(_public_parts(pattern, end))
    marked = f"### {name}{end * 2}"
    for key, section, body in _remarks(notes, pattern.path):
        said = f"{body.replace(CRLF, LF).replace(LF, end)}{end * 2}"
        at = next((at for at, part in enumerate(parts) if not part.is_note and _key(part) == key), None)
        if at is None:
            opening = f"## {section.heading or name}{end * 2}{marked if section.heading else ''}"
            parts.append(_Part(section.kind, section.heading or name, f"{opening}{said}", len(opening), is_note=True))
        else:
            while at + 1 < len(parts) and parts[at + 1].is_note and parts[at + 1].heading == name:
                at += 1
            parts.insert(at + 1, _Part(parts[at].kind, name, f"{marked}{said}", len(marked), is_note=True))
    return parts


def with_notes(pattern: Pattern, notes: Pattern, name: str) -> NotedPattern:
    """Return a public pattern with a shelf's notes on it set in, each below the name of the shelf."""
    parts = _parts(pattern, _apart(pattern, notes), name)
    source = f"{''.join(part.text for part in parts).rstrip()}{line_end(pattern.source)}"
    sections, start = [], 0
    for part in parts:
        stop = min(start + len(part.text), len(source))
        sections.append(Section(part.kind, part.heading, Span(start, stop), source, part.body_start))
        start = stop
    found = outline(source)
    return NotedPattern(
        slug=pattern.slug,
        language=pattern.language,
        level=pattern.level,
        path=pattern.path,
        source=source,
        template=pattern.template,
        sections=tuple(sections),
        headings=found.headings,
        links=found.links,
        anchors=found.anchors | anchors_of(tuple(heading.text for heading in found.headings)),
        title=pattern.title,
        patlet=pattern.patlet,
        notes=notes,
        noted=frozenset(at for at, part in enumerate(parts) if part.is_note),
        shelf=name,
    )


_LABEL = re.compile(r"^ {0,3}\[([^\]\n]+)\]:", re.MULTILINE)


def _apart(pattern: Pattern, notes: Pattern) -> Pattern:
    """Return notes whose labels of links and footnotes are not those of the pattern, where both define the same."""
    both = set(_LABEL.findall(pattern.source)) & set(_LABEL.findall(notes.source))
    text = notes.source
    for label in sorted(both):
        other = f"{label}-notes"
        text = re.sub(rf"(?<=\])\[{re.escape(label)}\]", f"[{other}]", text)
        text = re.sub(rf"(?<![\]!])\[{re.escape(label)}\]\[\]", f"[{label}][{other}]", text)
        text = re.sub(rf"^( {{0,3}})\[{re.escape(label)}\]:", rf"\1[{other}]:", text, flags=re.MULTILINE)
        alone = f"[{other}]" if label.startswith("^") else f"[{label}][{other}]"
        text = re.sub(rf"(?<![\]\\])\[{re.escape(label)}\](?![\[(:])", lambda _: alone, text)  # noqa: B023 - called at once
    return reread(notes, text) if both else notes


def annotated(library: Library) -> Library:
    """Return a library as readers get it: with the notes of a shelf set into the public patterns.

    A translation without notes in its language gets those of the source language.
    """
    return library.once(_annotated) if library.notes else library


def _annotated(library: Library) -> Library:
    name = library.overlay.name if library.overlay else ""
    source = {notes.slug: notes for notes in library.notes if notes.language == library.config.source_language}

    def read(pattern: Pattern, slug: str) -> Pattern:
        if library.is_own(pattern):
            return pattern
        notes = library.notes_on(pattern) or source.get(slug)
        return with_notes(pattern, notes, name) if notes else pattern

    patterns = tuple(read(pattern, pattern.slug) for pattern in library.patterns)
    translations = tuple(Translation(read(t.pattern, t.of), t.of) for t in library.translations)
    return replace(library, patterns=patterns, translations=translations)
