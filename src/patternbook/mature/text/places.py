"""Where the parts of a pattern stand that rules point at: its title, its patlet, a heading, a link's destination."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.pattern import Kind, Span

if TYPE_CHECKING:
    from patternbook.library import Document
    from patternbook.pattern import Link, Pattern, Section


def heading_place(section: Section) -> Span:
    """Return the place of a section's heading."""
    return Span(section.span.start, section.span.start + len(section.text[: section.body_start].rstrip()))


def section_place(pattern: Pattern, kind: str) -> Span | None:
    """Return the place of the heading of a kind, None if the pattern has no such section."""
    section = pattern.section(kind)
    return heading_place(section) if section and section.heading else None


def text_place(pattern: Pattern, kind: str) -> Span | None:
    """Return the place of a section's text without the empty lines around it, else of its heading."""
    section = pattern.section(kind)
    if section is None or not section.body.strip():
        return section_place(pattern, kind)
    start = section.body_span.start + len(section.body) - len(section.body.lstrip())
    return Span(start, start + len(section.body.strip()))


def title_place(pattern: Pattern) -> Span | None:
    """Return the place of the title's words, None when the file only has a name."""
    section = pattern.section(Kind.TITLE)
    start, end = (section.span.start, section.span.end) if section else (0, len(pattern.source))
    at = pattern.source.find(pattern.title, start, end)
    return Span(at, at + len(pattern.title)) if at >= 0 else section_place(pattern, Kind.TITLE)


def destination_place(page: Pattern | Document, link: Link) -> Span | None:
    """Return where a link's destination is written, also when that is a definition elsewhere in the file.

    None when it is written in another way than it reads, as with escapes or several equal definitions.
    """
    written = page.source[link.span.start : link.span.end]
    at = written.rfind(link.destination)
    if at >= 0:
        return Span(link.span.start + at, link.span.start + at + len(link.destination))
    definition = f"]: {link.destination}"
    if page.source.count(definition) == 1:
        end = page.source.index(definition) + len(definition)
        return Span(end - len(link.destination), end)
    return None
